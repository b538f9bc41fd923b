// @ts-check
import { html, nothing } from 'lit-html';
import { ask, plainly } from '../ask.js';
import { amount, count, currencyOf, duration, exact, figureOf, percent } from '../format.js';
import { number, rate } from '../shell/figure.js';
import { Names } from '../shell/names.js';
import { pathChips } from '../shell/path.js';
import { rateBar } from '../chart/bar.js';
import { roomy } from '../chart/size.js';
import { joined, scopeInput } from '../scope.js';
import { link, set } from '../state.js';
import { words } from '../words.js';

const PAGE = 25;
const GROUPS = [10, 20, 50, 100];
/** Paths of one or two steps resemble only themselves. */
const LONGER = '. . .';
/** Pixels of a bar whose figure stands beside it. */
const SHARE = 70;
/** In less room bars are shorter. */
const WIDE = 1200;
const RATES = 120;
const PAUSE_MILLIS = 250;
const RATE = 'value low high numerator denominator deff of';
const CHECK = `
query CheckPattern($pattern: String!, $scope: JourneyScope) { checkPattern(pattern: $pattern, scope: $scope) { fault journeys } }`;
const said = words.paths;

/** The pattern being written and what the data say of it; the address has it once it is applied. */
/** @type {{ of: string, draft: string, asked: string, found: import('../types/operations').CheckPattern['checkPattern'] | null }} */
const now = { of: '', draft: '', asked: '', found: null };
let timer = 0;

/** @typedef {import('../types/operations').Paths} Answer */
/** @typedef {import('../main.js').Page<Answer>} Page */
/** @typedef {Answer['journeys']['commonPaths']['edges'][number]['node']} Row */
/** @typedef {NonNullable<Answer['longer']>['pathGroups']['groups'][number]} Group */

/** @type {import('../main.js').View<Answer>} */
export default {
  query: `
query Paths($scope: JourneyScope, $first: Int, $after: String, $order: PathOrder, $grouped: Boolean!, $longer: JourneyScope, $k: Int!) {
  touchpoints { id name conversion }
  longer: journeys(scope: $longer) @include(if: $grouped) {
    count
    pathGroups(k: $k) {
      coverage { ${RATE} }
      groups { representative count variants meanDistance shareOfAll { ${RATE} } conversion { ${RATE} } }
    }
  }
  journeys(scope: $scope) {
    count
    converted
    currencies { currency conversions value }
    conversion { ${RATE} }
    commonPaths(first: $first, after: $after, orderBy: $order) @skip(if: $grouped) {
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
  variables: values => ({
    first: Number(values.n ?? PAGE),
    after: values.after ?? null,
    order: (values.order ?? 'count').toUpperCase(),
    grouped: values.tab === 'groups',
    longer: values.tab === 'groups' ? { matching: LONGER, ...scopeInput(values) } : null,
    k: Number(values.k ?? GROUPS[1]),
  }),
  figures: ({ data }) => data.longer
    ? html`${number(data.longer.count, said.longer)}${rate(data.longer.pathGroups.coverage, said.inGroups)}${rate(data.journeys.conversion, said.convert)}`
    : html`${number(data.journeys.commonPaths.totalCount, said.paths)}${number(data.journeys.count, said.journeys)}${rate(data.journeys.conversion, said.convert)}`,
  options: ({ values }) => html`<span class="group">${said.tabs.map(([key, text]) => html`<button aria-pressed=${(values.tab ?? '') === key} @click=${() => set({ tab: key, order: '', after: '' })}>${text}</button>`)}</span>
    ${values.tab === 'groups' ? html`<label>${said.groups} <select class="k" @change=${(/** @type {Event} */ e) => set({ k: /** @type {HTMLSelectElement} */ (e.target).value })}>${GROUPS.map(k => html`<option value=${k} ?selected=${Number(values.k ?? GROUPS[1]) === k}>${k}</option>`)}</select></label>` : nothing}
    ${orders(values)}`,
  render(page) {
    const names = new Names(page.data.touchpoints);
    return html`${pattern(page)}${page.data.longer ? grouped(page, names) : listed(page, names)}`;
  },
  footer: ({ data }) => data.longer
    ? said.groupFooter(percent(data.longer.pathGroups.coverage.value))
    : said.footer(exact(data.journeys.commonPaths.edges.length), exact(data.journeys.commonPaths.totalCount)),
  table: page => page.data.longer
    ? {
        columns: words.columns.pathGroups,
        rows: sorted(page).map(g => [g.representative.join(' > '), g.count, g.variants, g.meanDistance, g.shareOfAll.value, g.conversion.value, g.conversion.low, g.conversion.high, g.conversion.numerator]),
      }
    : {
        columns: words.columns.paths,
        rows: page.data.journeys.commonPaths.edges.map(({ node: r }) => [r.steps.join(' > '), r.count, r.shareOfAll.value, r.conversion.value, r.conversion.low, r.conversion.high, r.conversion.numerator, r.conversion.denominator, r.value, r.seconds?.median ?? null]),
      },
};

/** @param {import('../state.js').Values} values */
function orders(values) {
  const grouped = values.tab === 'groups';
  const known = grouped ? said.orders.filter(([key]) => key === 'count' || key === 'conversion') : said.orders;
  return html`<span class="group orders">${known.map(([key, text]) => html`<button aria-pressed=${(values.order ?? 'count') === key} @click=${() => set({ order: key === 'count' ? '' : key, after: '' })}>${text}</button>`)}</span>`;
}

/** Every path by itself. @param {Page} page @param {Names} names */
function listed(page, names) {
  const { journeys } = page.data;
  const rows = journeys.commonPaths.edges.map(edge => edge.node);
  const shown = rows.reduce((sum, r) => sum + r.count, 0);
  const valued = rows.some(r => r.value !== 0);
  return html`<div class="wide"><table class="stacked">
      <thead><tr><th>${said.share}</th><th class="n">${said.journeysHead}</th><th>${said.path}</th><th>${said.conversion}</th>${valued ? html`<th class="n">${said.value}${currencyOf(journeys.currencies) ? html` <small>${currencyOf(journeys.currencies)}</small>` : nothing}</th>` : nothing}<th class="n">${said.time}</th><th></th></tr></thead>
      <tbody>${rows.map(r => row(r, most(rows), names, valued))}
      ${journeys.commonPaths.pageInfo.hasNextPage
        ? html`<tr class="tail"><td colspan="7">${said.more(count(journeys.commonPaths.totalCount - rows.length), page.values.after ? '' : percent(1 - shown / journeys.count))}
            <button @click=${() => set({ n: String(Number(page.values.n ?? PAGE) + PAGE) })}>${said.showMore}</button></td></tr>`
        : nothing}
      </tbody></table></div>`;
}

/** @param {number} usual */
const barWidth = usual => (roomy().width < WIDE ? usual / 2 : usual);

/** What fills the bars. @param {{ shareOfAll: import('../format.js').Rate, conversion: import('../format.js').Rate }[]} rows */
const most = rows => ({ share: Math.max(...rows.map(r => r.shareOfAll.high ?? 0), 0), conversion: Math.max(...rows.map(r => r.conversion.high ?? 0), 0) });

/** Groups in the order that is asked for. @param {Page} page @returns {Group[]} */
function sorted(page) {
  const groups = page.data.longer?.pathGroups.groups ?? [];
  return page.values.order === 'conversion' ? [...groups].sort((a, b) => (b.conversion.low ?? 0) - (a.conversion.low ?? 0)) : groups;
}

/** Similar paths together, each group by its most typical path. @param {Page} page @param {Names} names */
function grouped(page, names) {
  const groups = sorted(page);
  const fill = most(groups);
  return html`<div class="wide"><table class="path-groups stacked">
      <thead><tr><th>${said.shareLonger}</th><th class="n">${said.journeysHead}</th><th>${said.typical}</th><th class="n">${said.variants}</th><th class="n" title=${said.unlikeTip}>${said.unlike}</th><th>${said.conversion}</th><th></th></tr></thead>
      <tbody>${groups.map(g => html`<tr>
        <td data-k=${said.shareLonger}><span class="both">${rateBar(g.shareOfAll, fill.share, { label: figureOf(g.shareOfAll), width: barWidth(SHARE) })}${rate(g.shareOfAll)}</span></td>
        <td class="n" data-k=${said.journeysHead}>${exact(g.count)}</td>
        <td class="way">${pathChips(g.representative, id => names.name(id), id => names.converts(id))}</td>
        <td class="n" data-k=${said.variants}>${exact(g.variants)}</td>
        <td class="n" data-k=${said.unlike}>${said.stepsOff(g.meanDistance.toFixed(1))}</td>
        <td data-k=${said.conversion}><span class="both">${rateBar(g.conversion, fill.conversion, { label: `${figureOf(g.conversion)} ${said.convert}`, width: barWidth(RATES) })}${rate(g.conversion)}</span></td>
        <td class="acts"><a href=${link('graph', { path: joined(g.representative) })}>${said.inGraph}</a></td></tr>`)}
      </tbody></table></div>
      ${groups.length ? nothing : html`<p class="reason">${said.noGroups}</p>`}`;
}

/** @param {Row} r @param {{ share: number, conversion: number }} most @param {Names} names @param {boolean} valued whether any path brings value */
function row(r, most, names, valued) {
  const converts = (/** @type {string} */ id) => names.converts(id) || id === 'Conversion';
  return html`<tr>
    <td data-k=${said.share}><span class="both">${rateBar(r.shareOfAll, most.share, { label: `${figureOf(r.shareOfAll)} ${said.ofAll}`, width: barWidth(SHARE) })}${rate(r.shareOfAll)}</span></td>
    <td class="n" data-k=${said.journeysHead}>${exact(r.count)}</td>
    <td class="way">${pathChips(r.steps, id => names.name(id), converts)}</td>
    <td data-k=${said.conversion}><span class="both">${rateBar(r.conversion, most.conversion, { label: `${figureOf(r.conversion)} ${said.convert}`, width: barWidth(RATES) })}${rate(r.conversion)}</span></td>
    ${valued ? html`<td class="n" data-k=${said.value}>${amount(r.value)}</td>` : nothing}
    <td class="n" data-k=${r.steps.length > 1 ? said.time : nothing}>${r.steps.length > 1 ? duration(r.seconds?.median) : nothing}</td>
    <td class="acts"><a href=${link('graph', { path: joined(r.steps) })}>${said.inGraph}</a> <a href=${link('customers', { match: `^ ${r.steps.map(s => JSON.stringify(s)).join(' ')} $` })}>${said.customers}</a></td>
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
  const apply = async (/** @type {SubmitEvent} */ e) => {
    e.preventDefault();
    await check(page);
    if (!now.draft.trim() || now.found?.fault == null) set({ match: now.draft.trim(), after: '' });
  };
  const draft = now.draft.trim();
  return html`<form class="row pattern" @submit=${apply}><label for="pattern">${said.pattern}</label>
    <input id="pattern" class="code" spellcheck="false" autocomplete="off" .value=${now.draft} placeholder=${said.example} aria-describedby="pattern-says" @input=${type}>
    <button ?disabled=${draft === applied || (now.asked === draft && now.found?.fault != null)}>${said.only}</button>
    <span id="pattern-says" aria-live="polite">${draft && draft !== applied ? verdict() : nothing}</span></form>`;
}

function verdict() {
  if (!now.found || now.asked !== now.draft.trim()) return html`<span class="reason">${words.states.loading}</span>`;
  return now.found.fault ? html`<span class="loss">${plainly(now.found.fault)}</span>` : html`<b>${exact(now.found.journeys)}</b> ${said.match}`;
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
