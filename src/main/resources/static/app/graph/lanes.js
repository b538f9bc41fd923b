// @ts-check
/** The journey graph in lanes. Focus and hover change classes only; nothing is laid out anew. */
import { html, nothing, svg } from 'lit-html';
import { count, exact, fit, percent, ratio } from '../format.js';
import { joined, split } from '../scope.js';
import { read, set } from '../state.js';
import { words } from '../words.js';
import { CARD, tints } from './model.js';
import { walk } from './walk.js';
import { drag, wheel, zoomOf } from './zoom.js';

/** @typedef {import('./model.js').Model} Model */
/** @typedef {import('./model.js').Card} Card */
/** @typedef {import('./model.js').Link} Link */

/** As the layout has it, which leaves room for links beside each other. */
const MOST_WIDTH = 7;
/** Beside a card that a link passes it runs level. */
const LEVEL = 5;
/** Links that carry less than this part of the heaviest stand back until one asks for them. */
const WEAK = 12;
const GAIN = 1.25;
const LOSS = 0.8;
const BEGINS = 0.1;
/** Wider pictures keep their size and scroll, so that names stay readable. */
export const WIDEST = 1500;
/** Sizes of the words of cards, and down to which part of its size the picture may shrink with each: printed they are 11 px at least. */
const SIZES = /** @type {const} */ ([[11, 1], [12, 0.92], [13, 0.85], [14, 0.79]]);
/** What the navigation and the margins take of the window. */
const BESIDE = 200;
/** Lanes of two columns and more are wider. */
const TWO_COLUMNS = 300;
/** Narrower than this the graph is a list. */
const PHONE = 700;

/** How large the words are drawn; null where no size would be readable, so that the picture is moved instead. @param {number} width of the picture */
export function sizeOf(width) {
  const scale = (innerWidth - BESIDE) / width;
  return width > WIDEST ? null : (SIZES.find(([, least]) => scale >= least)?.[0] ?? null);
}

/** Steps are being picked for a funnel. @param {import('../state.js').Values} values */
export const picking = values => values.steps != null || values.build != null;

/** The lane that was just opened: it is brought into sight once it is drawn. */
let opened = /** @type {string | null} */ (null);

/** @param {import('./model.js').Lane[]} drawn */
function reveal(drawn) {
  const at = drawn.findIndex(lane => lane.name === opened && !lane.folded);
  if (opened == null || at < 0) return;
  opened = null;
  requestAnimationFrame(() => document.querySelectorAll('svg.lanes g.lane')[at]?.scrollIntoView({ inline: 'nearest', block: 'nearest' }));
}

/** @param {Model} model @param {import('../views/graph.js').Page} page @param {unknown} over what is drawn over it */
export function lanes(model, page, over) {
  const { layout } = model;
  const { values } = page;
  const heaviest = Math.max(1, ...layout.links.filter(l => l.shown).map(l => l.count + l.countBack));
  const drawn = [...layout.links].sort((a, b) => a.count + a.countBack - b.count - b.countBack);
  const pinned = layout.cards.findIndex(card => card.id === values.pin);
  const tint = values.colour && values.colour !== 'step' ? tints(model, values.colour, page.more) : [];
  const zoom = zoomOf(values);
  const fitted = sizeOf(layout.width + 12);
  const size = zoom ? SIZES[0][0] : (fitted ?? SIZES[0][0]);
  reveal(layout.lanes);
  keepInSight(page);
  const kinds = `${pinned >= 0 ? ' focused' : ''}${values.path ? ' overlaid' : ''}${picking(values) ? ' picking' : ''}${zoom ? ' zoomed' : ''}${fitted ? '' : ' long'}`;
  return html`<div class="wide graph${kinds}" @keydown=${(/** @type {KeyboardEvent} */ e) => walk(e, model)} @wheel=${wheel} @pointerdown=${drag}>
    ${phoneList(model, page)}
    <svg class=${`picture lanes words-${size}`} viewBox=${`-6 0 ${layout.width + 12} ${layout.height}`} width=${(layout.width + 12) * (zoom ?? 1)} height=${layout.height * (zoom ?? 1)} role="group" aria-label=${words.views.graph}>
      ${layout.lanes.map(lane => laneOf(lane, layout.height, page))}
      ${drawn.map(link => linkOf(link, model, page, heaviest, pinned))}
      ${layout.cards.map((card, i) => cardOf(card, i, model, page, pinned, tint[i], size))}
      ${over}
    </svg></div>`;
}

/**
 * @param {import('./model.js').Lane} lane @param {number} height @param {import('../views/graph.js').Page} page
 * @param {string} [visits] in words; those of all journeys where it is left out
 */
export function laneOf(lane, height, page, visits) {
  const shown = laneName(lane);
  const tip = visits ?? words.graph.laneTip(exact(lane.visits), exact(lane.steps), exact(lane.hiddenTransitions));
  if (!lane.folded) {
    return svg`<g class="lane"><rect x=${lane.x} y="0" width=${lane.width} height=${height} rx="6"></rect>
      <text class="lane-name" x=${lane.x + 10} y="18" data-tip=${tip || nothing}>${shown}</text>
      ${lane.kind === 'CONVERTED' ? nothing : svg`<text class="soft" x=${lane.x + lane.width - 10} y="18" text-anchor="end">${visits == null ? count(lane.visits) : lane.width > TWO_COLUMNS ? visits : ''}</text>`}
      ${lane.name && split(page.values.unfold).includes(lane.name) ? svg`<text class="gain opens" role="button" tabindex="0" aria-label=${words.graph.foldThe(shown)} x=${lane.x + lane.width - 54} y="18" text-anchor="end" @click=${() => foldOrUnfold(lane)} @keydown=${byKey}>${words.graph.fold}</text>` : nothing}</g>`;
  }
  const name = shown || words.graph.others;
  const text = words.graph.folded(name, lane.steps, count(lane.visits));
  const lines = [count(lane.steps), words.graph.touchpoints, ...(visits == null ? [count(lane.visits), words.graph.visitsOf] : [])];
  const inside = svg`<rect x=${lane.x} y="0" width=${lane.width} height=${height} rx="6"></rect><text class="lane-name" x=${lane.x + 5} y="18">${fit(name, lane.width - 8, '600 11px Inter, system-ui, sans-serif')}</text>
    ${lines.map((line, i) => svg`<text class=${i % 2 ? 'soft' : ''} x=${lane.x + 5} y=${42 + i * 14 + (i > 1 ? 8 : 0)}>${line}</text>`)}`;
  if (!lane.name) return svg`<g class="lane folded" data-tip=${tip}>${inside}</g>`;
  return svg`<g class="lane folded opens" role="button" tabindex="0" aria-label=${`${text}, ${words.graph.show}`} data-tip=${tip} @click=${() => foldOrUnfold(lane)} @keydown=${byKey}>${inside}
    <text class="gain" x=${lane.x + 5} y="118">${words.graph.show}</text></g>`;
}

/** Enter and the space bar do what a click does. @param {KeyboardEvent} event */
function byKey(event) {
  if (event.key !== 'Enter' && event.key !== ' ') return;
  event.preventDefault();
  event.currentTarget?.dispatchEvent(new MouseEvent('click'));
}

/** @param {import('./model.js').Lane} lane */
function foldOrUnfold(lane) {
  const now = split(read().values.unfold);
  const name = lane.name ?? '';
  opened = now.includes(name) ? null : name;
  set({ unfold: joined(now.includes(name) ? now.filter(other => other !== name) : [...now, name]) });
}

/** @param {{ kind: string, name: string | null }} lane */
export function laneName(lane) {
  const name = lane.kind === 'CONVERTED' ? words.graph.converted : (lane.name ?? (lane.kind === 'NO_STAGE' ? words.graph.noStage : ''));
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** The card that was last brought into sight, and whether all of its details were there. */
let uncovered = '';

/** Brings a pinned card into sight, once when its details are there and once when they are whole. @param {import('../views/graph.js').Page} page */
function keepInSight(page) {
  const state = page.values.pin ? `${page.values.pin} ${page.more != null}` : '';
  if (!state) uncovered = '';
  if (!state || state === uncovered) return;
  requestAnimationFrame(() => {
    if (uncovered === state || !document.querySelector('.inspector')) return;
    uncovered = state;
    uncover();
  });
}

/** Moves the page until the details no longer lie over the card that was pinned, and the card no longer lies beside the window. */
function uncover() {
  const box = document.querySelector('.card.pinned')?.getBoundingClientRect();
  const frame = document.querySelector('.wide.graph');
  const held = frame?.getBoundingClientRect();
  if (box && frame && held && (box.left < held.left || box.right > held.right)) frame.scrollBy(box.left - held.left - (held.width - box.width) / 2, 0);
  const card = document.querySelector('.card.pinned')?.getBoundingClientRect();
  const details = document.querySelector('.inspector')?.getBoundingClientRect();
  if (innerWidth >= PHONE && card && details && card.bottom > details.top) scrollBy(0, card.bottom - details.top + 12);
}

/** A click pins a card, or takes it as the next step of the funnel that is being picked. @param {Card} card */
function choose(card) {
  const { values } = read();
  if (card.id == null) return;
  if (!picking(values)) {
    return set({ pin: values.pin === card.id ? '' : card.id });
  }
  const steps = split(values.steps);
  set({ steps: joined(steps[steps.length - 1] === card.id ? steps.slice(0, -1) : [...steps, card.id]), build: 'yes' });
}

/** @param {Card} card @param {number} i @param {Model} model @param {import('../views/graph.js').Page} page @param {number} pinned @param {import('./model.js').Tint | null | undefined} tint @param {number} size of the words */
function cardOf(card, i, model, page, pinned, tint, size) {
  const node = card.id == null ? undefined : model.node(card.id);
  const converts = node?.kind === 'CONVERSION';
  const ends = model.endShare(card);
  const end = words.graph.end(ratio(card.ended, card.visits));
  const finding = card.id != null && model.findings.has(card.id);
  const near = pinned === i || (pinned >= 0 && model.layout.links.some(l => (l.source === pinned && l.target === i) || (l.target === pinned && l.source === i)));
  const way = page.values.path ? split(page.values.path).some(step => model.cardOf(step) === i) : false;
  const name = model.nameOf(card);
  const tip = converts
    ? words.graph.conversions(exact(node.journeys), ratio(node.journeys, model.count))
    : [name, words.graph.visits(exact(card.visits)), words.graph.endHere(ratio(card.ended, card.visits), percent(node?.dropOff.low), percent(node?.dropOff.high)), node?.channel ?? ''].filter(Boolean).join('\n');
  const ending = finding && !tint ? 'loss' : 'soft';
  return svg`<g class=${`card${finding ? ' finding' : ''}${converts ? ' converts' : ''}${pinned === i ? ' pinned' : ''}${near ? ' near' : ''}${way ? ' way' : ''}`} data-card=${i} data-id=${card.id ?? ''}
      transform=${`translate(${card.x} ${card.y})`} tabindex=${pinned === i || (pinned < 0 && i === 0) ? 0 : -1} role="button" aria-pressed=${pinned === i}
      aria-label=${`${name}, ${words.graph.visits(exact(card.visits))}, ${end}${tint ? `, ${tint.text}` : ''}`} data-tip=${tip}
      @click=${() => choose(card)} @pointerenter=${focus} @pointerleave=${blur} @focus=${focus} @blur=${blur}>
    <rect class="face" width=${CARD.width} height=${CARD.height} rx="4"></rect>
    ${tint ? svg`<rect class=${`tint s${tint.level}${tint.low ? ' end' : ''}`} width=${CARD.width} height=${CARD.height} rx="4"></rect>` : nothing}
    ${model.entryShare(card) >= BEGINS ? svg`<path class="begins" d="M-6 17l6 4-6 4z"></path>` : nothing}
    <text class="name" x="8" y="15">${fit(name, CARD.width - 16, `500 ${Math.max(12, size)}px Inter, system-ui, sans-serif`)}</text>
    ${tint ? nothing : svg`<text x="8" y="29">${count(card.visits)}</text>`}
    ${converts
      ? svg`<text class="gain" x=${CARD.width - 8} y="29" text-anchor="end">${words.graph.ofJourneys(percent(node.journeys / model.count))}</text>`
      : svg`<text class=${tint ? 'value' : ending} x=${CARD.width - 8} y="29" text-anchor="end">${tint ? tint.text : finding ? `▼ ${end}` : end}</text>
        <rect class="foot-all" x="8" y="35" width=${CARD.width - 16} height="2.5"></rect>
        <rect class="foot-end" x=${CARD.width - 8 - (CARD.width - 16) * ends} y="35" width=${(CARD.width - 16) * ends} height="2.5"></rect>`}
  </g>`;
}

/** @param {Link} link @param {Model} model @param {import('../views/graph.js').Page} page @param {number} heaviest @param {number} pinned */
function linkOf(link, model, page, heaviest, pinned) {
  const own = pinned >= 0 && (link.source === pinned || link.target === pinned);
  if (!link.shown && !own) return svg`<path class="link hidden" data-source=${link.source} data-target=${link.target} d=${curve(link, model)}></path>`;
  const all = link.count + link.countBack;
  const width = Math.max(0.75, Math.sqrt(all / heaviest) * MOST_WIDTH);
  const kind = page.values.colour === 'step' ? colour(link, model) : '';
  const from = model.nameOf(model.layout.cards[link.source]);
  const to = model.nameOf(model.layout.cards[link.target]);
  const tip = `${from} → ${to}: ${exact(link.count)}${link.countBack ? `\n${to} → ${from}: ${exact(link.countBack)}` : ''}`;
  return svg`<path class=${`link${link.back ? ' back' : ''}${all * WEAK < heaviest ? ' weak' : ''}${own ? ' own' : ''}${kind}`} data-source=${link.source} data-target=${link.target}
    stroke-width=${link.back ? Math.min(2, width) : width} d=${curve(link, model)} data-tip=${tip}></path>
    ${head(link, model, kind + (own ? ' own' : ''))}`;
}

/** How the chance of converting changes along a link. @param {Link} link @param {Model} model */
function colour(link, model) {
  const before = model.chance(model.layout.cards[link.source]);
  const after = model.chance(model.layout.cards[link.target]);
  if (!before || after == null) return '';
  return after / before >= GAIN ? ' gain' : after / before <= LOSS ? ' loss' : '';
}

/** Where a link begins and ends. @param {Link} link @param {{ layout: Model['layout'] }} model */
function ends(link, model) {
  const source = model.layout.cards[link.source];
  const target = model.layout.cards[link.target];
  const bow = source.x === target.x;
  return { bow, x1: link.back ? source.x : source.x + CARD.width, x2: link.back || bow ? target.x + CARD.width : target.x, y1: link.sourceY, y2: link.targetY };
}

/** Left edges of the columns that a link passes, from its source on. @param {{ source: number, target: number }} link @param {Model['layout']} layout */
export function passed({ source, target }, { cards }) {
  const [from, to] = [cards[source].x, cards[target].x];
  const between = [...new Set(cards.map(card => card.x))].filter(x => (x - from) * (x - to) < 0);
  return between.sort((a, b) => (to > from ? a - b : b - a));
}

/** @param {Link} link @param {{ layout: Model['layout'] }} model */
export function curve(link, model) {
  const { bow, x1, x2, y1, y2 } = ends(link, model);
  if (bow) {
    const out = link.bow * 4 / 3;
    return `M${x1} ${y1}C${x1 + out} ${y1} ${x2 + out} ${y2} ${x2 + 2} ${y2}`;
  }
  const turn = link.back ? -1 : 1;
  let [x, y] = [x1, y1];
  let d = `M${x} ${y}`;
  const ease = (/** @type {number} */ toX, /** @type {number} */ toY) => {
    const pull = (Math.abs(toX - x) / 2) * turn;
    d += `C${x + pull} ${y} ${toX - pull} ${toY} ${toX} ${toY}`;
  };
  passed(link, model.layout).forEach((column, i) => {
    const [enter, leave] = link.back ? [column + CARD.width + LEVEL, column - LEVEL] : [column - LEVEL, column + CARD.width + LEVEL];
    ease(enter, link.via[i]);
    d += `H${leave}`;
    [x, y] = [leave, link.via[i]];
  });
  ease(x2 - 4 * turn, y2);
  return d;
}

/** A head at the end; at both ends where the weaker direction has at least a third. @param {Link} link @param {{ layout: Model['layout'] }} model @param {string} kind */
export function head(link, model, kind) {
  return svg`${arrow(link, model, kind, false)}${link.countBack * 3 >= link.count ? arrow(link, model, kind, true) : nothing}`;
}

/** The head at one end. @param {Link} link @param {{ layout: Model['layout'] }} model @param {string} kind @param {boolean} begin */
export function arrow(link, model, kind, begin) {
  const { bow, x1, x2, y1, y2 } = ends(link, model);
  const out = begin ? (link.back ? -6 : 6) : link.back || bow ? 6 : -6;
  return svg`<path class=${`head${kind}`} data-source=${link.source} data-target=${link.target} d=${`M${begin ? x1 : x2} ${begin ? y1 : y2}l${out} -3v6z`}></path>`;
}

/** Lights up a card, its links and what they lead to; by attributes, since classes are written anew with every picture. @param {Event} event */
function focus(event) {
  const card = /** @type {SVGGElement} */ (event.currentTarget);
  const picture = card.closest('svg');
  const i = card.dataset.card;
  if (!picture || i == null) return;
  blur(event);
  picture.toggleAttribute('data-lit', true);
  card.toggleAttribute('data-on', true);
  picture.querySelectorAll(`[data-source="${i}"],[data-target="${i}"]`).forEach(link => {
    link.toggleAttribute('data-on', true);
    const { source, target } = /** @type {SVGElement} */ (link).dataset;
    picture.querySelector(`[data-card="${source === i ? target : source}"]`)?.toggleAttribute('data-on', true);
  });
}

/** @param {Event} event */
function blur(event) {
  const picture = /** @type {SVGGElement} */ (event.currentTarget).closest('svg');
  picture?.removeAttribute('data-lit');
  picture?.querySelectorAll('[data-on]').forEach(part => part.removeAttribute('data-on'));
}

/** On a phone the graph is a list: a section for each lane. @param {Model} model @param {import('../views/graph.js').Page} page */
function phoneList(model, page) {
  const found = (/** @type {Card} */ card) => card.id != null && model.findings.has(card.id);
  const path = split(page.values.path).map(step => model.cardOf(step));
  const places = (/** @type {Card} */ card) => path.flatMap((at, i) => (model.layout.cards[at] === card ? [i + 1] : [])).join(' ');
  return html`<div class="phone">${model.layout.lanes.map((lane, at) => html`<h3>${laneName(lane)} <small>${count(lane.visits)}</small></h3>
    <ul>${model.layout.cards.filter(card => card.lane === at).sort((a, b) => b.visits - a.visits).map(card => html`<li><button @click=${() => choose(card)} aria-pressed=${page.values.pin === card.id}>
      <span><b class="nth">${places(card)}</b>${model.nameOf(card)}<small>${card.id == null ? '' : (model.node(card.id)?.channel ?? '')}</small></span><span>${count(card.visits)}</span><span class=${found(card) ? 'loss' : ''}>${found(card) ? '▼ ' : ''}${words.graph.end(ratio(card.ended, card.visits))}</span></button></li>`)}</ul>`)}</div>`;
}
