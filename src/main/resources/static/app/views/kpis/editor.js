// @ts-check
/** A figure being written: it is asked of the data while one types, and saved only over what was seen. */
import { html, nothing } from 'lit-html';
import { ask, Fault } from '../../ask.js';
import { exact } from '../../format.js';
import { read, set } from '../../state.js';
import { words } from '../../words.js';
import { idOf } from '../personas/editor.js';
import { FIELDS, fresh, nameOf, parse, put, shown } from './formula.js';
import { inUnit } from './unit.js';

const said = words.kpis;

/** @typedef {import('../kpis.js').Page} Page */
/** @typedef {{ id: string, name: string, formula: import('./formula.js').Formula, target: string, better: string, department: string }} Draft */

const PAUSE_MILLIS = 250;
const TRY = `
query TryKpi($formula: KpiFormula!) {
  journeys { kpi(formula: $formula) { value low high n unit of } }
}`;
const SAVE = `
mutation SaveKpi($input: KpiInput!, $seen: Int) { saveKpi(input: $input, seen: $seen) { id revision } }`;
const REVISION = `
query KpiRevision($id: ID!) { kpi(id: $id) { revision } }`;

/** @typedef {import('../../types/operations').KpiRevision} Revision */

/** What is being written, what the data say of it, and what somebody else wrote meanwhile. */
const now = {
  of: '',
  /** @type {Draft} */ draft: blank(),
  /** @type {number | null} */ seen: null,
  checked: '',
  /** @type {import('../../types/operations').TryKpi['journeys']['kpi'] | null} */ found: null,
  fault: '',
  saving: '',
  /** @type {{ stored: string, given: string } | null} */ conflict: null,
};
let timer = 0;

/** @returns {Draft} */
function blank() {
  return { id: '', name: '', formula: fresh('conversion'), target: '', better: 'HIGHER', department: '' };
}

/** @param {Page} page */
export function editor(page) {
  const id = page.values.edit;
  if (!id) return nothing;
  if (now.of !== id) begin(id, page);
  const { draft } = now;
  const known = now.seen != null;
  const take = (/** @type {'id' | 'name' | 'target' | 'better' | 'department'} */ key) => (/** @type {Event} */ e) => {
    draft[key] = /** @type {HTMLInputElement} */ (e.target).value;
    page.redraw();
  };
  const kind = (/** @type {Event} */ e) => {
    draft.formula = fresh(/** @type {HTMLSelectElement} */ (e.target).value);
    changed(page);
  };
  const target = draft.target.trim();
  const wrong = target !== '' && !Number.isFinite(Number(target));
  return html`<section class="editor" aria-label=${said.editor} @keydown=${(/** @type {KeyboardEvent} */ e) => e.key === 'Escape' && close()}><h2>${known ? draft.name : said.create}</h2>
    <p class="row"><label>${said.name} <input .value=${draft.name} @input=${take('name')} required></label>
      <label>${words.personas.id} <input .value=${draft.id} @input=${take('id')} ?disabled=${known} placeholder=${idOf(draft.name)}></label>
      <label>${said.counts} <select @change=${kind}>${Object.keys(FIELDS).map(name => html`<option value=${name} ?selected=${name === nameOf(draft.formula)}>${said.formulas[name]}</option>`)}</select></label></p>
    <p class="row">${FIELDS[nameOf(draft.formula)].map(field => input(field, page))}</p>
    <div class="rule-says" aria-live="polite">${verdict()}</div>
    <p class="row"><label>${said.target} <input inputmode="decimal" .value=${draft.target} @input=${take('target')} aria-invalid=${wrong} placeholder="0.5"></label>
      <label>${said.better} <select @change=${take('better')}>${['HIGHER', 'LOWER'].map(side => html`<option value=${side} ?selected=${side === draft.better}>${said.sides[side]}</option>`)}</select></label>
      <label>${said.owner} <select @change=${take('department')}><option value="">–</option>${page.data.departments.map(d => html`<option value=${d.id} ?selected=${d.id === draft.department}>${d.name}</option>`)}</select></label></p>
    ${now.conflict ? conflict(page) : nothing}${now.saving ? html`<p class="loss" role="alert">${now.saving}</p>` : nothing}
    <p class="row"><button class="main-act" ?disabled=${!draft.name.trim() || now.fault !== '' || wrong || now.conflict != null} @click=${() => void save(page)}>${words.personas.save}</button>
      <button @click=${() => close()}>${words.actions.cancel}</button></p></section>`;
}

/** @param {import('./formula.js').Field} field @param {Page} page */
function input(field, page) {
  const { formula } = now.draft;
  const take = (/** @type {string} */ text) => {
    put(formula, field, text);
    changed(page);
  };
  const value = shown(formula, field);
  const typed = (/** @type {Event} */ e) => take(/** @type {HTMLInputElement} */ (e.target).value);
  if (field.type === 'check') return html`<label><input type="checkbox" .checked=${value === 'true'} @change=${(/** @type {Event} */ e) => take(String(/** @type {HTMLInputElement} */ (e.target).checked))}> ${said.fields[field.path]}</label>`;
  if (field.type === 'choice') return html`<label>${said.fields[field.path]} <select @change=${typed}>${(field.choices ?? []).map(c => html`<option value=${c} ?selected=${c === value}>${said.choices[c]}</option>`)}</select></label>`;
  return html`<label>${said.fields[field.path]} <input class=${field.type === 'pattern' ? 'long' : ''} .value=${value.replace('T00:00:00Z', '')} @change=${typed} placeholder=${field.hint ?? ''} spellcheck="false"></label>`;
}

/** What the data say of the formula. */
function verdict() {
  if (now.fault) return html`<p class="loss">${now.fault}</p>`;
  if (!now.found) return html`<p class="reason">${words.states.loading}</p>`;
  const { value, low, high, n, unit, of } = now.found;
  return html`<p><b>${inUnit(value, unit)}</b> <small>${low == null || high == null ? '' : `[${inUnit(low, unit)}, ${inUnit(high, unit)}] `}n ${exact(n)}, ${of}</small></p>`;
}

/** Both texts, and which of them stays. @param {Page} page */
function conflict(page) {
  const theirs = () => {
    now.of = '';
    page.again();
  };
  return html`<div role="alert"><p class="loss">${said.conflict}</p><p>${said.theirs}<br><code>${now.conflict?.stored}</code></p><p>${said.yours}<br><code>${now.conflict?.given}</code></p>
    <p class="row"><button @click=${theirs}>${said.takeTheirs}</button> <button class="danger" @click=${() => void over(page)}>${said.saveOver}</button></p></div>`;
}

/** @param {string} id @param {Page} page */
function begin(id, page) {
  const known = page.data.kpis.find(k => k.id === id);
  const draft = known
    ? { id, name: known.name, formula: parse(known.formula), target: known.target == null ? '' : String(known.target), better: known.better, department: known.department?.id ?? '' }
    : blank();
  Object.assign(now, { of: id, draft, seen: known?.revision ?? null, checked: '', found: null, fault: '', saving: '', conflict: null });
  later(page);
}

/** @param {Page} page */
function changed(page) {
  later(page);
  page.redraw();
}

/** Asks once the typing pauses. @param {Page} page */
function later(page) {
  clearTimeout(timer);
  timer = setTimeout(() => void check(page), PAUSE_MILLIS);
}

/** @param {Page} page */
async function check(page) {
  const text = JSON.stringify(now.draft.formula);
  if (text === now.checked) return;
  Object.assign(now, { checked: text, found: null, fault: '' });
  try {
    const found = (await ask('try', TRY, { formula: now.draft.formula })).data.journeys.kpi;
    if (now.checked === text) now.found = found;
  } catch (reason) {
    if (now.checked === text && reason instanceof Error && reason.name !== 'AbortError') now.fault = reason.message;
  }
  page.redraw();
}

/** The stage of a map that it is made for. @param {string} [at] */
function place(at) {
  const [map, stage] = (at ?? '').split('/');
  return map && stage ? { stage: { map, stage } } : null;
}

/** @param {Page} page */
async function save(page) {
  const { draft } = now;
  const input = { id: draft.id || idOf(draft.name), name: draft.name.trim(), formula: draft.formula, target: draft.target.trim() === '' ? null : Number(draft.target), better: draft.better, department: draft.department || null, at: place(page.values.at) };
  try {
    await ask('save', SAVE, { input, seen: now.seen });
    close();
    page.again();
  } catch (reason) {
    if (reason instanceof Fault && reason.code === 'CONFLICT') now.conflict = { stored: String(reason.more.stored), given: String(reason.more.given) };
    else now.saving = reason instanceof Error ? reason.message : '';
    page.redraw();
  }
}

/** Saves over what somebody else wrote, now that it was seen. @param {Page} page */
async function over(page) {
  const id = now.draft.id || idOf(now.draft.name);
  const /** @type {Revision} */ kept = (await ask('revision', REVISION, { id })).data;
  now.seen = kept.kpi?.revision ?? null;
  now.conflict = null;
  await save(page);
}

/** The focus goes back to what opened it. */
function close() {
  const opener = document.querySelector(`[data-edit="${CSS.escape(now.of)}"]`);
  if (opener instanceof HTMLElement && document.activeElement?.closest('.editor')) opener.focus();
  now.of = '';
  if (read().values.edit) set({ edit: '', at: '' });
}
