// @ts-check
/** What the business counts: kept figures with their targets, and the usual ones; the chosen one over time. */
import { html, nothing } from 'lit-html';
import { kpiLine } from '../chart/kpiline.js';
import { spark } from '../chart/line.js';
import { roomy } from '../chart/size.js';
import { ask } from '../ask.js';
import { count, day, exact, FEW } from '../format.js';
import { noted, number } from '../shell/figure.js';
import { link, set } from '../state.js';
import { words } from '../words.js';
import { editor } from './kpis/editor.js';
import { nameOf, parse, patterns } from './kpis/formula.js';
import { parts } from './kpis/parts.js';
import { inUnit } from './kpis/unit.js';

const said = words.kpis;
const FIGURE = 'value low high n customers numerator denominator textbook unit of status nToDecide notes';
/** Which figure was asked to be taken away, and what went wrong. */
const asked = { remove: '', fault: '' };
const MONTHS = 'from value { value low high n }';

/** @typedef {import('../types/operations').Kpis} Answer */
/** @typedef {import('../types/operations').UsualAmounts} Later */
/** @typedef {import('../main.js').Page<Answer, Later>} Page */
/** @typedef {Answer['journeys']['conversionNow']} Figure */
/** @typedef {{ key: string, name: string, definition: string, formula: string, revision: number | null, target: number | null, better: string, owner: string, now: Figure, history: Answer['journeys']['conversionTrend'] }} Row */

/** @type {import('../main.js').View<Answer, Later>} */
export default {
  query: `
query Kpis($scope: JourneyScope) {
  kpis { id name definition formula target better revision department { id name } now(scope: $scope) { ${FIGURE} } history(unit: MONTH, last: 24) { ${MONTHS} } }
  departments { id name }
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
  options: () => html`<button class="main-act" data-edit="new" @click=${() => write('new')}>${said.create}</button>`,
  render(page) {
    const rows = all(page);
    const chosen = rows.find(r => r.key === (page.values.pin ?? page.values.edit)) ?? rows[0];
    return html`${editor(page)}${asked.fault ? html`<p class="loss" role="alert">${asked.fault}</p>` : nothing}${page.data.kpis.length ? nothing : html`<p class="reason">${said.none}</p>`}
      <div class="wide"><table class="list stacked"><thead><tr><th>${said.name}</th><th class="n">${said.now}</th><th>${said.sure}</th><th class="n">n</th><th>${said.months}</th><th class="n">${said.target}</th><th>${said.status}</th><th>${said.owner}</th><th></th></tr></thead>
      <tbody>${rows.map(r => row(r, r === chosen, page))}</tbody></table></div>${details(chosen, page)}`;
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
  /** @type {Row[]} */
  const kept = data.kpis.map(k => ({ key: k.id, name: k.name, definition: k.definition, formula: k.formula, revision: k.revision, target: k.target, better: k.better, owner: k.department?.name ?? '', now: k.now, history: k.history }));
  /** @type {[string, string, Figure | undefined, Row['history'] | undefined][]} */
  const usual = [
    ['conversion', '{conversion: true}', data.journeys.conversionNow, data.journeys.conversionTrend],
    ['repeat', '{repeatPurchase: {within: "P90D"}}', data.journeys.repeatNow, data.journeys.repeatTrend],
    ['order', '{averageOrderValue: true}', more?.journeys.orderNow, more?.journeys.orderTrend],
    ['customer', '{revenuePerCustomer: true}', more?.journeys.customerNow, more?.journeys.customerTrend],
  ];
  return kept.concat(usual.flatMap(([key, formula, now, history]) => (now ? [{ key: `usual.${key}`, name: said.usual[key][0], definition: said.usual[key][1], formula, revision: null, target: null, better: 'HIGHER', owner: '', now, history: history ?? [] }] : [])));
}

/** Opens the editor at its first field. @param {string} id */
function write(id) {
  set({ edit: id });
  requestAnimationFrame(() => /** @type {HTMLElement | null} */ (document.querySelector('.editor input'))?.focus());
}

/** @param {Figure} now */
const range = now => (now.low == null && now.high == null ? '' : `${inUnit(now.low, now.unit)} – ${inUnit(now.high, now.unit)}`);

/** @param {Row} r @param {boolean} chosen @param {Page} page */
function row(r, chosen, page) {
  const label = r.history.map(p => `${day(p.from)}: ${inUnit(p.value.value, r.now.unit)}`).join('\n');
  return html`<tr class=${chosen ? 'chosen' : ''}><td class="way first"><button class="plain" aria-pressed=${chosen} @click=${() => set({ pin: r.key })}>${r.name}</button></td>
    <td class="n" data-k=${said.now}><b>${noted(inUnit(r.now.value, r.now.unit), [`n ${exact(r.now.n)}, ${r.now.of}`, said.customers(exact(r.now.customers)), ...r.now.notes])}</b></td><td data-k=${r.now.low == null ? nothing : said.sure}><small>${range(r.now)}</small></td><td class="n" data-k="n">${exact(r.now.n)}</td>
    <td class="trendline">${spark(r.history.flatMap(p => p.value.value ?? []), { width: 120, height: 20, label: label || r.name })}</td>
    <td class="n" data-k=${r.target == null ? nothing : said.target}>${r.target == null ? nothing : html`${r.better === 'HIGHER' ? '≥' : '≤'} ${inUnit(r.target, r.now.unit)}`}</td>
    <td class=${r.now.status === 'MISSED' ? 'loss' : ''}>${r.target == null ? nothing : html`${said.signs[r.now.status]} ${said.states[r.now.status]}`}</td><td>${r.owner}</td><td class="n acts">${r.revision == null ? nothing : acts(r, page)}</td></tr>`;
}

/** @param {Row} r @param {Page} page */
function acts(r, page) {
  const want = (/** @type {string} */ key) => {
    asked.remove = key;
    page.redraw();
  };
  return asked.remove === r.key
    ? html`<span role="alert">${said.sureAway(r.name)} <button class="danger" @click=${() => void takeAway(r, page)}>${words.data.yes}</button> <button @click=${() => want('')}>${words.data.no}</button></span>`
    : html`<button data-edit=${r.key} @click=${() => write(r.key)} aria-label="${words.personas.edit} ${r.name}">${words.personas.edit}</button> <button @click=${() => want(r.key)} aria-label="${words.data.remove} ${r.name}">${words.data.remove}</button>`;
}

/** @param {Row} r @param {Page} page */
async function takeAway(r, page) {
  asked.fault = '';
  try {
    await ask('remove', 'mutation DeleteKpi($id: ID!, $seen: Int!) { deleteKpi(id: $id, seen: $seen) }', { id: r.key, seen: r.revision });
  } catch (reason) {
    asked.fault = reason instanceof Error ? reason.message : '';
  }
  asked.remove = '';
  page.again();
}

/** @param {Row} r @param {Page} page */
function details(r, page) {
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
  const gaps = r.history.filter(p => p.value.n < FEW).length;
  return html`<section class="chosen-kpi"><h2>${r.name}</h2><p class="sentence">${r.definition}</p>
    ${r.now.nToDecide == null ? nothing : html`<p>${said.decide(exact(r.now.n), exact(r.now.nToDecide))}</p>`}
    ${drawn === nothing ? html`<p class="reason">${said.few}</p>` : drawn}${drawn === nothing || !gaps ? nothing : html`<p class="reason">${said.gaps(gaps)}</p>`}
    ${r.now.notes.length ? html`<ul class="notes">${r.now.notes.map(note => html`<li>${note}</li>`)}</ul>` : nothing}
    <p>${counted(r.now)}</p>${drill(r.formula)}${parts(r.formula, page)}
    <p><code>{ journeys { kpi(formula: ${r.formula}) { value low high numerator denominator of notes } } }</code></p></section>`;
}

/** What the value is made of. @param {Figure} f */
function counted(f) {
  const made = f.numerator == null ? said.drawn(exact(f.n), f.of) : said.share(exact(f.numerator), exact(f.denominator ?? f.n), f.of);
  return `${made}; ${said.customers(exact(f.customers))}.${f.textbook == null ? '' : ' ' + said.textbook(inUnit(f.textbook, f.unit))}`;
}

/** The journeys behind a figure, where a pattern or an outcome tells them. @param {string} text */
function drill(text) {
  const formula = parse(text);
  if (['nps', 'csat', 'ces', 'score', 'level'].includes(nameOf(formula))) return html`<p><a href=${link('feedback')}>${said.feedback}</a></p>`;
  const found = patterns(formula);
  if (!found.length) return html`<p><a href=${link('graph')}>${said.journeys}</a> · <a href=${link('customers')}>${said.who}</a></p>`;
  return html`<ul class="notes">${found.map(p => html`<li>${p.label} <code>${p.match}</code>: <a href=${link('graph', { match: p.match })}>${said.journeys}</a> · <a href=${link('customers', { match: p.match })}>${said.who}</a></li>`)}</ul>`;
}
