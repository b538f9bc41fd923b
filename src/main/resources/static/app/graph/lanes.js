// @ts-check
/** The journey graph in lanes. Focus and hover change classes only; nothing is laid out anew. */
import { html, nothing, svg } from 'lit-html';
import { count, exact, percent } from '../format.js';
import { set } from '../state.js';
import { CARD } from './model.js';
import { walk } from './walk.js';

/** @typedef {import('./model.js').Model} Model */
/** @typedef {import('./model.js').Card} Card */
/** @typedef {import('./model.js').Link} Link */

const MOST_WIDTH = 10;
const GAIN = 1.25;
const LOSS = 0.8;
const BEGINS = 0.1;
/** Wider pictures keep their size and scroll, so that names stay readable. */
export const WIDEST = 1500;

/** @param {Model} model @param {import('../main.js').Page} page */
export function lanes(model, page) {
  const { layout } = model;
  const heaviest = Math.max(1, ...layout.links.filter(l => l.shown).map(l => l.count + l.countBack));
  const drawn = [...layout.links].sort((a, b) => a.count + a.countBack - b.count - b.countBack);
  const pinned = layout.cards.findIndex(card => card.id === page.values.pin);
  return html`<div class="wide graph ${pinned >= 0 ? 'focused' : ''}" @keydown=${(/** @type {KeyboardEvent} */ e) => walk(e, model)}>
    ${phoneList(model, page)}
    <svg class="picture lanes" viewBox=${`-6 0 ${layout.width + 12} ${layout.height}`} width=${layout.width > WIDEST ? layout.width : '100%'} height=${layout.height} preserveAspectRatio="xMinYMin meet" role="group" aria-label="Journey graph">
      ${layout.lanes.map(lane => laneOf(lane, layout.height, page))}
      ${drawn.map(link => linkOf(link, model, page, heaviest, pinned))}
      ${layout.cards.map((card, i) => cardOf(card, i, model, page, pinned))}
    </svg></div>`;
}

/** @param {import('./model.js').Lane} lane @param {number} height @param {import('../main.js').Page} page */
export function laneOf(lane, height, page) {
  const name = lane.kind === 'CONVERTED' ? 'Converted' : (lane.name ?? (lane.kind === 'NO_STAGE' ? 'No stage' : ''));
  const shown = name.charAt(0).toUpperCase() + name.slice(1);
  const tip = `${exact(lane.visits)} visits of ${exact(lane.steps)} touchpoints\n${exact(lane.hiddenTransitions)} transitions here are carried by no link`;
  if (!lane.folded) {
    return svg`<g class="lane"><rect x=${lane.x} y="0" width=${lane.width} height=${height} rx="6"></rect>
      <text class="lane-name" x=${lane.x + 10} y="18" data-tip=${tip}>${shown}</text>
      ${lane.kind === 'CONVERTED' ? nothing : svg`<text class="soft" x=${lane.x + lane.width - 10} y="18" text-anchor="end">${count(lane.visits)}</text>`}</g>`;
  }
  const unfold = () => set({ unfold: [page.values.unfold, encodeURIComponent(lane.name ?? '')].filter(Boolean).join(',') });
  const text = `${shown || 'Others'} · ${lane.steps} touchpoints · ${count(lane.visits)} visits`;
  return svg`<g class="lane folded" role="button" tabindex="0" aria-label=${text + (lane.name ? ', show' : '')} data-tip=${tip} @click=${lane.name ? unfold : nothing}>
    <rect x=${lane.x} y="0" width=${lane.width} height=${height} rx="6"></rect>
    <text class="soft" transform=${`translate(${lane.x + 21} 14) rotate(90)`}>${text}${lane.name ? ' · show' : ''}</text></g>`;
}

/** @param {Card} card @param {number} i @param {Model} model @param {import('../main.js').Page} page @param {number} pinned */
function cardOf(card, i, model, page, pinned) {
  const node = card.id == null ? undefined : model.node(card.id);
  const converts = node?.kind === 'CONVERSION';
  const ends = model.endShare(card);
  const finding = card.id != null && model.findings.has(card.id);
  const near = pinned === i || (pinned >= 0 && model.layout.links.some(l => (l.source === pinned && l.target === i) || (l.target === pinned && l.source === i)));
  const tip = converts
    ? `${exact(node.journeys)} conversions, ${percent(node.journeys / model.count)} of all journeys`
    : `${model.nameOf(card)}\n${exact(card.visits)} visits\n${percent(ends)} end here${node?.dropOff ? `, 95 % interval ${percent(node.dropOff.low)} to ${percent(node.dropOff.high)}` : ''}\n${node?.channel ?? ''}`.trim();
  const pin = () => set({ pin: page.values.pin === card.id ? '' : (card.id ?? '') });
  return svg`<g class=${`card${finding ? ' finding' : ''}${converts ? ' converts' : ''}${pinned === i ? ' pinned' : ''}${near ? ' near' : ''}`} data-card=${i} data-id=${card.id ?? ''}
      transform=${`translate(${card.x} ${card.y})`} tabindex=${pinned === i || (pinned < 0 && i === 0) ? 0 : -1} role="button" aria-pressed=${pinned === i}
      aria-label=${`${model.nameOf(card)}, ${exact(card.visits)} visits, ${percent(ends)} end here`} data-tip=${tip}
      @click=${card.id == null ? nothing : pin} @pointerenter=${focus} @pointerleave=${blur} @focus=${focus} @blur=${blur}>
    <rect class="face" width=${CARD.width} height=${CARD.height} rx="4"></rect>
    ${model.entryShare(card) >= BEGINS ? svg`<path class="begins" d="M-6 17l6 4-6 4z"></path>` : nothing}
    <text class="name" x="8" y="15">${shorten(model.nameOf(card), 21)}</text>
    <text x="8" y="29">${count(card.visits)}</text>
    ${converts
      ? svg`<text class="gain" x=${CARD.width - 8} y="29" text-anchor="end">${percent(node.journeys / model.count)} of journeys</text>`
      : svg`<text class=${finding ? 'loss' : 'soft'} x=${CARD.width - 8} y="29" text-anchor="end">${finding ? '▼ ' : ''}${percent(ends)} end</text>
        <rect class="foot-all" x="8" y="35" width=${CARD.width - 16} height="2.5"></rect>
        <rect class="foot-end" x=${CARD.width - 8 - (CARD.width - 16) * ends} y="35" width=${(CARD.width - 16) * ends} height="2.5"></rect>`}
  </g>`;
}

/** @param {string} text @param {number} most */
export const shorten = (text, most) => ([...text].length > most ? [...text].slice(0, most - 1).join('') + '…' : text);

/** @param {Link} link @param {Model} model @param {import('../main.js').Page} page @param {number} heaviest @param {number} pinned */
function linkOf(link, model, page, heaviest, pinned) {
  const own = pinned >= 0 && (link.source === pinned || link.target === pinned);
  if (!link.shown && !own) return svg`<path class="link hidden" data-source=${link.source} data-target=${link.target} d=${curve(link, model)}></path>`;
  const all = link.count + link.countBack;
  const width = Math.max(0.75, Math.sqrt(all / heaviest) * MOST_WIDTH);
  const kind = page.values.colour === 'step' ? colour(link, model) : '';
  const from = model.nameOf(model.layout.cards[link.source]);
  const to = model.nameOf(model.layout.cards[link.target]);
  const tip = `${from} → ${to}: ${exact(link.count)}${link.countBack ? `\n${to} → ${from}: ${exact(link.countBack)}` : ''}`;
  return svg`<path class=${`link${link.back ? ' back' : ''}${own ? ' own' : ''}${kind}`} data-source=${link.source} data-target=${link.target}
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

/** @param {Link} link @param {{ layout: Model['layout'] }} model */
export function curve(link, model) {
  const { bow, x1, x2, y1, y2 } = ends(link, model);
  if (bow) {
    const out = 14 + Math.min(16, Math.abs(y2 - y1) / 14);
    return `M${x1} ${y1}C${x1 + out} ${y1} ${x2 + out} ${y2} ${x2 + 2} ${y2}`;
  }
  const pull = Math.max(18, Math.abs(x2 - x1) / 2) * (link.back ? -1 : 1);
  return `M${x1} ${y1}C${x1 + pull} ${y1} ${x2 - pull} ${y2} ${x2 + (link.back ? 4 : -4)} ${y2}`;
}

/** A head at the end; at both ends where the weaker direction has at least a third. @param {Link} link @param {{ layout: Model['layout'] }} model @param {string} kind */
export function head(link, model, kind) {
  const { bow, x1, x2, y1, y2 } = ends(link, model);
  const into = link.back || bow ? -1 : 1;
  const both = link.countBack * 3 >= link.count;
  return svg`<path class=${`head${kind}`} data-source=${link.source} data-target=${link.target} d=${`M${x2} ${y2}l${-6 * into} -3v6z`}></path>
    ${both ? svg`<path class=${`head${kind}`} data-source=${link.source} data-target=${link.target} d=${`M${x1} ${y1}l${(link.back ? -6 : 6)} -3v6z`}></path>` : nothing}`;
}

/** Lights up a card, its links and what they lead to. @param {Event} event */
function focus(event) {
  const card = /** @type {SVGGElement} */ (event.currentTarget);
  const picture = card.closest('svg');
  const i = card.dataset.card;
  if (!picture || i == null) return;
  blur(event);
  picture.classList.add('lit');
  card.classList.add('on');
  picture.querySelectorAll(`[data-source="${i}"],[data-target="${i}"]`).forEach(link => {
    link.classList.add('on');
    const { source, target } = /** @type {SVGElement} */ (link).dataset;
    picture.querySelector(`[data-card="${source === i ? target : source}"]`)?.classList.add('on');
  });
}

/** @param {Event} event */
function blur(event) {
  const picture = /** @type {SVGGElement} */ (event.currentTarget).closest('svg');
  picture?.classList.remove('lit');
  picture?.querySelectorAll('.on').forEach(part => part.classList.remove('on'));
}

/** On a phone the graph is a list: a section for each lane. @param {Model} model @param {import('../main.js').Page} page */
function phoneList(model, page) {
  return html`<div class="phone">${model.layout.lanes.map((lane, at) => html`<h3>${lane.kind === 'CONVERTED' ? 'Converted' : (lane.name ?? 'No stage')} <small>${count(lane.visits)}</small></h3>
    <ul>${model.layout.cards.filter(card => card.lane === at).sort((a, b) => b.visits - a.visits).map(card => html`<li><button @click=${() => set({ pin: card.id ?? '' })} aria-pressed=${page.values.pin === card.id}>
      <span>${model.nameOf(card)}</span><span>${count(card.visits)}</span><span class=${card.id != null && model.findings.has(card.id) ? 'loss' : ''}>${card.id != null && model.findings.has(card.id) ? '▼ ' : ''}${percent(model.endShare(card))} end</span></button></li>`)}</ul>`)}</div>`;
}
