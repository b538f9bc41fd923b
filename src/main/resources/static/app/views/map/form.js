// @ts-check
/** What people wrote in a cell, changed in place: checked as it is typed, kept with the revision that was seen. */
import { html, nothing } from 'lit-html';
import { ask, Fault } from '../../ask.js';
import { words } from '../../words.js';
import { APPLY } from './editor.js';
import { part, valueOf } from './part.js';

const said = words.map;
const READ = `
query MapCell($map: ID!, $persona: ID) {
  departments { id name }
  map(id: $map) { revision cells(persona: $persona) { stages { id owner { id } goals { goal { id text importance success } } emotion { persona { id name } asIs toBe note } painPoints(first: 1000) { id text source } opportunities { id text status effort } } } }
}`;
const EDITORS = ['EDITOR', 'ADMIN'];
const STATES = ['OPEN', 'PLANNED', 'DOING', 'DONE', 'DISMISSED'];

/** @typedef {import('../../types/operations').MapCell} Read */
/** @typedef {NonNullable<Read['map']>['cells']['stages'][number]} Stage */
/** @typedef {import('./part.js').Item} Item */
/** @typedef {import('./part.js').Field} Field */
/** @typedef {{ map: string, persona: string, stage: string, lane: string }} Place */

/** What is being written. @type {{ of: string, revision: number, items: Item[] | null, typed: Record<string, string>, plan: import('../../types/operations').ApplyMap['applyMaps'] | null, lines: string[], fault: string, said: string, conflict: { stored: string, given: string } | null, busy: boolean }} */
const now = { of: '', revision: 0, items: null, typed: {}, plan: null, lines: [], fault: '', said: '', conflict: null, busy: false };

/** @param {string} role */
export const mayEdit = role => EDITORS.includes(role);

/** @param {Place} place */
const nameOf = place => `${place.map}/${place.persona}/${place.stage}/${place.lane}`;

/** What people write in a lane; null where they write nothing. @param {string} lane @param {Stage} stage @param {Read['departments']} departments @returns {Item[] | null} */
function itemsOf(lane, stage, departments) {
  switch (lane) {
    case 'owner':
      return [{ key: '', id: '', fields: [{ name: 'owner', key: 'owner', label: said.fields.owner, type: 'choice', value: stage.owner?.id ?? '', choices: [['', said.nobody], ...departments.map(d => /** @type {[string, string]} */ ([d.id, d.name]))] }] }];
    case 'goals':
      return stage.goals.map(({ goal }) => ({ key: 'goals', id: goal.id, fields: [
        field(goal.id, 'text', 'line', goal.text), { ...field(goal.id, 'importance', 'number', goal.importance), from: 0, to: 10, step: 'any' }, field(goal.id, 'success', 'line', goal.success)] }));
    case 'feeling':
      return stage.emotion.flatMap(({ persona, asIs, toBe, note }) => persona ? [{ key: 'feeling', id: persona.id, whole: true, fields: [
        level(persona, 'asIs', asIs), level(persona, 'toBe', toBe), { ...field(persona.id, 'note', 'text', note), label: `${persona.name}: ${said.fields.note}` }] }] : []);
    case 'pains':
      return stage.painPoints.filter(p => p.source === 'DECLARED').map(p => ({ key: 'pains', id: p.id, fields: [{ ...field(p.id, 'text', 'text', p.text), label: said.fields.pain }] }));
    case 'chances':
      return stage.opportunities.map(o => ({ key: 'opportunities', id: o.id, fields: [
        { ...field(o.id, 'status', 'choice', o.status), label: `${o.text}: ${said.fields.status}`, choices: STATES.map(s => /** @type {[string, string]} */ ([s, said.states[s] ?? s])) },
        { ...field(o.id, 'effort', 'number', o.effort), from: 1, to: 5, step: '1' }] }));
    default:
      return null;
  }
}

/** @param {string} id @param {string} key @param {Field['type']} type @param {string | number | null} value @returns {Field} */
function field(id, key, type, value) {
  return { name: `${id} ${key}`, key, label: said.fields[key] ?? key, type, value: value == null ? '' : String(value) };
}

/** @param {{ id: string, name: string }} persona @param {string} key @param {number | null} value @returns {Field} */
function level(persona, key, value) {
  return { ...field(persona.id, key, 'number', value), label: `${persona.name}: ${said.fields[key]}`, from: -2, to: 2, step: 'any' };
}

/** The form of a cell, or the button that opens it; nothing where nobody writes. @param {Place} place @param {import('../map.js').Page} page */
export function cellForm(place, page) {
  if (!mayEdit(page.data.caller.role) || !['owner', 'goals', 'feeling', 'pains', 'chances'].includes(place.lane)) return nothing;
  if (now.of !== nameOf(place)) return html`<p><button data-opens @click=${() => void begin(place, page)}>${said.change}</button></p>`;
  if (!now.items) return html`<p class="reason" role=${now.fault ? 'alert' : 'status'}>${now.fault || words.states.loading}</p>`;
  if (!now.items.length) return html`<p class="reason" role="status">${said.unwritten}</p>`;
  const faults = now.plan?.faults ?? [];
  return html`<form class="part" aria-label=${said.change} @keydown=${(/** @type {KeyboardEvent} */ e) => e.key === 'Escape' && close(page)}
      @input=${typed} @change=${(/** @type {Event} */ e) => void send(e, true, place, page)} @submit=${(/** @type {Event} */ e) => void send(e, false, place, page)}>
    ${now.items.map(item => html`<p class="row">${item.fields.map(input)}</p>`)}
    <p class="row"><button class="main-act" ?disabled=${now.busy || now.conflict != null}>${said.save}</button> <button type="button" @click=${() => close(page)}>${words.actions.cancel}</button></p>
    ${faults.filter(f => !now.lines[f.line - 1]).map(f => html`<p class="loss" role="alert">${f.message}</p>`)}
    ${now.plan && !faults.length ? html`<ul aria-live="polite">${now.plan.items.map(i => html`<li><code>${i.path}</code> ${i.before ?? '–'} → ${i.after ?? '–'}</li>`)}</ul>` : nothing}
    ${now.conflict ? html`<div role="alert"><p class="loss">${said.conflict}</p><div class="two">${both('theirs', now.conflict.stored, now.conflict.given)}${both('yours', now.conflict.given, now.conflict.stored)}</div><p><button type="button" @click=${() => void reread(place, page)}>${said.reread}</button></p></div>` : nothing}
    ${now.fault ? html`<p class="loss" role="alert">${now.fault}</p>` : nothing}${now.said ? html`<p class="reason" role="status">${now.said}</p>` : nothing}</form>`;
}

/** One of two texts that do not go together: where it differs, then whole. @param {'theirs' | 'yours'} whose @param {string} text @param {string} other */
function both(whose, text, other) {
  const there = new Set(other.split('\n'));
  const own = text.split('\n').filter(line => !there.has(line)).map(line => line.trim());
  return html`<div><h3>${said[whose]}</h3><pre class="code">${own.join('\n') || '–'}</pre><details><summary>${said.whole}</summary><pre class="code whole" tabindex="0" role="region" aria-label=${said[whose]}>${text}</pre></details></div>`;
}

/** @param {Field} of */
function input(of) {
  const value = valueOf(of, now.typed);
  const fault = now.plan?.faults.find(f => now.lines[f.line - 1] === of.name)?.message ?? '';
  const control = {
    choice: () => html`<select name=${of.name} aria-invalid=${fault !== ''}>${(of.choices ?? []).map(([id, name]) => html`<option value=${id} .selected=${id === value}>${name}</option>`)}</select>`,
    number: () => html`<input name=${of.name} type="number" min=${of.from ?? ''} max=${of.to ?? ''} step=${of.step ?? 'any'} .value=${value} aria-invalid=${fault !== ''}>`,
    text: () => html`<textarea name=${of.name} rows="2" maxlength="10000" .value=${value} aria-invalid=${fault !== ''}></textarea>`,
    line: () => html`<input name=${of.name} class="long" maxlength="10000" spellcheck="false" .value=${value} aria-invalid=${fault !== ''}>`,
  }[of.type];
  return html`<label>${of.label} ${control()}${fault ? html`<span class="loss" role="alert">${fault}</span>` : nothing}</label>`;
}

/** @param {Event} event */
function typed({ target }) {
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) now.typed[target.name] = target.value;
}

/** @param {Place} place @param {import('../map.js').Page} page */
async function begin(place, page) {
  Object.assign(now, { of: nameOf(place), items: null, typed: {}, plan: null, lines: [], fault: '', said: '', conflict: null, busy: false });
  page.redraw();
  await read(place, page);
  const first = document.querySelector('form.part input, form.part select, form.part textarea');
  if (first instanceof HTMLElement) first.focus();
}

/** What is kept now, under what was typed. @param {Place} place @param {import('../map.js').Page} page */
async function reread(place, page) {
  Object.assign(now, { plan: null, conflict: null, fault: '', said: said.rebased });
  await read(place, page);
}

/** @param {Place} place @param {import('../map.js').Page} page */
async function read(place, page) {
  try {
    const /** @type {Read} */ found = (await ask('cell', READ, { map: place.map, persona: place.persona || null })).data;
    if (now.of !== nameOf(place)) return;
    const stage = found.map?.cells.stages.find(s => s.id === place.stage);
    now.revision = found.map?.revision ?? 0;
    now.items = stage ? itemsOf(place.lane, stage, found.departments) : [];
  } catch (reason) {
    if (now.of === nameOf(place)) now.fault = reason instanceof Error ? reason.message : String(reason);
  }
  page.redraw();
}

/** @param {Event} event @param {boolean} dryRun @param {Place} place @param {import('../map.js').Page} page */
async function send(event, dryRun, place, page) {
  event.preventDefault();
  const form = /** @type {HTMLFormElement} */ (event.currentTarget);
  if (now.busy || now.conflict || !form.checkValidity()) return;
  const text = part(place.map, now.revision, place.stage, now.items ?? [], now.typed);
  Object.assign(now, { fault: '', said: text ? '' : said.same });
  if (text) await apply(text, dryRun, page);
  else now.plan = null;
  page.redraw();
}

/** @param {import('./part.js').Part} said @param {boolean} dryRun @param {import('../map.js').Page} page */
async function apply({ text: yaml, lines }, dryRun, page) {
  const of = now.of;
  if (!dryRun) now.busy = true;
  try {
    const plan = (await ask('apply', APPLY, { yaml, dryRun })).data.applyMaps;
    if (now.of !== of) return;
    Object.assign(now, { plan, lines });
    if (plan.applied) {
      close(page);
      page.again();
    }
  } catch (reason) {
    if (now.of !== of || (reason instanceof Error && reason.name === 'AbortError')) return;
    if (reason instanceof Fault && reason.code === 'CONFLICT') now.conflict = { stored: String(reason.more.stored), given: String(reason.more.given) };
    else now.fault = reason instanceof Error ? reason.message : String(reason);
  } finally {
    if (!dryRun) now.busy = false;
  }
}

/** The focus goes back to what opened it. @param {import('../map.js').Page} page */
function close(page) {
  now.of = '';
  page.redraw();
  const opener = document.querySelector('[data-opens]');
  if (opener instanceof HTMLElement) opener.focus();
}
