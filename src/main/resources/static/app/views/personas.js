// @ts-check
import { html, nothing } from 'lit-html';
import { ask } from '../ask.js';
import { exact, FEW, figureOf, interval, parts, percent, ratio } from '../format.js';
import { plainBar, rateBar } from '../chart/bar.js';
import { roomy } from '../chart/size.js';
import { number, rate } from '../shell/figure.js';
import { Names } from '../shell/names.js';
import { link, set } from '../state.js';
import { words } from '../words.js';
import { editor } from './personas/editor.js';
import { groups } from './personas/groups.js';

const said = words.personas;
/** Under so many pixels bars are short or left out. */
const WIDE = 1200;
const RATE = 'value low high numerator denominator deff of';

/** Which persona was asked to be taken away, and what went wrong. */
const asked = { remove: '', fault: '' };

/** @typedef {import('../types/operations').Personas} Answer */
/** @typedef {import('../types/operations').PersonaLosses} Later */
/** @typedef {import('../main.js').Page<Answer, Later>} Page */
/** @typedef {Answer['personas'][number]} Persona */

/** @type {import('../main.js').View<Answer, Later>} */
export default {
  partial: true,
  query: `
query Personas($scope: JourneyScope) {
  touchpoints { id name conversion }
  vocabulary { traits }
  personaCoverage { unassigned { ${RATE} } overlaps { a b customers } }
  personas { id name rule fault customers description goals color journeys(scope: $scope) { count conversion { ${RATE} } } }
}`,
  later: {
    query: `
query PersonaLosses($scope: JourneyScope) { personas { id journeys(scope: $scope) { count bottlenecks(first: 1) { touchpoint lostConversions dropOff { ${RATE} } usualDropOff } } } }`,
  },
  figures: ({ data }) => html`${number(data.personas.length, said.personas)}${data.personas.length ? rate(data.personaCoverage?.unassigned, said.unassigned) : nothing}`,
  options: () => html`<button class="main-act" data-edit="new" @click=${() => write('new')}>${said.create}</button>`,
  render(page) {
    const names = new Names(page.data.touchpoints);
    return html`${editor(page)}${extremes(page.data.personas)}${list(page)}${overlaps(page.data)}${groups(page, id => names.name(id))}`;
  },
  footer: () => said.footer,
  table: ({ data }) => ({
    columns: words.columns.personas,
    rows: data.personas.map(p => [p.id, p.name, p.rule, p.customers, p.journeys?.count ?? null, p.journeys?.conversion.value ?? null, p.journeys?.conversion.low ?? null, p.journeys?.conversion.high ?? null]),
  }),
};

/** Opens the editor at its first field. @param {string} id */
function write(id) {
  set({ edit: id });
  requestAnimationFrame(() => /** @type {HTMLElement | null} */ (document.querySelector('.editor input'))?.focus());
}

/** Which persona converts least and which most, with the way to the reason. @param {Persona[]} personas */
function extremes(personas) {
  const known = personas.flatMap(p => (p.journeys?.conversion.value != null && p.journeys.count >= FEW ? [{ id: p.id, name: p.name, conversion: p.journeys.conversion, value: p.journeys.conversion.value }] : [])).sort((a, b) => a.value - b.value);
  if (known.length < 2) return nothing;
  const [least, most] = [known[0], known[known.length - 1]];
  const side = (/** @type {string} */ id) => 'persona:' + encodeURIComponent(id);
  const figure = (/** @type {typeof least} */ p) => html`<b>${percent(p.value)}</b> <small>${interval(p.conversion)}; ${words.evidence.of(exact(p.conversion.numerator), exact(p.conversion.denominator))}</small>`;
  return html`<p class="says"><b>${least.name}</b> ${said.least} ${figure(least)}, <b>${most.name}</b> ${said.most} ${figure(most)}. <a href=${link('compare', { a: side(least.id), b: side(most.id) })}>${said.why}</a></p>`;
}

/** @param {Page} page */
function list(page) {
  const rows = page.data.personas;
  if (!rows.length) return html`<p class="blank-line">${said.none}</p>`;
  const most = Math.max(1, ...rows.map(p => p.customers ?? 0));
  const best = Math.max(0.001, ...rows.map(p => p.journeys?.conversion.high ?? 0));
  return html`${asked.fault ? html`<p class="loss" role="alert">${asked.fault}</p>` : nothing}<div class="wide"><table class="list stacked">
    <thead><tr><th>${said.name}</th><th>${said.conversionHead}</th><th></th><th>${said.losesMost}</th><th class="n">${said.customersHead}</th><th></th><th></th></tr></thead>
    <tbody>${rows.map(p => row(p, most, best, page))}</tbody></table></div>`;
}

/** @param {Persona} p @param {number} most @param {number} best @param {Page} page */
function row(p, most, best, page) {
  const want = (/** @type {string} */ id) => {
    asked.remove = id;
    page.redraw();
  };
  const room = roomy();
  return html`<tr><td class="way">${swatch(p.color)}<b class="fig" tabindex="0" data-tip=${p.rule}>${p.name}</b>${p.description ? html`<br><small>${p.description}</small>` : nothing}${p.fault ? html`<br><small class="loss">${p.fault}</small>` : nothing}</td>
    <td>${p.journeys ? rateBar(p.journeys.conversion, best, { label: `${figureOf(p.journeys.conversion)} ${said.convert}`, width: room.narrow ? 60 : room.width < WIDE ? 90 : Math.round(room.width * 0.13) }) : nothing}</td><td data-k=${said.conversionHead}>${rate(p.journeys?.conversion)}</td>
    <td data-k=${said.losesMost}>${loses(p.id, page)}</td>
    <td class="n" data-k=${said.customersHead}>${exact(p.customers)}</td><td>${p.customers == null || room.width < WIDE ? nothing : plainBar(p.customers, most, { label: `${exact(p.customers)} ${said.customers}`, width: 80 })}</td>
    <td class="n acts">${asked.remove === p.id
      ? html`<span role="alert">${said.sure(p.name)} <button class="danger" @click=${() => void takeAway(p.id, page)}>${words.data.yes}</button> <button @click=${() => want('')}>${words.data.no}</button></span>`
      : html`<a href=${link('graph', { persona: encodeURIComponent(p.id) })}>${said.journeys}</a> <button data-edit=${p.id} @click=${() => write(p.id)} aria-label="${said.edit} ${p.name}">${said.edit}</button> <button @click=${() => want(p.id)} aria-label="${words.data.remove} ${p.name}">${words.data.remove}</button>`}</td></tr>`;
}

/** The touchpoint that costs a persona most conversions. @param {string} id @param {Page} page */
function loses(id, page) {
  const b = page.more?.personas.find(p => p.id === id)?.journeys?.bottlenecks[0];
  if (!b || b.lostConversions <= 0) return nothing;
  return html`<b>${new Names(page.data.touchpoints).name(b.touchpoint)}</b> <small>${said.lost(parts(b.lostConversions))}</small><br>${rate(b.dropOff, said.ofVisitsEnd)}<small>${said.usual(percent(b.usualDropOff))}</small>`;
}

/** The persona's own colour, beside its name and never instead of it. @param {string | null} color */
function swatch(color) {
  return color ? html`<svg class="swatch" width="10" height="10" aria-hidden="true"><rect width="10" height="10" rx="2" fill=${color}></rect></svg>` : nothing;
}

/** Customers whom two personas share, for every two; one sentence where none do. @param {Answer} data */
function overlaps(data) {
  const personas = data.personas;
  if (personas.length < 2 || personas.length > 12 || !data.personaCoverage) return nothing;
  const both = data.personaCoverage.overlaps;
  if (both.every(o => o.customers === 0)) return html`<section class="groups"><h2>${said.overlap}</h2><p class="reason">${said.noOverlap}</p></section>`;
  const shared = new Map(both.flatMap(o => [[o.a + '\n' + o.b, o.customers], [o.b + '\n' + o.a, o.customers]]));
  return html`<section class="groups"><h2>${said.overlap}</h2><div class="wide"><table class="overlap"><thead><tr><th></th>${personas.map(p => html`<th class="n">${p.name}</th>`)}</tr></thead>
    <tbody>${personas.map(p => html`<tr><th>${p.name}</th>${personas.map(q => {
      const n = p === q ? p.customers : shared.get(p.id + '\n' + q.id);
      return html`<td class="n">${exact(n)} <small>${p === q || !p.customers || n == null ? '' : ratio(n, p.customers)}</small></td>`;
    })}</tr>`)}</tbody></table></div></section>`;
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
