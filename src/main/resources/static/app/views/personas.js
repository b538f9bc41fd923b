// @ts-check
import { html, nothing } from 'lit-html';
import { ask } from '../ask.js';
import { exact, percent } from '../format.js';
import { plainBar, rateBar } from '../chart/bar.js';
import { number, rate } from '../shell/figure.js';
import { Names } from '../shell/names.js';
import { link, set } from '../state.js';
import { words } from '../words.js';
import { editor } from './personas/editor.js';
import { groups } from './personas/groups.js';

const RATE = 'value low high numerator denominator deff of';

/** Which persona was asked to be taken away, and what went wrong. */
const asked = { remove: '', fault: '' };

/** @type {import('../main.js').View} */
export default {
  partial: true,
  query: `
query Personas($scope: JourneyScope) {
  touchpoints { id name conversion }
  vocabulary { traits }
  personaCoverage { unassigned { ${RATE} } overlaps { a b customers } }
  personas { id name rule fault customers description goals color journeys(scope: $scope) { count conversion { ${RATE} } } }
}`,
  figures: ({ data }) => html`${number(data.personas.length, words.personas.personas)}${rate(data.personaCoverage?.unassigned, words.personas.unassigned)}`,
  options: () => html`<button class="main-act" @click=${() => set({ edit: 'new' })}>${words.personas.create}</button>`,
  render(page) {
    const names = new Names(page.data.touchpoints);
    return html`${editor(page)}${list(page)}${overlaps(page.data)}${groups(page, id => names.name(id))}`;
  },
  footer: () => words.personas.footer,
  table: ({ data }) => ({
    columns: words.columns.personas,
    rows: data.personas.map((/** @type {any} */ p) => [p.id, p.name, p.rule, p.customers, p.journeys?.count ?? null, p.journeys?.conversion.value ?? null, p.journeys?.conversion.low ?? null, p.journeys?.conversion.high ?? null]),
  }),
};

/** @typedef {import('../main.js').Page} Page */

/** @param {Page} page */
function list(page) {
  const rows = page.data.personas;
  if (!rows.length) return html`<p class="blank-line">${words.personas.none}</p>`;
  const most = Math.max(1, ...rows.map((/** @type {any} */ p) => p.customers ?? 0));
  const best = Math.max(0.001, ...rows.map((/** @type {any} */ p) => p.journeys?.conversion.high ?? 0));
  return html`${asked.fault ? html`<p class="loss" role="alert">${asked.fault}</p>` : nothing}<div class="wide"><table>
    <thead><tr><th>${words.personas.name}</th><th>${words.personas.rule}</th><th class="n">${words.personas.customers}</th><th></th><th>${words.personas.convert}</th><th></th><th></th></tr></thead>
    <tbody>${rows.map((/** @type {any} */ p) => row(p, most, best, page))}</tbody></table></div>`;
}

/** @param {any} p @param {number} most @param {number} best @param {Page} page */
function row(p, most, best, page) {
  const want = (/** @type {string} */ id) => {
    asked.remove = id;
    page.redraw();
  };
  return html`<tr><td>${swatch(p.color)}<b>${p.name}</b>${p.description ? html`<br><small>${p.description}</small>` : nothing}</td>
    <td><code class="rule-text" tabindex="0" data-tip=${p.rule}>${p.rule}</code>${p.fault ? html`<br><small class="loss">${p.fault}</small>` : nothing}</td>
    <td class="n">${exact(p.customers)}</td><td>${p.customers == null ? nothing : plainBar(p.customers, most, { label: `${exact(p.customers)} ${words.personas.customers}`, width: 100 })}</td>
    <td>${p.journeys ? rateBar(p.journeys.conversion, best, { label: `${percent(p.journeys.conversion.value)} ${words.personas.convert}` }) : nothing}</td><td>${rate(p.journeys?.conversion)}</td>
    <td class="n acts">${asked.remove === p.id
      ? html`<span role="alert">${words.personas.sure(p.name)} <button class="danger" @click=${() => void takeAway(p.id, page)}>${words.data.yes}</button> <button @click=${() => want('')}>${words.data.no}</button></span>`
      : html`<a href=${link('graph', { persona: encodeURIComponent(p.id) })}>${words.personas.journeys}</a> <button @click=${() => set({ edit: p.id })} aria-label="${words.personas.edit} ${p.name}">${words.personas.edit}</button> <button @click=${() => want(p.id)} aria-label="${words.data.remove} ${p.name}">${words.data.remove}</button>`}</td></tr>`;
}

/** The persona's own colour, beside its name and never instead of it. @param {string | null} color */
function swatch(color) {
  return color ? html`<svg class="swatch" width="10" height="10" aria-hidden="true"><rect width="10" height="10" rx="2" fill=${color}></rect></svg>` : nothing;
}

/** Customers whom two personas share, for every two. @param {any} data */
function overlaps(data) {
  const personas = data.personas;
  if (personas.length < 2 || personas.length > 12 || !data.personaCoverage) return nothing;
  const shared = new Map(data.personaCoverage.overlaps.flatMap((/** @type {any} */ o) => [[o.a + '\n' + o.b, o.customers], [o.b + '\n' + o.a, o.customers]]));
  return html`<h2 class="apart">${words.personas.overlap}</h2><div class="wide"><table class="overlap"><thead><tr><th></th>${personas.map((/** @type {any} */ p) => html`<th class="n">${p.name}</th>`)}</tr></thead>
    <tbody>${personas.map((/** @type {any} */ p) => html`<tr><th>${p.name}</th>${personas.map((/** @type {any} */ q) => {
      const both = p === q ? p.customers : shared.get(p.id + '\n' + q.id);
      return html`<td class="n">${exact(both)} <small>${p === q || !p.customers ? '' : percent(both / p.customers)}</small></td>`;
    })}</tr>`)}</tbody></table></div>`;
}

/** @param {string} id @param {Page} page */
async function takeAway(id, page) {
  asked.fault = '';
  try {
    await ask('remove', 'mutation RemovePersona($id: ID!) { deletePersona(id: $id) }', { id });
  } catch (reason) {
    asked.fault = reason instanceof Error ? reason.message : '';
  }
  asked.remove = '';
  page.again();
}
