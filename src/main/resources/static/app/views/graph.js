// @ts-check
import { html, nothing } from 'lit-html';
import { count, exact, percent } from '../format.js';
import { lanes } from '../graph/lanes.js';
import { graphModel } from '../graph/model.js';
import { number, rate } from '../shell/figure.js';
import { set } from '../state.js';

const RATE = 'value low high numerator denominator deff of';
const PICTURES = [['', 'Lanes'], ['matrix', 'Matrix'], ['table', 'Table']];
const COLOURS = [['', 'none'], ['step', 'step towards conversion']];

/** @typedef {import('../main.js').Page} Page */
/** @typedef {(model: import('../graph/model.js').Model, page: Page) => unknown} Part */

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

/** @type {import('../main.js').View} */
export default {
  query: `
query JourneyGraph($scope: JourneyScope, $share: Float, $unfold: [String!], $top: Int) {
  journeys(scope: $scope) {
    count customers converted value
    conversion { ${RATE} }
    graph {
      nodes { id kind label channel stage visits journeys dropOff { ${RATE} } conversion { ${RATE} } conversionFromHere }
      edges { from to count probability medianSeconds p90Seconds }
      layout(minShare: $share, unfold: $unfold, topPerStage: $top) {
        width height
        lanes { name kind x width visits steps folded hiddenTransitions }
        cards { id steps lane column x y visits }
        links { source target count countBack back shown sourceY targetY }
        coverage { kinds shownKinds transitions shownTransitions }
      }
    }
    bottlenecks(first: 3) { touchpoint lostConversions reasons }
  }
}`,
  variables: values => ({
    share: Number(values.share ?? 15) / 100,
    unfold: values.unfold ? values.unfold.split(',').map(decodeURIComponent) : [],
    top: values.top ? Number(values.top) : null,
  }),
  figures: ({ data }) => html`${number(data.journeys.count, 'journeys')}${number(data.journeys.customers, 'customers')}${rate(data.journeys.conversion, 'convert')}${number(data.journeys.value, 'value')}`,
  options: ({ values }) => html`
    <span class="group">${PICTURES.map(([key, text]) => html`<button data-act=${key === 'table' ? 'table' : nothing} aria-pressed=${(values.pic ?? '') === key} @click=${() => set({ pic: key })}>${text}</button>`)}</span>
    <label>Colour <select @change=${(/** @type {Event} */ e) => set({ colour: /** @type {HTMLSelectElement} */ (e.target).value })}>${COLOURS.map(([key, text]) => html`<option value=${key} ?selected=${(values.colour ?? '') === key}>${text}</option>`)}</select></label>
    <label>Links from <select @change=${(/** @type {Event} */ e) => set({ share: /** @type {HTMLSelectElement} */ (e.target).value })}>${[5, 10, 15, 20, 30, 50].map(n => html`<option value=${n === 15 ? '' : n} ?selected=${Number(values.share ?? 15) === n}>${n} %</option>`)}</select></label>`,
  render(page) {
    const model = graphModel(page);
    const picture = page.values.pic === 'matrix' ? matrix(model, page) : page.values.pic === 'table' ? rows(model) : lanes(model, page);
    return html`${picture}${page.values.pin && model.node(page.values.pin) ? inspector(model, page) : nothing}`;
  },
  footer({ data, values }) {
    const c = data.journeys.graph.layout.coverage;
    return `${exact(c.shownKinds)} of ${exact(c.kinds)} transitions shown, ${percent(c.transitions ? c.shownTransitions / c.transitions : null)} of the traffic: those that are at least ${values.share ?? 15} % of what leaves or reaches a touchpoint. The bar of a card is the share of visits at which journeys end. Dashed: back.`;
  },
  table: ({ data }) => ({
    columns: ['from', 'to', 'count', 'share of what leaves', 'median seconds', '90th percentile seconds'],
    rows: data.journeys.graph.edges.map((/** @type {any} */ e) => [e.from, e.to, e.count, e.probability, e.medianSeconds, e.p90Seconds]),
  }),
};

/** @param {import('../graph/model.js').Model} model */
function rows(model) {
  const shown = model.edges.slice(0, 500);
  return html`<div class="wide"><table><thead><tr><th>From</th><th>To</th><th class="n">Transitions</th><th class="n">Of what leaves</th></tr></thead>
    <tbody>${shown.map(e => html`<tr><td>${model.label(e.from)}</td><td>${model.label(e.to)}</td><td class="n">${count(e.count)}</td><td class="n">${percent(e.probability)}</td></tr>`)}
    ${model.edges.length > shown.length ? html`<tr class="tail"><td colspan="4">${exact(model.edges.length - shown.length)} more kinds of transition: Export, CSV has all.</td></tr>` : nothing}</tbody></table></div>`;
}
