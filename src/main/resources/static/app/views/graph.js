// @ts-check
import { html, nothing } from 'lit-html';
import { count, exact, inCurrency, percent, ratio, shorten } from '../format.js';
import { lanes, picking } from '../graph/lanes.js';
import { graphModel } from '../graph/model.js';
import { zoomTools } from '../graph/zoom.js';
import { joined, scopeInput, split } from '../scope.js';
import { number, rate } from '../shell/figure.js';
import { link, set } from '../state.js';
import { words } from '../words.js';

const RATE = 'value low high numerator denominator deff of';
const PICTURES = /** @type {const} */ (['', 'matrix', 'table']);
const COLOURS = /** @type {const} */ (['', 'step', 'chance', 'ends', 'dwell', 'removal', 'felt']);
const SHARES = [5, 10, 15, 20, 30, 50];
/** So many steps of a stage may have cards of their own by default; of others only the sums are asked for. */
const CARDS = 60;
/** So many steps a funnel may have. */
const LONGEST = 100;

/** What the first answer left out and the address speaks of all the same: rare touchpoints, and which of them share a card. */
const need = { ids: /** @type {Set<string>} */ (new Set()), members: false };

/** @typedef {import('../types/operations').JourneyGraph} Answer */
/** @typedef {import('../types/operations').JourneyGraphLater} Later */
/** @typedef {import('../main.js').Page<Answer, Later>} Page */
/** @typedef {import('../graph/model.js').Model} Model */
/** @typedef {(model: Model, page: Page) => unknown} Part */

/** What the first picture does without comes when it is asked for. @param {() => Promise<Part>} load @returns {Part} */
function onDemand(load) {
  /** @type {Part | null} */
  let part = null;
  return (model, page) => {
    if (part) return part(model, page);
    void load().then(loaded => {
      part = loaded;
      page.redraw();
    });
    return nothing;
  };
}

const inspector = onDemand(() => import('../graph/inspector.js').then(module => module.inspector));
const matrix = onDemand(() => import('../graph/matrix.js').then(module => module.matrix));
/** @type {typeof import('../graph/inspector.js').comments | null} */
let comments = null;
const overlay = onDemand(() => import('../graph/overlay.js').then(module => module.overlay));

/** @type {import('../main.js').View<Answer, Later>} */
export default {
  query: `
query JourneyGraph($scope: JourneyScope, $share: Float, $unfold: [String!], $top: Int, $most: Int!, $keep: [ID!]!, $members: Boolean!) {
  journeys(scope: $scope) {
    count customers converted value currencies { currency conversions value }
    conversion { ${RATE} }
    graph(topPerStage: $most, keep: $keep) {
      nodes { id kind label channel stage visits journeys dropOff { ${RATE} } conversion { ${RATE} } conversionFromHere }
      edges { from to count probability medianSeconds p90Seconds }
      hidden { nodes edges transitions }
      layout(minShare: $share, unfold: $unfold, topPerStage: $top) {
        width height
        lanes { name kind x width visits steps folded hiddenTransitions }
        cards { id steps @include(if: $members) size lane column x y visits begun ended }
        links { source target count countBack back shown via bow sourceY targetY }
        coverage { kinds shownKinds transitions shownTransitions }
      }
    }
    bottlenecks(first: 3) { touchpoint lostConversions }
  }
}`,
  variables: values => ({
    share: Number(values.share ?? 15) / 100,
    unfold: values.unfold ? values.unfold.split(',').map(decodeURIComponent) : [],
    top: values.top ? Number(values.top) : null,
    most: Math.max(CARDS, Number(values.top ?? 0)),
    keep: [...need.ids],
    members: need.members,
  }),
  later: {
    query: `
query JourneyGraphLater($scope: JourneyScope, $dwell: Boolean!, $removal: Boolean!, $felt: Boolean!, $way: [FunnelStepInput!]!, $along: Boolean!, $alone: JourneyScope, $only: Boolean!, $why: Boolean!) {
  only: journeys(scope: $alone) @include(if: $only) { count }
  journeys(scope: $scope) {
    why: bottlenecks(first: 3) @include(if: $why) { touchpoint reasons }
    way: funnel(steps: $way, order: STRICT) @include(if: $along) { steps { entered } }
    commonPaths(first: 12) { edges { node { steps count } } }
    bottlenecks(first: 1000) @include(if: $dwell) { touchpoint medianWaitSeconds }
    feedback @include(if: $felt) { by(dimension: "TOUCHPOINT", top: 1000) { key customers level { value } } }
    attribution(model: MARKOV) @include(if: $removal) { credits { step removalEffect } }
  }
}`,
    variables: values => {
      const way = split(values.path);
      const along = way.length > 0 && way.length <= LONGEST;
      const matching = `^ ${way.map(step => JSON.stringify(step)).join(' ')} $`;
      return {
        dwell: values.colour === 'dwell',
        removal: values.colour === 'removal',
        felt: values.colour === 'felt',
        way: way.map(step => ({ anyOf: [step] })),
        along,
        alone: along ? { ...scopeInput(values), matching } : null,
        only: along && !values.match,
        why: Boolean(values.pin),
      };
    },
  },
  figures: ({ data }) => html`${number(data.journeys.count, words.graph.figures.journeys)}${number(data.journeys.customers, words.graph.figures.customers)}${rate(data.journeys.conversion, words.graph.figures.convert)}${data.journeys.value ? number(data.journeys.value, words.graph.figures.value(inCurrency(data.journeys.currencies))) : nothing}`,
  options: ({ values }) =>
    html`<span class="group">${PICTURES.map(key => html`<button data-act=${key === 'table' ? 'table' : nothing} aria-pressed=${(values.pic ?? '') === key} @click=${() => set({ pic: key })}>${words.graph.pictures[key]}</button>`)}</span>`,
  render(page) {
    const model = graphModel(page);
    const { values } = page;
    askForMore(model, page);
    const shown = values.pic === 'matrix' ? matrix(model, page) : values.pic === 'table' ? rows(model) : lanes(model, page, values.path || values.steps ? overlay(model, page) : nothing);
    return html`${values.pic ? nothing : tools(model, page)}${values.path && !values.pic ? trail(model, page) : nothing}${shown}${values.pin && model.node(values.pin) ? inspector(model, page) : nothing}`;
  },
  footer({ data, values }) {
    const c = data.journeys.graph.layout.coverage;
    if (values.pic) return words.graph.footerAll(exact(c.kinds));
    return html`${legend(values.colour)}<span>${words.graph.footer(exact(c.shownKinds), exact(c.kinds), percent(c.transitions ? c.shownTransitions / c.transitions : null), values.share ?? '15')}</span>`;
  },
  table: ({ data }) => ({
    columns: words.columns.graph,
    rows: data.journeys.graph.edges.map(e => [e.from, e.to, e.count, e.probability, e.medianSeconds, e.p90Seconds]),
  }),
};

/** Asks anew, once, where the answer lacks a touchpoint that the address names. @param {Model} model @param {Page} page */
function askForMore(model, page) {
  const steps = [...split(page.values.path), ...split(page.values.steps).flatMap(step => step.split('|'))];
  const lacking = [...steps, ...(page.values.pin ? [page.values.pin] : [])].filter(id => !model.node(id) && !need.ids.has(id));
  const members = steps.length > 0 && !need.members && model.layout.cards.some(card => card.id == null);
  lacking.forEach(id => need.ids.add(id));
  need.members ||= members;
  if (lacking.length || members) queueMicrotask(page.again);
}

/** What is drawn and how, above the picture. @param {Model} model @param {Page} page */
function tools(model, page) {
  const { values } = page;
  if (picking(values)) return pick(model, page);
  const put = (/** @type {string} */ key) => (/** @type {Event} */ e) => set({ [key]: /** @type {HTMLSelectElement} */ (e.target).value });
  /** @type {{ value: string, steps: string[], count: number | null }[]} */
  const paths = (page.more?.journeys.commonPaths.edges ?? []).map(edge => ({ value: joined(edge.node.steps), steps: edge.node.steps, count: edge.node.count }));
  if (values.path && !paths.some(p => p.value === values.path)) paths.push({ value: values.path, steps: split(values.path), count: null });
  return html`<div class="tools"><label class="drawn">${words.graph.colour} <select @change=${put('colour')}>${COLOURS.map(key => html`<option value=${key} ?selected=${(values.colour ?? '') === key}>${words.graph.colours[key]}</option>`)}</select></label>
    <label class="drawn">${words.graph.links} <select @change=${put('share')}>${SHARES.map(n => html`<option value=${n === 15 ? '' : n} ?selected=${Number(values.share ?? 15) === n}>${n} %</option>`)}</select></label>
    <label>${words.graph.path} <select class="paths" @change=${put('path')}><option value="">${words.graph.noPath}</option>${paths.map(p => html`<option value=${p.value} ?selected=${values.path === p.value}>${p.count == null ? '' : `${count(p.count)} · `}${pathName(p.steps, model)}</option>`)}</select></label>
    <span class="gap"></span>${zoomTools(page)}</div>`;
}

/** The path that is drawn, step by step in words, and how many journeys are it. @param {Model} model @param {Page} page */
function trail(model, page) {
  const steps = split(page.values.path);
  const only = page.more?.only?.count;
  return html`<div class="trail"><ol>${steps.map((step, i) => html`<li><b>${i + 1}</b>${model.label(step)}</li>`)}</ol>
    <p>${only == null ? nothing : html`<span class="exactly"><b>${exact(only)}</b> ${words.graph.exactly(ratio(only, model.count))}</span> `}<span class="reason">${words.graph.trail}</span>
    <button class="plain leads" @click=${() => set({ path: '' })}>${words.graph.noTrail}</button></p>${talked(steps, page)}</div>`;
}

/** What people say of a path. @param {string[]} steps @param {Page} page */
function talked(steps, page) {
  if (!comments) {
    void import('../graph/inspector.js').then(module => {
      comments = module.comments;
      page.redraw();
    });
    return nothing;
  }
  return comments([{ name: words.graph.path, on: { path: steps } }], page.redraw);
}

/** @param {string[]} steps @param {Model} model */
const pathName = (steps, model) => shorten((steps.length > 6 ? [...steps.slice(0, 3), '…', ...steps.slice(-2)] : steps).map(step => model.label(step)).join(' → '), 80);

/** What the colours mean. @param {string | undefined} colour */
function legend(colour) {
  if (!colour) return nothing;
  if (colour === 'step') return html`<span class="key"><i class="gain"></i> ${words.graph.rises} <i class="loss"></i> ${words.graph.falls}</span>`;
  const fifths = (/** @type {number[]} */ numbers, /** @type {string} */ kind) => numbers.map(n => html`<i class=${`fifth s${n} ${kind}`}></i>`);
  if (colour === 'felt') return html`<span class="key">−1 ${fifths([5, 4, 3, 2, 1], 'loss')} 0 ${fifths([1, 2, 3, 4, 5], 'gain')} +1</span>`;
  return html`<span class="key">${words.graph.low} ${fifths([1, 2, 3, 4, 5], colour === 'ends' ? 'loss' : 'gain')} ${words.graph.high}</span>`;
}

/** The funnel that is being picked in the picture. @param {Model} model @param {Page} page */
function pick(model, page) {
  const steps = split(page.values.steps);
  const keep = (/** @type {string[]} */ rest) => set({ steps: joined(rest), build: 'yes' });
  return html`<div class="tools picks" role="status"><b>${words.graph.funnel}</b>
    ${steps.map((step, i) => html`<span class="chip set"><span class="pad">${i + 1}. ${step.split('|').map(id => model.label(id)).join(` ${words.funnel.or} `)}</span><button class="x" aria-label=${words.funnel.remove(i + 1)} @click=${() => keep(steps.filter((_, at) => at !== i))}>×</button></span>`)}
    <span class="reason">${steps.length ? words.graph.pickNext : words.graph.pickFirst}</span><span class="gap"></span>
    ${steps.length ? html`<a class="button main-act" href=${link('funnel', { steps: page.values.steps })}>${words.graph.openFunnel}</a>` : nothing}
    ${zoomTools(page)}<button @click=${() => set({ steps: '', build: '' })}>${words.actions.close}</button></div>`;
}

/** Of what leaves a step, the share that takes a transition. @param {import('../graph/model.js').Edge} edge */
const share = edge => (edge.probability ? ratio(edge.count, Math.round(edge.count / edge.probability)) : percent(edge.probability));

/** @param {Model} model */
function rows(model) {
  const shown = model.edges.slice(0, 500);
  return html`<div class="wide"><table><thead><tr><th>${words.graph.from}</th><th>${words.graph.to}</th><th class="n">${words.graph.transitions}</th><th class="n">${words.graph.ofLeaving}</th></tr></thead>
    <tbody>${shown.map(e => html`<tr><td>${model.label(e.from)}</td><td>${model.label(e.to)}</td><td class="n">${count(e.count)}</td><td class="n">${share(e)}</td></tr>`)}
    ${model.edges.length > shown.length ? html`<tr class="tail"><td colspan="4">${words.graph.moreEdges(exact(model.edges.length - shown.length))}</td></tr>` : nothing}
    ${model.hidden.edges > 0 ? html`<tr class="tail"><td colspan="4">${words.graph.leftOut(exact(model.hidden.edges), exact(model.hidden.transitions), exact(model.hidden.nodes))}</td></tr>` : nothing}</tbody></table></div>`;
}
