// @ts-check
import { html, nothing } from 'lit-html';
import { ask } from '../ask.js';
import { amount, count, exact, minute } from '../format.js';
import { number, rate } from '../shell/figure.js';
import { Names } from '../shell/names.js';
import { pathChips } from '../shell/path.js';
import { scopeInput } from '../scope.js';
import { link, set } from '../state.js';
import { words } from '../words.js';
import { identifiers } from './customers/identifiers.js';
import { timeline } from './customers/timeline.js';

const PAGE = 25;
const MOST = 1000;

/** @typedef {import('../types/operations').Customers} Answer */
/** @typedef {import('../types/operations').CustomerJourneys} Later */
/** @typedef {import('../main.js').Page<Answer, Later>} Page */
/** @typedef {import('../ask.js').Answer<import('../types/operations').FindCustomers>} Found */

/** @type {import('../main.js').View<Answer, Later>} */
export default {
  query: `
query Customers($scope: JourneyScope, $first: Int, $id: ID!, $one: Boolean!) {
  touchpoints { id name conversion }
  journeys(scope: $scope) {
    count customers conversion { value low high numerator denominator deff of }
    members(first: $first) { totalCount edges { node { customer number steps start end converted value } } }
  }
  customer(id: $id) @include(if: $one) {
    id
    identifiers { kind value }
    evidence(first: 200) { a { kind value } b { kind value } rule source first last records }
    consent { granted at }
    traits { name value }
    personas { id name }
    feedback(first: 100) { edges { node { id at kind score most level text touchpoint rule } } }
    interactions(first: ${MOST}) { edges { node { at position touchpoint { id name conversion } channel campaign value attributes { name value } source } } pageInfo { hasNextPage } }
  }
}`,
  variables: values => ({ first: Number(values.n ?? PAGE), id: values.id ?? '', one: Boolean(values.id) }),
  later: {
    query: `
query CustomerJourneys($scope: JourneyScope, $id: ID!) {
  customer(id: $id) { journeys(scope: $scope) { members(first: ${MOST}) { edges { node { number start end converted value steps } } } } }
}`,
    variables: values => ({ id: values.id ?? '' }),
  },
  figures: ({ data }) => html`${number(data.journeys.customers, words.customers.customers)}${number(data.journeys.count, words.customers.journeys)}${rate(data.journeys.conversion, words.customers.convert)}`,
  render(page) {
    const names = new Names(page.data.touchpoints);
    return html`${search(page)}${page.values.id ? one(page) : nothing}${list(page, names)}`;
  },
  footer: ({ data }) => words.customers.footer(exact(data.journeys.members.edges.length), exact(data.journeys.members.totalCount)),
  table: ({ data }) =>
    data.customer
      ? { columns: words.columns.interactions, rows: data.customer.interactions.edges.map(({ node: i }) => [i.position, i.at, i.touchpoint.id, i.channel, i.campaign, i.value, i.source]) }
      : { columns: words.columns.customers, rows: data.journeys.members.edges.map(({ node: m }) => [m.customer, m.number, m.start, m.end, m.converted, m.value, m.steps.join(' > ')]) },
};

const SEARCH = `
query FindCustomers($search: String!, $scope: JourneyScope) { customers(search: $search, scope: $scope, first: 12) { edges { node { id traits { name value } } } pageInfo { hasNextPage } } }`;
const PAUSE_MILLIS = 200;

/** What is typed into the search and who was found. @type {{ typed: string, customers: { id: string, traits: { name: string, value: string }[] }[] | null, more: boolean }} */
const found = { typed: '', customers: null, more: false };
let timer = 0;

/** @param {Page} page */
function search(page) {
  const find = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    open(String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('id') ?? '').trim());
  };
  const open = (/** @type {string} */ id) => {
    Object.assign(found, { typed: '', customers: null });
    set({ id });
  };
  const type = (/** @type {Event} */ event) => {
    found.typed = /** @type {HTMLInputElement} */ (event.target).value.trim();
    clearTimeout(timer);
    timer = setTimeout(() => void look(page), PAUSE_MILLIS);
  };
  return html`<form class="row search" role="search" @submit=${find}><label>${words.customers.id} <input name="id" .value=${page.values.id ?? ''} autocomplete="off" spellcheck="false" @input=${type}></label> <button>${words.customers.open}</button>
    ${page.values.id ? html`<button type="button" @click=${() => set({ id: '' })}>${words.actions.close}</button>` : nothing}</form>
    <div aria-live="polite">${found.customers ? html`<ul class="hits" aria-label=${words.customers.found}>${found.customers.map(c => html`<li><button class="plain leads" @click=${() => open(c.id)}>${c.id}</button> <small>${c.traits.slice(0, 4).map(t => `${t.name} ${t.value}`).join(' · ')}</small></li>`)}
      ${found.customers.length ? nothing : html`<li class="reason">${words.customers.noneFound}</li>`}${found.more ? html`<li class="reason">${words.customers.moreFound}</li>` : nothing}</ul>` : nothing}</div>`;
}

/** Customers of these journeys whose id begins with what is typed. @param {Page} page */
async function look(page) {
  const { typed } = found;
  if (!typed) {
    found.customers = null;
    return page.redraw();
  }
  try {
    const { data } = /** @type {Found} */ (await ask('find', SEARCH, { search: typed, scope: scopeInput(page.values) }));
    if (found.typed === typed) Object.assign(found, { customers: data.customers.edges.map(e => e.node), more: data.customers.pageInfo.hasNextPage });
  } catch {
    return;
  }
  page.redraw();
}

/** @param {Page} page */
function one(page) {
  const c = page.data.customer;
  if (!c) return html`<p class="loss" role="alert">${words.customers.unknown(page.values.id)}</p>`;
  const interactions = c.interactions.edges.map(e => e.node);
  const journeys = (page.more?.customer?.journeys.members.edges ?? []).map(e => e.node).sort((a, b) => a.number - b.number);
  return html`<section class="one"><h2>${c.id}</h2>
    ${c.consent && !c.consent.granted ? html`<p class="loss">${words.customers.refused(c.consent.at ? minute(c.consent.at) : '')}</p>` : nothing}
    <p class="facts">${c.traits.map(t => html`<span><small>${t.name}</small> ${t.value}</span>`)}
      ${(c.personas ?? []).map(p => html`<a href=${link('personas', { edit: p.id })}>${p.name}</a>`)}
      <span><small>${words.customers.interactions}</small> ${exact(interactions.length)}${c.interactions.pageInfo.hasNextPage ? '+' : ''}</span>${page.more?.customer ? html`<span><small>${words.customers.journeys}</small> ${exact(journeys.length)}</span>` : nothing}</p>
    ${timeline(interactions, journeys, seconds(page.values.cut), c.feedback.edges.map(e => e.node))}
    ${c.interactions.pageInfo.hasNextPage ? html`<p class="reason">${words.customers.onlyFirst(MOST)}</p>` : nothing}
    ${answers(c.feedback.edges.map(e => e.node), new Names(page.data.touchpoints))}
    ${identifiers(c, page)}
    <details><summary>${words.customers.asTable}</summary><div class="wide"><table><thead><tr><th>${words.customers.at}</th><th>${words.customers.touchpoint}</th><th>${words.customers.channel}</th><th>${words.customers.campaign}</th><th class="n">${words.customers.value}</th><th>${words.customers.source}</th></tr></thead>
      <tbody>${interactions.map(i => html`<tr><td>${i.at ? minute(i.at) : i.position}</td><td class=${i.touchpoint.conversion ? 'gain' : ''}>${i.touchpoint.name}</td><td>${i.channel ?? ''}</td><td>${i.campaign ?? ''}</td><td class="n">${i.value == null ? '' : amount(i.value)}</td><td>${i.source}</td></tr>`)}</tbody></table></div></details></section>`;
}

/** What the customer said, newest first. @param {NonNullable<Answer['customer']>['feedback']['edges'][number]['node'][]} all @param {Names} names */
function answers(all, names) {
  if (!all.length) return nothing;
  const w = words.feedback;
  return html`<h3>${words.customers.said}</h3><div class="wide"><table class="stacked"><tbody>${all.map(q => html`<tr><td class="when">${minute(q.at)}</td><td>${q.touchpoint ? names.name(q.touchpoint) : w.nowhere} <small>${w.rules[q.rule]}</small></td>
    <td class="n">${q.score == null ? w.kinds[q.kind] : html`${w.kinds[q.kind]} ${w.score(exact(q.score), exact(q.most))}`}</td><td>${q.text ?? ''}</td></tr>`)}</tbody></table></div>`;
}

/** The silence of the address in seconds, where it is of days, hours or minutes. @param {string | undefined} text */
function seconds(text) {
  const found = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(text ?? '');
  return found ? Number(found[1] ?? 0) * 86_400 + Number(found[2] ?? 0) * 3600 + Number(found[3] ?? 0) * 60 : 0;
}

/** The journeys of the scope, each of one customer. @param {Page} page @param {Names} names */
function list(page, names) {
  const { edges, totalCount } = page.data.journeys.members;
  const shown = Number(page.values.n ?? PAGE);
  const valued = edges.some(({ node: m }) => m.value !== 0);
  return html`<h2 class="apart">${words.customers.journeysOf(Object.keys(scopeInput(page.values)).length > 0)}</h2><div class="wide"><table class="stacked"><thead><tr><th>${words.customers.customer}</th><th class="n">${words.customers.numberOf}</th><th>${words.customers.begins}</th><th>${words.customers.path}</th><th>${words.customers.outcome}</th>${valued ? html`<th class="n">${words.customers.value}</th>` : nothing}</tr></thead>
    <tbody>${edges.map(({ node: m }) => html`<tr class=${m.customer === page.values.id ? 'chosen' : ''}><td><button class="plain leads" @click=${() => set({ id: m.customer })}>${m.customer}</button></td><td class="n" data-k=${words.customers.numberOf}>${m.number}</td><td class="when">${m.start ? minute(m.start) : '–'}</td>
      <td class="way">${pathChips(m.steps, id => names.name(id), id => m.converted && names.converts(id))}</td><td class=${m.converted ? 'gain' : ''}>${m.converted ? words.customers.converted : words.customers.ended}</td>${valued ? html`<td class="n" data-k=${m.converted ? words.customers.value : nothing}>${m.converted ? amount(m.value) : ''}</td>` : nothing}</tr>`)}
    ${totalCount > edges.length ? html`<tr class="tail"><td colspan="6">${words.customers.more(count(totalCount - edges.length))} <button @click=${() => set({ n: String(Math.min(10_000, shown * 2)) })}>${words.customers.showMore}</button></td></tr>` : nothing}</tbody></table></div>`;
}
