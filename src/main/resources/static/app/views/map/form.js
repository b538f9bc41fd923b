// @ts-check
/** What people wrote in a cell, changed in place: checked as it is typed, kept with the revision that was seen. */
import { html, nothing } from 'lit-html';
import { ask } from '../../ask.js';
import { link } from '../../state.js';
import { words } from '../../words.js';
import { blank, field, GROWS, itemsOf, NEW_OWNER, READ, SHRINKS, WRITTEN } from './fields.js';
import { input, typing } from './field.js';
import { send, unsent, verdict } from './keep.js';
import { idOf, part, scalar } from './part.js';

const said = words.map;
const EDITORS = ['EDITOR', 'ADMIN'];

/** @typedef {import('./part.js').Item} Item */
/** @typedef {{ map: string, persona: string, stage: string, lane: string }} Place */
/** @typedef {import('../map.js').Page} Page */

/** What is being written. @type {import('./field.js').Writing & { of: string, revision: number, known: import('./fields.js').Known | null, items: Item[] | null, added: number }} */
const now = { ...unsent(), of: '', revision: 0, known: null, items: null, typed: {}, added: 0 };
const keeps = typing(now);

/** @param {string} role */
export const mayEdit = role => EDITORS.includes(role);

/** @param {Place} place */
const nameOf = place => `${place.map}/${place.persona}/${place.stage}/${place.lane}`;

/** The form of a cell, or the button that opens it; nothing where nobody writes. @param {Place} place @param {Page} page */
export function cellForm(place, page) {
  if (!mayEdit(page.data.caller.role) || !(place.lane in WRITTEN)) return nothing;
  if (now.of !== nameOf(place)) return html`<p><button data-opens @click=${() => void begin(place, page)}>${GROWS.includes(place.lane) ? said.changeOrAdd : said.change}</button></p>`;
  const { items } = now;
  if (!items) return html`<p class="reason" role=${now.fault ? 'alert' : 'status'}>${now.fault || words.states.loading}</p>`;
  return html`<form class="part" aria-label=${said.change} @keydown=${(/** @type {KeyboardEvent} */ e) => leave(e, page)} @input=${keeps} @change=${(/** @type {Event} */ e) => void submit(e, true, place, page)} @submit=${(/** @type {Event} */ e) => void submit(e, false, place, page)}>
    ${items.length ? nothing : html`<p class="reason" role="status">${place.lane === 'feeling' ? said.noPersonas : place.lane === 'kpis' ? said.noKpis : said.unwritten}</p>`}
    ${items.map(item => row(item, place, page))}
    ${place.lane === 'owner' ? html`<p class="row">${input({ ...field('owner', 'new', 'line', ''), label: said.newOwner }, now, page.redraw)}</p>` : nothing}
    ${place.lane === 'kpis' ? html`<p><a href=${link('kpis', { edit: 'new', at: `${place.map}/${place.stage}` })}>${said.makeKpi}</a></p>` : nothing}
    <p class="row">${GROWS.includes(place.lane) ? html`<button type="button" data-add @click=${() => add(place, page)}>${said.addOne[place.lane]}</button>` : nothing}<button class="main-act" ?disabled=${now.busy || now.conflict != null}>${said.save}</button> <button type="button" @click=${() => close(page)}>${words.actions.cancel}</button></p>
    ${verdict(now, () => void reread(place, page))}</form>`;
}

/** @param {Item} item @param {Place} place @param {Page} page */
function row(item, place, page) {
  const gone = item.state === 'gone';
  const turn = (/** @type {Event} */ event) => {
    const form = /** @type {HTMLElement} */ (event.target).closest('form');
    if (item.state === 'new') now.items = (now.items ?? []).filter(one => one !== item);
    else item.state = gone ? '' : 'gone';
    page.redraw();
    form?.dispatchEvent(new Event('change'));
  };
  return html`<div class="row item ${item.state ?? ''}">${gone ? html`<del>${item.fields[0]?.value || item.id}</del>` : item.fields.map(f => input(f, now, page.redraw))}
    ${SHRINKS.includes(place.lane) ? html`<button type="button" data-remove=${item.id} @click=${turn}>${gone ? said.keep : words.data.remove}</button>` : nothing}</div>`;
}

/** @param {Place} place @param {Page} page */
function add(place, page) {
  if (!now.known || !now.items) return;
  now.items = [...now.items, blank(place.lane, `new-${++now.added}`, now.known)];
  page.redraw();
  const fields = document.querySelectorAll('form.part .item.new');
  const first = fields[fields.length - 1]?.querySelector('input, textarea');
  if (first instanceof HTMLElement) first.focus();
}

/** @param {Place} place @param {Page} page */
async function begin(place, page) {
  Object.assign(now, unsent(now.turn + 1), { of: nameOf(place), items: null, known: null, typed: {}, added: 0 });
  page.redraw();
  await read(place, page);
  const first = document.querySelector('form.part :is(input, select, textarea), form.part [data-add]');
  if (first instanceof HTMLElement) first.focus();
}

/** What is kept now, under what was typed. @param {Place} place @param {Page} page */
async function reread(place, page) {
  Object.assign(now, unsent(now.turn + 1), { said: said.rebased });
  await read(place, page);
}

/** @param {Place} place @param {Page} page */
async function read(place, page) {
  try {
    const /** @type {import('./fields.js').Read} */ found = (await ask('cell', READ, { map: place.map, persona: place.persona || null })).data;
    if (now.of !== nameOf(place)) return;
    const stage = found.map?.cells.stages.find(s => s.id === place.stage);
    const before = now.items ?? [];
    now.revision = found.map?.revision ?? 0;
    now.known = stage ? { stage, found, names: page.data.touchpoints.map(t => [t.id, t.name]) } : null;
    const kept = now.known ? itemsOf(place.lane, now.known) : [];
    kept.forEach(item => (item.state = before.some(b => b.id === item.id && b.state === 'gone') ? 'gone' : ''));
    now.items = [...kept, ...before.filter(item => item.state === 'new')];
  } catch (reason) {
    if (now.of === nameOf(place)) now.fault = reason instanceof Error ? reason.message : String(reason);
  }
  page.redraw();
}

/** The text of what changed; null for nothing. @param {Place} place */
function text(place) {
  const found = now.known?.found;
  const ids = new Set((found?.map?.cells.stages ?? []).flatMap(s => [...s.goals.map(g => g.goal.id), ...s.painPoints.map(p => p.id), ...s.opportunities.map(o => o.id)]));
  const items = (now.items ?? []).map(item => {
    if (item.state !== 'new') return item;
    const words = now.typed[item.fields[0]?.name ?? ''] ?? '';
    const id = idOf(item.key === 'goals' ? words : `${place.map} ${words}`, item.key, one => ids.has(one));
    ids.add(id);
    return { ...item, id };
  });
  const made = place.lane === 'owner' ? (now.typed[NEW_OWNER] ?? '').trim() : '';
  const department = made ? idOf(made, 'owner', () => false) : '';
  const typed = made ? { ...now.typed, 'stage owner': department } : now.typed;
  const one = part({ map: place.map, revision: now.revision, stages: [{ id: place.stage, items }] }, typed);
  return one && made ? { ...one, text: `${one.text}departments:\n- id: ${scalar(department)}\n  name: ${scalar(made)}\n` } : one;
}

/** @param {Event} event @param {boolean} dryRun @param {Place} place @param {Page} page */
async function submit(event, dryRun, place, page) {
  event.preventDefault();
  const form = /** @type {HTMLFormElement} */ (event.currentTarget);
  if (now.busy || now.conflict || !form.checkValidity()) return;
  const what = text(place);
  if (!what) Object.assign(now, unsent(now.turn + 1), { said: said.same });
  else if (await send(now, what, dryRun)) {
    close(page);
    return page.again();
  }
  page.redraw();
}

/** Escape leaves the form, and not yet the cell. @param {KeyboardEvent} event @param {Page} page */
function leave(event, page) {
  if (event.key !== 'Escape') return;
  event.stopPropagation();
  close(page);
}

/** The focus goes back to what opened it. @param {Page} page */
function close(page) {
  Object.assign(now, unsent(now.turn + 1), { of: '' });
  page.redraw();
  const opener = document.querySelector('[data-opens]');
  if (opener instanceof HTMLElement) opener.focus();
}
