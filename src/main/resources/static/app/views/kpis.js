// @ts-check
/** What the business counts: kept figures with their targets, and the usual ones; the chosen one over time. */
import { html, nothing } from 'lit-html';
import { kpiLine } from '../chart/kpiline.js';
import { spark } from '../chart/line.js';
import { roomy } from '../chart/size.js';
import { amount, count, DASH, day, duration, exact, percent } from '../format.js';
import { noted, number } from '../shell/figure.js';
import { link, set } from '../state.js';
import { words } from '../words.js';

const said = words.kpis;
const FIGURE = 'value low high n customers unit of status nToDecide notes';
const MONTHS = 'from value { value low high n }';

/** @typedef {import('../types/operations').Kpis} Answer */
/** @typedef {import('../types/operations').UsualAmounts} Later */
/** @typedef {import('../main.js').Page<Answer, Later>} Page */
/** @typedef {Answer['journeys']['conversionNow']} Figure */
/** @typedef {{ key: string, name: string, definition: string, formula: string, target: number | null, better: string, owner: string, now: Figure, history: Answer['journeys']['conversionTrend'] }} Row */

/** @type {import('../main.js').View<Answer, Later>} */
export default {
  query: `
query Kpis($scope: JourneyScope) {
  kpis { id name definition formula target better department { name } now(scope: $scope) { ${FIGURE} } history(unit: MONTH, last: 24) { ${MONTHS} } }
  journeys(scope: $scope) {
    count
    converted
    conversionNow: kpi(formula: { conversion: true }) { ${FIGURE} }
    conversionTrend: kpiTrend(formula: { conversion: true }, unit: MONTH) { ${MONTHS} }
    repeatNow: kpi(formula: { repeatPurchase: { within: "P90D" } }) { ${FIGURE} }
    repeatTrend: kpiTrend(formula: { repeatPurchase: { within: "P90D" } }, unit: MONTH) { ${MONTHS} }
  }
}`,
  later: {
    query: `
query UsualAmounts($scope: JourneyScope) {
  journeys(scope: $scope) {
    orderNow: kpi(formula: { averageOrderValue: true }) { ${FIGURE} }
    orderTrend: kpiTrend(formula: { averageOrderValue: true }, unit: MONTH) { ${MONTHS} }
    customerNow: kpi(formula: { revenuePerCustomer: true }) { ${FIGURE} }
    customerTrend: kpiTrend(formula: { revenuePerCustomer: true }, unit: MONTH) { ${MONTHS} }
  }
}`,
  },
  figures: page => html`${number(page.data.kpis.length, said.kept)}${states(page.data.kpis.map(k => k.now.status))}`,
  render(page) {
    const rows = all(page);
    const chosen = rows.find(r => r.key === page.values.pin) ?? rows[0];
    return html`${page.data.kpis.length ? nothing : html`<p class="reason">${said.none}</p>`}
      <div class="wide"><table><thead><tr><th>${said.name}</th><th class="n">${said.now}</th><th>${said.sure}</th><th>${said.months}</th><th class="n">${said.target}</th><th>${said.status}</th><th>${said.owner}</th></tr></thead>
      <tbody>${rows.map(r => row(r, r === chosen))}</tbody></table></div>${details(chosen)}`;
  },
  footer: () => said.footer,
  table: page => ({
    columns: words.columns.kpis,
    rows: all(page).map(r => [r.key, r.name, r.now.value, r.now.low, r.now.high, r.now.unit, r.now.n, r.now.customers, r.now.of, r.target, r.now.status, r.owner, r.formula]),
  }),
};

/** @param {string[]} found */
function states(found) {
  return ['MET', 'MISSED', 'UNDECIDED'].map(state => {
    const n = found.filter(one => one === state).length;
    return n ? number(n, said.states[state]) : nothing;
  });
}

/** @param {Page} page @returns {Row[]} */
function all({ data, more }) {
  const kept = data.kpis.map(k => ({ key: k.id, name: k.name, definition: k.definition, formula: k.formula, target: k.target, better: k.better, owner: k.department?.name ?? '', now: k.now, history: k.history }));
  /** @type {[string, string, Figure | undefined, Row['history'] | undefined][]} */
  const usual = [
    ['conversion', '{conversion: true}', data.journeys.conversionNow, data.journeys.conversionTrend],
    ['repeat', '{repeatPurchase: {within: "P90D"}}', data.journeys.repeatNow, data.journeys.repeatTrend],
    ['order', '{averageOrderValue: true}', more?.journeys.orderNow, more?.journeys.orderTrend],
    ['customer', '{revenuePerCustomer: true}', more?.journeys.customerNow, more?.journeys.customerTrend],
  ];
  return kept.concat(usual.flatMap(([key, formula, now, history]) => (now ? [{ key: `usual.${key}`, name: said.usual[key][0], definition: said.usual[key][1], formula, target: null, better: 'HIGHER', owner: '', now, history: history ?? [] }] : [])));
}

/** A value in the unit of its figure. @param {number | null | undefined} value @param {string} unit */
function inUnit(value, unit) {
  if (value == null) return DASH;
  if (unit === 'share') return percent(value);
  if (unit === 'seconds') return duration(value);
  return amount(value) + (unit === 'value' ? '' : '\u00a0' + unit);
}

/** @param {Figure} now */
const range = now => (now.low == null && now.high == null ? '' : `${inUnit(now.low, now.unit)} – ${inUnit(now.high, now.unit)}`);

/** @param {Row} r @param {boolean} chosen */
function row(r, chosen) {
  const label = r.history.map(p => `${day(p.from)}: ${inUnit(p.value.value, r.now.unit)}`).join('\n');
  return html`<tr class=${chosen ? 'chosen' : ''}><td><button class="plain" aria-pressed=${chosen} @click=${() => set({ pin: r.key })}>${r.name}</button></td>
    <td class="n"><b>${noted(inUnit(r.now.value, r.now.unit), [`n ${exact(r.now.n)}, ${r.now.of}`, said.customers(exact(r.now.customers)), ...r.now.notes])}</b></td><td><small>${range(r.now)}</small></td>
    <td class="trendline">${spark(r.history.flatMap(p => p.value.value ?? []), { width: 120, height: 20, label: label || r.name })}</td>
    <td class="n">${r.target == null ? nothing : html`${r.better === 'HIGHER' ? '≥' : '≤'} ${inUnit(r.target, r.now.unit)}`}</td>
    <td class=${r.now.status === 'MISSED' ? 'loss' : ''}>${r.target == null ? nothing : html`${said.signs[r.now.status]} ${said.states[r.now.status]}`}</td><td>${r.owner}</td></tr>`;
}

/** @param {Row} r */
function details(r) {
  const format = (/** @type {number} */ value) => inUnit(value, r.now.unit);
  const drawn = kpiLine(r.history, {
    width: roomy().narrow ? 360 : 900,
    height: 220,
    label: `${r.name}, ${said.months}`,
    target: r.target,
    targetLabel: r.target == null ? '' : `${said.target} ${format(r.target)}`,
    format,
    tip: p => `${day(p.from)}\n${inUnit(p.value.value, r.now.unit)}${p.value.low == null ? '' : ` [${inUnit(p.value.low, r.now.unit)}, ${inUnit(p.value.high, r.now.unit)}]`}\nn ${count(p.value.n)}`,
  });
  return html`<section class="chosen-kpi"><h2>${r.name}</h2><p class="sentence">${r.definition}</p>
    ${r.now.nToDecide == null ? nothing : html`<p>${said.decide(exact(r.now.n), exact(r.now.nToDecide))}</p>`}
    ${drawn === nothing ? html`<p class="reason">${said.few}</p>` : drawn}
    ${r.now.notes.length ? html`<ul class="notes">${r.now.notes.map(note => html`<li>${note}</li>`)}</ul>` : nothing}
    <p><a href=${link('graph', through(r.formula))}>${said.journeys}</a> · <a href=${link('customers', through(r.formula))}>${said.who}</a></p><p><code>${r.formula}</code></p></section>`;
}

/** The path that a formula looks at, as a filter of journeys. @param {string} formula @returns {import('../state.js').Values} */
function through(formula) {
  const text = /(?:matching|denominator|exposure|active): ("(?:[^"\\]|\\.)*")/.exec(formula)?.[1];
  return text ? { match: JSON.parse(text) } : {};
}
