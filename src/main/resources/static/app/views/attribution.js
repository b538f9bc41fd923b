// @ts-check
import { html, nothing } from 'lit-html';
import { amount, currencyOf, exact, inCurrency, interval, parts, percent } from '../format.js';
import { number } from '../shell/figure.js';
import { Names } from '../shell/names.js';
import { link, set } from '../state.js';
import { words } from '../words.js';
import { orders } from './attribution/orders.js';
import { leaders } from './attribution/leaders.js';
import { BESIDE, modelName, picture } from './attribution/picture.js';
import { editInputs, whatIf } from './attribution/whatif.js';

/** @typedef {import('../types/operations').Attribution} Answer */
/** @typedef {import('../types/operations').AttributionIntervals} Later */
/** @typedef {NonNullable<Answer['journeys']['attribution']>['credits'][number]} Credit */
/** @typedef {NonNullable<Later['journeys']['attribution']>['credits'][number]} Sure */
/** @typedef {{ step: string, credit: Credit, removal: number | null, sure: Sure | undefined, sureRemoval: { low: number | null, high: number | null } | undefined, beside: number[] }} Row */
/** @typedef {import('../main.js').Page<Answer, Later>} Page */

const said = words.attribution;
const SHOWN = 25;
const REMOVAL = 'MARKOV';

/** @param {import('../state.js').Values} values */
const modelOf = values => values.model ?? REMOVAL;

/** @type {import('../main.js').View<Answer, Later>} */
export default {
  query: `
query Attribution($scope: JourneyScope, $model: AttributionModel!, $order: Int, $models: [AttributionModel!]!, $edits: [WhatIfEdit!]!, $credits: Boolean!, $removal: Boolean!, $orders: Boolean!, $whatIf: Boolean!) {
  touchpoints { id name conversion }
  journeys(scope: $scope) {
    count converted currencies { currency conversions value }
    attribution(model: $model, order: $order) @include(if: $credits) {
      conversions value unattributed chainConversion notes
      credits { step conversions value share removalEffect cost costPerConversion returnOnSpend }
    }
    removal: attribution(model: MARKOV, order: $order) @include(if: $removal) { credits { step removalEffect } }
    attributionModels(models: $models) @include(if: $credits) { rows { step shares } pairs { a b kendall } }
    markovOrders(max: 4) @include(if: $orders) {
      chosen why
      orders { order states loss lossStandardError bic removalEffects { step removalEffect } }
      fullHistory { step removalEffect }
    }
    whatIf(edits: $edits) @include(if: $whatIf) {
      base { conversion expectedSteps expectedValue }
      after { conversion expectedSteps expectedValue }
      conversionsGained valueGained
      edges(first: 1000) { from to sensitivity elasticity }
    }
    passing: graph @include(if: $credits) { nodes { id conversion { numerator } } }
    graph @include(if: $whatIf) { nodes { id kind dropOff { value } } edges { from to probability } }
  }
}`,
  variables: values => ({
    model: modelOf(values),
    order: Number(values.order ?? 1),
    models: BESIDE,
    edits: values.tab === 'what-if' ? editInputs(values) : [],
    credits: !values.tab,
    removal: !values.tab && modelOf(values) !== REMOVAL,
    orders: values.tab === 'orders',
    whatIf: values.tab === 'what-if',
  }),
  later: {
    query: `
query AttributionIntervals($scope: JourneyScope, $model: AttributionModel!, $order: Int, $credits: Boolean!, $removal: Boolean!) {
  journeys(scope: $scope) {
    count
    attribution(model: $model, order: $order, samples: 200) @include(if: $credits) { credits { step share shareLow shareHigh removalEffect low high } }
    removal: attribution(model: MARKOV, order: $order, samples: 200) @include(if: $removal) { credits { step low high } }
    best: markovOrders(max: 4) @include(if: $credits) { chosen }
  }
}`,
    variables: values => ({ model: modelOf(values), order: Number(values.order ?? 1), credits: !values.tab, removal: !values.tab && modelOf(values) !== REMOVAL }),
  },
  figures: ({ data }) => html`${number(data.journeys.converted, said.conversions)}${data.journeys.attribution?.value ? number(data.journeys.attribution.value, said.value(inCurrency(data.journeys.currencies))) : nothing}${data.journeys.attribution?.unattributed ? number(data.journeys.attribution.unattributed, said.unattributed) : nothing}`,
  options: ({ values }) => html`${values.tab ? nothing : chooser(values)}<span class="group">${said.tabs.map(([tab, text]) => html`<button aria-pressed=${(values.tab ?? '') === tab} @click=${() => set({ tab })}>${text}</button>`)}</span>`,
  render(page) {
    const { journeys } = page.data;
    const names = new Names(page.data.touchpoints);
    const name = (/** @type {string} */ id) => names.name(id);
    if (journeys.markovOrders) return html`${caveat('orders')}${orders(journeys.markovOrders, name)}`;
    if (journeys.whatIf && journeys.graph) return html`${caveat('what-if')}${whatIf({ ...journeys, whatIf: journeys.whatIf, graph: journeys.graph }, page.values, name)}`;
    if (!journeys.attribution?.conversions) return html`<p class="reason">${said.nothing}</p>`;
    const rows = rowsOf(page);
    const { notes } = journeys.attribution;
    return html`${strongest(rows, page, name)}${notes.length ? notes.map(note => html`<p class="reason caveat">${note}</p>`) : caveat('')}${picture(rows.slice(0, SHOWN), Math.max(...rows.map(r => r.removal ?? 0)), modelOf(page.values), name)}
      ${credits(rows, currencyOf(journeys.currencies), name)}`;
  },
  footer: ({ values }) => said.footers[values.tab ?? ''] ?? '',
  table(page) {
    const { journeys } = page.data;
    if (journeys.markovOrders) return { columns: words.columns.orders, rows: journeys.markovOrders.orders.flatMap(o => o.removalEffects.map(r => [o.order, r.step, r.removalEffect])) };
    if (journeys.whatIf) return { columns: words.columns.whatIf, rows: journeys.whatIf.edges.map(e => [e.from, e.to, e.sensitivity, e.elasticity]) };
    return {
      columns: words.columns.credits,
      rows: rowsOf(page).map(({ step, credit: c, sure, removal, sureRemoval }) => [step, c.share, sure?.shareLow, sure?.shareHigh, c.conversions, c.value, removal, sureRemoval?.low, sureRemoval?.high, c.cost]),
    };
  },
};

/** Every step with its credit and its removal effect, the strongest first by what the credits go by. @param {Page} page @returns {Row[]} */
function rowsOf({ data: { journeys }, more, values }) {
  const removal = new Map((journeys.removal ?? journeys.attribution)?.credits.map(c => [c.step, c.removalEffect]));
  const sure = new Map(more?.journeys.attribution?.credits.map(c => [c.step, c]));
  const sureRemoval = new Map((more?.journeys.removal ?? more?.journeys.attribution)?.credits.map(c => [c.step, c]));
  const beside = new Map(journeys.attributionModels?.rows.map(r => [r.step, r.shares]));
  const byRemoval = modelOf(values) === REMOVAL;
  return (journeys.attribution?.credits ?? [])
    .map(credit => ({ step: credit.step, credit, removal: removal.get(credit.step) ?? null, sure: sure.get(credit.step), sureRemoval: sureRemoval.get(credit.step), beside: beside.get(credit.step) ?? [] }))
    .sort((a, b) => (byRemoval ? 0 : b.credit.share - a.credit.share) || (b.removal ?? 0) - (a.removal ?? 0) || b.credit.share - a.credit.share);
}

/** What the figures do not tell, where they are read. @param {string} tab */
const caveat = tab => html`<p class="reason caveat">${said.caveats[tab]}</p>`;

/** What a marketer looks for first, in words. @param {Row[]} rows @param {Page} page @param {(id: string) => string} name */
function strongest(rows, { data: { journeys }, more, values }, name) {
  const all = rows.flatMap(r => (r.removal ? [{ step: r.step, effect: r.removal, low: r.sureRemoval?.low ?? null, high: r.sureRemoval?.high ?? null }] : []));
  const { first, alike, others } = leaders(all);
  if (!first) return nothing;
  const order = Number(values.order ?? 1);
  const passing = (journeys.passing?.nodes.find(n => n.id === first.step)?.conversion.numerator ?? 0) / journeys.converted;
  const effect = (/** @type {typeof first} */ r, kind = '') => html`<b>${name(r.step)}</b> <b class=${kind}>${percent(r.effect)}</b> <small>${interval({ value: r.effect, low: r.low, high: r.high })}</small>`;
  return html`<p class="says strongest">${said.without} ${effect(first, 'gain')} ${said.wouldBeLost(exact(journeys.converted))}${alike.length ? html`, ${alike.map((r, i) => html`${i ? ', ' : ''}${said.withoutToo} ${effect(r)}`)}: ${said.alike}` : first.low == null ? '.' : said.strongest}
    ${others.length ? said.next(others.slice(0, 2).map(r => `${name(r.step)} (${percent(r.effect)})`)) : nothing}
    <small>${first.effect > passing ? said.passing(percent(passing), name(first.step), order) : nothing} ${said.overlap} ${remembered(order, more?.journeys.best?.chosen)}</small></p>`;
}

/** How far the chain looks back, and whether that is what these journeys call for. @param {number} order @param {number | undefined} best */
function remembered(order, best) {
  const tab = html`<a href=${link('attribution', { tab: 'orders' })}>${said.otherMemories}</a>`;
  if (best == null || best === order) return html`${said.remembers(order)}${best == null ? nothing : ` ${said.bestMemory}`} ${tab}`;
  return html`${said.remembers(order)} ${said.betterMemory(best)} <button class="plain leads" @click=${() => set({ order: best === 1 ? '' : String(best) })}>${said.takeMemory(best)}</button> · ${tab}`;
}

/** @param {import('../state.js').Values} values */
function chooser(values) {
  const put = (/** @type {string} */ key) => (/** @type {Event} */ e) => set({ [key]: /** @type {HTMLSelectElement} */ (e.target).value });
  return html`<label>${said.model} <select @change=${put('model')}>${said.models.map(([v, text]) => html`<option value=${v} ?selected=${modelOf(values) === v}>${text}</option>`)}</select></label>
    <label data-tip=${said.rememberTip}>${said.remember} <select @change=${put('order')}>${[1, 2, 3].map(n => html`<option value=${n} ?selected=${Number(values.order ?? 1) === n}>${said.steps(n)}</option>`)}</select></label>`;
}

/** @param {number | null} value @param {number | null | undefined} low @param {number | null | undefined} high */
const range = (value, low, high) => (low == null || high == null ? '' : interval({ value, low, high }));

/** @param {Row[]} rows @param {string | null} currency @param {(id: string) => string} name */
function credits(rows, currency, name) {
  const spent = rows.some(r => r.credit.cost != null);
  const valued = rows.some(r => r.credit.value !== 0);
  const rest = rows.slice(SHOWN).map(r => r.credit);
  return html`<div class="wide"><table class="list stacked"><thead><tr><th>${said.step}</th><th class="n">${said.effect}</th><th class="n">${said.share}</th><th class="n">${said.conversionsHead}</th>${valued ? html`<th class="n">${said.valueHead}${currency ? html` <small>${currency}</small>` : nothing}</th>` : nothing}${spent ? html`<th class="n">${said.cost}</th><th class="n">${said.perConversion}</th><th class="n">${said.return}</th>` : nothing}</tr></thead>
    <tbody>${rows.slice(0, SHOWN).map(({ step, credit: c, removal, sure, sureRemoval }) => html`<tr data-step=${step}><td class="way">${name(step)}</td>
      <td class="n removal" data-k=${said.effect}><b>${percent(removal)}</b> <small>${range(removal, sureRemoval?.low, sureRemoval?.high)}</small></td><td class="n" data-k=${said.share}>${percent(c.share)} <small>${range(c.share, sure?.shareLow, sure?.shareHigh)}</small></td><td class="n" data-k=${said.conversionsHead}>${parts(c.conversions)}</td>${valued ? html`<td class="n" data-k=${said.valueHead}>${amount(c.value)}</td>` : nothing}
      ${spent ? html`<td class="n" data-k=${said.cost}>${amount(c.cost)}</td><td class="n" data-k=${said.perConversion}>${amount(c.costPerConversion)}</td><td class="n" data-k=${said.return}>${c.returnOnSpend == null ? '–' : c.returnOnSpend.toFixed(1)}</td>` : nothing}</tr>`)}
    ${rest.length ? html`<tr class="tail"><td class="way">${said.others(exact(rest.length))}</td><td></td><td class="n" data-k=${said.share}>${percent(rest.reduce((s, c) => s + c.share, 0))}</td><td class="n" data-k=${said.conversionsHead}>${parts(rest.reduce((s, c) => s + c.conversions, 0))}</td><td colspan="4"></td></tr>` : nothing}</tbody></table></div>`;
}
