// @ts-check
/** What people say of a place: told, answered, settled and opened again. Loaded where it is asked for. */
import { html, nothing } from 'lit-html';
import { ask } from '../ask.js';
import { words } from '../words.js';

const said = words.talk;
const TALK = 'query TalkOf($on: AnchorInput!) { caller { role } comments(on: $on, first: 200) { edges { node { id author at text figure resolved replies { id author at text } } } } }';
const SAY = 'mutation SayOf($on: AnchorInput!, $text: String!, $replyTo: ID) { comment(on: $on, text: $text, replyTo: $replyTo) { id } }';
const SETTLE = 'mutation Settle($id: ID!, $resolved: Boolean!) { resolveComment(id: $id, resolved: $resolved) { id } }';

/** @typedef {import('../types/operations').TalkOf} Answer */
/** @typedef {Answer['comments']['edges'][number]['node']} Comment */
/** @typedef {{ name: string, on: Record<string, unknown> }} Place */

/** @type {{ at: number, usual: string, of: string, found: Answer | null, fault: string, answering: string }} */
const now = { at: 0, usual: '', of: '', found: null, fault: '', answering: '' };

/** @param {Place[]} places what one may speak of, the usual one first @param {() => void} redraw @param {() => void} [changed] after something was said or settled */
export function talk(places, redraw, changed = () => {}) {
  const usual = JSON.stringify(places[0]?.on);
  if (now.usual !== usual) Object.assign(now, { usual, at: 0 });
  const place = places[now.at] ?? places[0];
  if (!place) return nothing;
  const of = JSON.stringify(place.on);
  if (now.of !== of) void read(of, place, redraw);
  const all = now.found?.comments.edges.map(e => e.node) ?? [];
  const open = all.filter(c => !c.resolved);
  const settled = all.filter(c => c.resolved);
  const may = now.found != null && now.found.caller.role !== 'VIEWER';
  const one = (/** @type {Comment} */ c) => comment(c, place, may, redraw, changed);
  return html`<section class="talk" aria-label=${said.title}><h3>${said.title} ${places.length > 1 ? html`<select aria-label=${said.about} @change=${(/** @type {Event} */ e) => about(e, redraw)}>${places.map((p, i) => html`<option value=${i} .selected=${p === place}>${p.name}</option>`)}</select>` : nothing}</h3>
    ${open.length ? html`<ul>${open.map(one)}</ul>` : html`<p class="reason">${now.found ? said.none : words.states.loading}</p>`}
    ${settled.length ? html`<details><summary>${said.settled(settled.length)}</summary><ul>${settled.map(one)}</ul></details>` : nothing}
    ${may ? html`<form class="row" @submit=${(/** @type {Event} */ e) => void say(e, place, null, redraw, changed)}><label>${said.say} <input name="text" class="long" maxlength="10000" required autocomplete="off"></label> <button>${said.send}</button></form>` : nothing}
    ${now.fault ? html`<p class="loss" role="alert">${now.fault}</p>` : nothing}</section>`;
}

/** @param {Comment} c @param {Place} place @param {boolean} may @param {() => void} redraw @param {() => void} changed */
function comment(c, place, may, redraw, changed) {
  const reply = (/** @type {Event} */ event) => {
    const item = /** @type {HTMLElement} */ (event.target).closest('li');
    now.answering = now.answering === c.id ? '' : c.id;
    redraw();
    item?.querySelector('input')?.focus();
  };
  return html`<li data-comment=${c.id}>${c.text} <small>${c.author}, ${c.at.slice(0, 10)}${c.figure ? `, ${said.then(c.figure)}` : ''}</small>
    ${c.replies.length ? html`<ul>${c.replies.map(r => html`<li>${r.text} <small>${r.author}, ${r.at.slice(0, 10)}</small></li>`)}</ul>` : nothing}
    ${may ? html`<span class="row"><button class="plain" data-act="reply" aria-expanded=${now.answering === c.id} @click=${reply}>${said.reply}</button> <button class="plain" data-act="settle" @click=${() => void settle(c, place, redraw, changed)}>${c.resolved ? said.reopen : said.settle}</button></span>` : nothing}
    ${may && now.answering === c.id ? html`<form class="row" @submit=${(/** @type {Event} */ e) => void say(e, place, c.id, redraw, changed)}><label>${said.reply} <input name="text" class="long" maxlength="10000" required autocomplete="off"></label> <button>${said.send}</button></form>` : nothing}</li>`;
}

/** @param {Event} event @param {() => void} redraw */
function about(event, redraw) {
  now.at = Number(/** @type {HTMLSelectElement} */ (event.target).value);
  redraw();
}

/** @param {string} of @param {Place} place @param {() => void} redraw */
async function read(of, place, redraw) {
  const known = now.of === of;
  Object.assign(now, { of, fault: '', answering: known ? now.answering : '', found: known ? now.found : null });
  await tried(redraw, async () => {
    const { data } = await ask('talk', TALK, { on: place.on });
    if (now.of === of) now.found = data;
  });
}

/** @param {() => void} redraw @param {() => Promise<void>} work */
async function tried(redraw, work) {
  try {
    await work();
  } catch (reason) {
    if (!(reason instanceof Error && reason.name === 'AbortError')) now.fault = reason instanceof Error ? reason.message : String(reason);
  }
  redraw();
}

/** @param {Event} event @param {Place} place @param {string | null} replyTo @param {() => void} redraw @param {() => void} changed */
async function say(event, place, replyTo, redraw, changed) {
  event.preventDefault();
  const form = /** @type {HTMLFormElement} */ (event.target);
  const text = String(new FormData(form).get('text') ?? '').trim();
  now.fault = '';
  await tried(redraw, async () => {
    await ask('say', SAY, { on: place.on, text, replyTo });
    form.reset();
    now.answering = '';
    if (now.of === JSON.stringify(place.on)) await read(now.of, place, redraw);
    changed();
  });
}

/** @param {Comment} c @param {Place} place @param {() => void} redraw @param {() => void} changed */
async function settle(c, place, redraw, changed) {
  now.fault = '';
  await tried(redraw, async () => {
    await ask('settle', SETTLE, { id: c.id, resolved: !c.resolved });
    if (now.of === JSON.stringify(place.on)) await read(now.of, place, redraw);
    changed();
  });
}
