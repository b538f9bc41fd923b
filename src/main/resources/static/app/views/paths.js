// @ts-check
import { html, nothing } from 'lit-html';
import { ask } from '../ask.js';
import { amount, count, duration, exact, percent } from '../format.js';
import { number, rate } from '../shell/figure.js';
import { Names } from '../shell/names.js';
import { pathChips } from '../shell/path.js';
import { rateBar } from '../chart/bar.js';
import { joined, scopeInput } from '../scope.js';
import { link, set } from '../state.js';
import { words } from '../words.js';

const PAGE = 25;
const PAUSE_MILLIS = 250;
const RATE = 'value low high numerator denominator deff of';
const CHECK = `
query CheckPattern($pattern: String!, $scope: JourneyScope) { checkPattern(pattern: $pattern, scope: $scope) { fault journeys } }`;
const said = words.paths;

/** The pattern being written and what the data say of it; the address has it once it is applied. */
/** @type {{ of: string, draft: string, asked: string, found: { fault: string | null, journeys: number | null } | null }} */
const now = { of: '', draft: '', asked: '', found: null };
let timer = 0;

/** @typedef {import('../main.js').Page} Page */

/** @type {import('../main.js').View} */
export default {
  query: `
query Paths($scope: JourneyScope, $first: Int, $after: String, $order: PathOrder) {
  touchpoints { id name conversion }
  journeys(scope: $scope) {
    count
    converted
    conversion { ${RATE} }
    commonPaths(first: $first, after: $after, orderBy: $order) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node {
        steps count value
        shareOfAll { ${RATE} }
        conversion { ${RATE} }
        seconds { median p90 }
      } }
    }
  }
}`,
  variables: values => ({ first: Number(values.n ?? PAGE), after: values.after ?? null, order: (values.order ?? 'count').toUpperCase() }),
  figures: ({ data }) => html`${number(data.journeys.commonPaths.totalCount, said.paths)}${number(data.journeys.count, said.journeys)}${rate(data.journeys.conversion, said.convert)}`,
  options: ({ values }) => html`<span class="group">${said.orders.map(([key, text]) => html`<button aria-pressed=${(values.order ?? 'count') === key} @click=${() => set({ order: key === 'count' ? '' : key, after: '' })}>${text}</button>`)}</span>`,
  render(page) {
    const { journeys, touchpoints } = page.data;
    const names = new Names(touchpoints);
    const rows = journeys.commonPaths.edges.map((/** @type {any} */ edge) => edge.node);
    const most = { share: Math.max(...rows.map((/** @type {any} */ r) => r.shareOfAll.value ?? 0), 0), conversion: Math.max(...rows.map((/** @type {any} */ r) => r.conversion.high ?? 0), 0) };
    const listed = rows.reduce((/** @type {number} */ sum, /** @type {any} */ r) => sum + r.count, 0);
    return html`${pattern(page)}<div class="wide"><table>
      <thead><tr><th>${said.share}</th><th class="n">${said.journeysHead}</th><th>${said.path}</th><th>${said.conversion}</th><th></th><th class="n">${said.value}</th><th class="n">${said.time}</th><th></th></tr></thead>
      <tbody>${rows.map((/** @type {any} */ r) => row(r, most, names))}
      ${journeys.commonPaths.pageInfo.hasNextPage
        ? html`<tr class="tail"><td colspan="8">${said.more(count(journeys.commonPaths.totalCount - rows.length), page.values.after ? '' : percent(1 - listed / journeys.count))}
            <button @click=${() => set({ n: String(Number(page.values.n ?? PAGE) + PAGE) })}>${said.showMore}</button></td></tr>`
        : nothing}
      </tbody></table></div>`;
  },
  footer: ({ data }) => said.footer(exact(data.journeys.commonPaths.edges.length), exact(data.journeys.commonPaths.totalCount)),
  table: ({ data }) => ({
    columns: words.columns.paths,
    rows: data.journeys.commonPaths.edges.map((/** @type {any} */ { node: r }) => [r.steps.join(' > '), r.count, r.shareOfAll.value, r.conversion.value, r.conversion.low, r.conversion.high, r.conversion.numerator, r.conversion.denominator, r.value, r.seconds?.median ?? null]),
  }),
};

/** @param {any} r @param {{ share: number, conversion: number }} most @param {Names} names */
function row(r, most, names) {
  const converts = (/** @type {string} */ id) => names.converts(id) || id === 'Conversion';
  const distinct = [...new Set(/** @type {string[]} */ (r.steps))].filter(step => !converts(step));
  return html`<tr>
    <td>${rateBar(r.shareOfAll, most.share, { label: `${percent(r.shareOfAll.value)} ${said.ofAll}` })}</td>
    <td class="n">${exact(r.count)}</td>
    <td>${pathChips(r.steps, id => names.name(id), converts)}</td>
    <td>${rateBar(r.conversion, most.conversion, { label: `${percent(r.conversion.value)} ${said.convert}` })}</td>
    <td>${rate(r.conversion)}</td>
    <td class="n">${amount(r.value)}</td>
    <td class="n">${duration(r.seconds?.median)}</td>
    <td class="acts"><a href=${link('graph', { path: joined(r.steps) })}>${said.inGraph}</a> <a href=${link('customers', { match: `^ ${r.steps.map((/** @type {string} */ s) => JSON.stringify(s)).join(' ')} $` })}>${said.customers}</a>
      ${distinct.length > 1 ? html`<a href=${link('paths', { has: joined(distinct) })} title=${said.similarTip}>${said.similar}</a>` : nothing}</td>
  </tr>`;
}

/** The pattern is tried on the data while one types, and narrows the journeys when it is applied. @param {Page} page */
function pattern(page) {
  const applied = page.values.match ?? '';
  if (now.of !== applied) Object.assign(now, { of: applied, draft: applied, asked: '', found: null });
  const type = (/** @type {Event} */ e) => {
    now.draft = /** @type {HTMLInputElement} */ (e.target).value;
    clearTimeout(timer);
    timer = setTimeout(() => void check(page), PAUSE_MILLIS);
    page.redraw();
  };
  const apply = (/** @type {SubmitEvent} */ e) => {
    e.preventDefault();
    set({ match: now.draft.trim(), after: '' });
  };
  const draft = now.draft.trim();
  return html`<form class="row pattern" @submit=${apply}><label for="pattern">${said.pattern}</label>
    <input id="pattern" class="code" spellcheck="false" autocomplete="off" .value=${now.draft} placeholder=${said.example} aria-describedby="pattern-says" @input=${type}>
    <button ?disabled=${draft === applied || (now.asked === draft && now.found?.fault != null)}>${said.only}</button>
    <span id="pattern-says" aria-live="polite">${draft && draft !== applied ? verdict() : nothing}</span></form>`;
}

function verdict() {
  if (!now.found || now.asked !== now.draft.trim()) return html`<span class="reason">${words.states.loading}</span>`;
  return now.found.fault ? html`<span class="loss">${now.found.fault}</span>` : html`<b>${exact(now.found.journeys)}</b> ${said.match}`;
}

/** @param {Page} page */
async function check(page) {
  const asked = now.draft.trim();
  if (!asked || asked === now.asked) return;
  const { match, ...others } = page.values;
  try {
    const found = (await ask('pattern', CHECK, { pattern: asked, scope: scopeInput(others) })).data.checkPattern;
    Object.assign(now, { asked, found });
  } catch (reason) {
    if (!(reason instanceof Error) || reason.name === 'AbortError') return;
    Object.assign(now, { asked, found: { fault: reason.message, journeys: null } });
  }
  page.redraw();
}
