// @ts-check
/** The command box, which leads to every view, touchpoint, persona and customer by name; and the list of keys. Loaded when first asked for. */
import { html, nothing, render } from 'lit-html';
import { ask } from '../ask.js';
import { go, link } from '../state.js';
import { words } from '../words.js';
import { toPicture } from './keys.js';

/** @typedef {{ text: string, kind: string, to: string }} Place */

const LISTED = 9;
const CUSTOMERS = 'query CustomersOf($search: String!) { customers(search: $search, first: 3) { edges { node { id } } } }';
const PAUSE_MILLIS = 150;
const NAMES = 'query Names { touchpoints { id name } personas { id name } }';
const OFF = 'throughline-keys-off';

const box = document.createElement('dialog');
box.className = 'box';
box.addEventListener('click', event => event.target === box && box.close());
document.body.append(box);

/** @type {{ typed: string, at: number, places: Place[], customers: Place[] }} */
const now = { typed: '', at: 0, places: [], customers: [] };
let timer = 0;

/** Opens the command box; the names come while one types. */
export function openCommands() {
  Object.assign(now, { typed: '', at: 0, customers: [], places: Object.entries(words.views).map(([view, text]) => ({ text, kind: words.commands.view, to: link(view) })) });
  show();
  void ask('names', NAMES, {}).then((/** @type {import('../ask.js').Answer<import('../types/operations').Names>} */ { data }) => {
    now.places.push(
      ...data.touchpoints.map(t => ({ text: t.name, kind: words.commands.touchpoint, to: link('graph', { pin: t.id }) })),
      ...data.personas.map(p => ({ text: p.name, kind: words.commands.persona, to: link('graph', { persona: encodeURIComponent(p.id) }) })),
    );
    draw();
  }, () => {});
}

function show() {
  draw();
  if (!box.open) box.showModal();
  box.querySelector('input')?.focus();
}

/** What fits: names that begin so before names that hold it, then customers. @returns {Place[]} */
function fitting() {
  const typed = now.typed.trim().toLowerCase();
  if (!typed) return now.places.slice(0, LISTED);
  const rank = (/** @type {Place} */ p) => p.text.toLowerCase().indexOf(typed);
  const found = now.places.filter(p => rank(p) >= 0).sort((a, b) => Math.sign(rank(a)) - Math.sign(rank(b)) || a.text.length - b.text.length);
  return [...found.slice(0, LISTED), ...now.customers.filter(c => rank(c) === 0)];
}

function draw() {
  const places = fitting();
  now.at = Math.max(0, Math.min(now.at, places.length - 1));
  const type = (/** @type {Event} */ event) => {
    Object.assign(now, { typed: /** @type {HTMLInputElement} */ (event.target).value, at: 0 });
    clearTimeout(timer);
    timer = setTimeout(() => void findCustomers(now.typed.trim()), PAUSE_MILLIS);
    draw();
  };
  render(html`<div class="inside"><label class="vh" for="command">${words.commands.go}</label>
    <input id="command" role="combobox" aria-expanded="true" aria-controls="places" aria-activedescendant=${`place-${now.at}`} autocomplete="off" placeholder=${words.commands.go} .value=${now.typed} @input=${type} @keydown=${key}>
    ${places.length ? nothing : html`<p class="reason" role="status">${words.commands.none}</p>`}
    <ul id="places" role="listbox" aria-label=${words.commands.go}>${places.map((p, i) => html`<li id="place-${i}" role="option" aria-selected=${i === now.at} @click=${() => take(p)}><span>${p.text}</span><small>${p.kind}</small></li>`)}</ul></div>`, box);
}

/** Customers whose id begins so, once the typing pauses. @param {string} search */
async function findCustomers(search) {
  if (!search) return;
  try {
    const { data } = /** @type {import('../ask.js').Answer<import('../types/operations').CustomersOf>} */ (await ask('customers-of', CUSTOMERS, { search }));
    if (search !== now.typed.trim()) return;
    now.customers = data.customers.edges.map(({ node }) => ({ text: node.id, kind: words.commands.customer, to: link('customers', { id: node.id }) }));
    draw();
  } catch {
    // The names that are known can still be chosen.
  }
}

/** @param {KeyboardEvent} event */
function key(event) {
  const places = fitting();
  if (event.key === 'ArrowDown') now.at = (now.at + 1) % Math.max(1, places.length);
  else if (event.key === 'ArrowUp') now.at = (now.at + places.length - 1) % Math.max(1, places.length);
  else if (event.key === 'Enter') return take(places[now.at]);
  else return;
  event.preventDefault();
  draw();
}

/** @param {Place | undefined} place */
function take(place) {
  box.close();
  if (!place) return;
  go(place.to);
  toPicture();
}

/** Every key and what it does; keys with letters can be switched off here. */
export function openKeys() {
  const off = localStorage.getItem(OFF) != null;
  const change = (/** @type {Event} */ event) => (/** @type {HTMLInputElement} */ (event.target).checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, '1'));
  render(html`<div class="inside"><h2>${words.keys.title}</h2><dl>${words.keys.list.map(([keys, meaning]) => html`<dt>${keys.split(' ').map((k, i) => html`${i ? ' ' : nothing}<kbd>${k}</kbd>`)}</dt><dd>${meaning}</dd>`)}</dl>
    <p><label><input type="checkbox" ?checked=${!off} @change=${change}> ${words.keys.letters}</label></p><p><button @click=${() => box.close()}>${words.actions.close}</button></p></div>`, box);
  if (!box.open) box.showModal();
}
