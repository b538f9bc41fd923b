// @ts-check
import { html, nothing } from 'lit-html';
import { ask } from '../../ask.js';
import { exact, minute } from '../../format.js';
import { words } from '../../words.js';

const SEPARATE = `
mutation SeparateIdentifiers($a: IdentifierInput!, $b: IdentifierInput!, $author: String!, $reason: String!) { separate(a: $a, b: $b, author: $author, reason: $reason) { id } }`;
const JOIN = `
mutation JoinIdentifiers($a: IdentifierInput!, $b: IdentifierInput!, $author: String!, $reason: String!) { join(a: $a, b: $b, author: $author, reason: $reason) { id } }`;

/** @typedef {{ kind: string, value: string }} Identifier */
/** @typedef {NonNullable<import('../../types/operations').Customers['customer']>} Customer */

/** What was refused last. */
const now = { fault: '' };

/** The identifiers of a customer, what joins them, and a form to decide otherwise. @param {Customer} customer @param {{ again: () => void, redraw: () => void }} page */
export function identifiers(customer, page) {
  const { identifiers: all, evidence } = customer;
  if (!all.length) return nothing;
  const w = words.customers.identity;
  return html`<details><summary>${w.title(exact(all.length))}</summary>
    <p class="facts">${all.map(i => html`<span><small>${i.kind}</small> ${i.value}</span>`)}</p>
    ${evidence.length ? html`<div class="wide"><table><thead><tr><th>${w.one}</th><th>${w.other}</th><th>${w.why}</th><th>${words.customers.source}</th><th class="n">${w.records}</th><th>${w.first}</th><th>${w.last}</th></tr></thead>
      <tbody>${evidence.map(e => html`<tr><td>${name(e.a)}</td><td>${name(e.b)}</td><td>${w.rules[e.rule] ?? e.rule}</td><td>${e.source ?? ''}</td><td class="n">${e.source == null ? '' : exact(e.records)}</td><td>${e.first ? minute(e.first) : ''}</td><td>${e.last ? minute(e.last) : ''}</td></tr>`)}</tbody></table></div>` : nothing}
    <form class="row" @submit=${(/** @type {SubmitEvent} */ event) => decide(event, all, page)}>
      <label>${w.one} <select name="a">${all.map((i, at) => html`<option value=${at}>${name(i)}</option>`)}</select></label>
      <label>${w.decision} <select name="how"><option value="separate">${w.separate}</option><option value="join">${w.join}</option></select></label>
      <label>${w.kind} <input name="kind" required list="kinds" autocomplete="off" spellcheck="false"></label>
      <datalist id="kinds">${[...new Set(all.map(i => i.kind))].map(kind => html`<option value=${kind}></option>`)}</datalist>
      <label>${w.value} <input name="value" required autocomplete="off" spellcheck="false"></label>
      <label>${w.author} <input name="author" required></label>
      <label>${w.reason} <input name="reason" required></label>
      <button>${w.decide}</button></form>
    ${now.fault ? html`<p class="loss" role="alert">${now.fault}</p>` : nothing}</details>`;
}

/** @param {Identifier} one */
const name = one => `${one.kind} ${one.value}`;

/** @param {SubmitEvent} event @param {Identifier[]} all @param {{ again: () => void, redraw: () => void }} page */
async function decide(event, all, page) {
  event.preventDefault();
  const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
  const text = (/** @type {string} */ field) => String(form.get(field) ?? '').trim();
  const { kind, value } = all[Number(text('a'))];
  const decision = { a: { kind, value }, b: { kind: text('kind'), value: text('value') }, author: text('author'), reason: text('reason') };
  try {
    await ask('decide', text('how') === 'join' ? JOIN : SEPARATE, decision);
    now.fault = '';
    page.again();
  } catch (reason) {
    now.fault = reason instanceof Error ? reason.message : '';
    page.redraw();
  }
}
