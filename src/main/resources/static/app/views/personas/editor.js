// @ts-check
/** A persona being written: its rule is tried on the data while one types. */
import { html, nothing } from 'lit-html';
import { ask } from '../../ask.js';
import { exact } from '../../format.js';
import { rate } from '../../shell/figure.js';
import { read, set } from '../../state.js';
import { words } from '../../words.js';

/** @typedef {import('../personas.js').Page} Page */
/** @typedef {{ id: string, name: string, rule: string, description: string, goals: string, color: string }} Draft */

const PAUSE_MILLIS = 250;
const CHECK = `
query CheckRule($where: String!) {
  journeys(scope: { where: $where }) { customers conversion { value low high numerator denominator deff of } }
}`;
const DEFINE = `
mutation DefinePersona($input: PersonaInput!) { definePersona(input: $input) { id } }`;

/** What is being written, and what the data say of its rule. */
const now = {
  of: '',
  /** @type {Draft} */ draft: { id: '', name: '', rule: '', description: '', goals: '', color: '' },
  checked: '',
  /** @type {import('../../types/operations').CheckRule['journeys'] | null} */ found: null,
  fault: '',
  saving: '',
};
let timer = 0;

/** @param {Page} page */
export function editor(page) {
  const id = page.values.edit;
  if (!id) return nothing;
  if (now.of !== id) begin(id, page);
  const { draft } = now;
  const take = (/** @type {keyof Draft} */ key, /** @type {string} */ value) => {
    draft[key] = value;
    if (key === 'rule') later(page);
    page.redraw();
  };
  const put = (/** @type {keyof Draft} */ key) => (/** @type {Event} */ e) => take(key, /** @type {HTMLInputElement} */ (e.target).value);
  const known = id !== 'new';
  return html`<section class="editor" aria-label=${words.personas.editor} @keydown=${(/** @type {KeyboardEvent} */ e) => e.key === 'Escape' && close()}><h2>${known ? draft.name : words.personas.create}</h2>
    <p class="row"><label>${words.personas.name} <input .value=${draft.name} @input=${put('name')} required></label>
      <label>${words.personas.id} <input .value=${draft.id} @input=${put('id')} ?disabled=${known} placeholder=${idOf(draft.name)}></label>
      <label>${words.personas.color} <input type="color" .value=${draft.color || '#0072b2'} @input=${put('color')}></label></p>
    <label>${words.personas.rule}<textarea id="rule" rows="3" spellcheck="false" .value=${draft.rule} @input=${put('rule')} placeholder='traits.age < 35 && visited("store-visit")' aria-describedby="rule-says"></textarea></label>
    <div id="rule-says" class="rule-says" aria-live="polite">${verdict()}</div>
    <p class="row">${vocabulary(page, field => take('rule', field.value))}</p>
    <p class="row"><label>${words.personas.description} <input class="long" .value=${draft.description} @input=${put('description')}></label>
      <label>${words.personas.goals} <input class="long" .value=${draft.goals} @input=${put('goals')}></label></p>
    ${now.saving ? html`<p class="loss" role="alert">${now.saving}</p>` : nothing}
    <p class="row"><button class="main-act" ?disabled=${!draft.name.trim() || !draft.rule.trim() || now.fault !== ''} @click=${() => void save(page)}>${words.personas.save}</button>
      <button @click=${() => close()}>${words.actions.cancel}</button></p></section>`;
}

/** @param {string} id @param {Page} page */
function begin(id, page) {
  const known = page.data.personas.find(p => p.id === id);
  const draft = known ? { ...known, description: known.description ?? '', goals: known.goals.join(', '), color: known.color ?? '' } : { id: '', name: '', rule: page.values.rule ?? '', description: '', goals: '', color: '' };
  Object.assign(now, { of: id, draft, checked: '', found: null, fault: '', saving: '' });
  later(page);
}

/** What the data say of the rule; a fault is shown under its column. */
function verdict() {
  if (now.fault) {
    const column = Number(/column (\d+)/.exec(now.fault)?.[1] ?? 0);
    return html`${column ? html`<pre aria-hidden="true">${now.draft.rule.split('\n')[0]}\n${' '.repeat(Math.max(0, column - 1))}▲</pre>` : nothing}<p class="loss">${now.fault}</p>`;
  }
  if (!now.found) return html`<p class="reason">${now.draft.rule ? words.states.loading : words.personas.ruleHelp}</p>`;
  return html`<p><b>${exact(now.found.customers)}</b> ${words.personas.fit} ${rate(now.found.conversion, words.personas.convert)}</p>`;
}

/** Names a rule may use, each put in by a click. @param {Page} page @param {(field: HTMLTextAreaElement) => void} changed */
function vocabulary(page, changed) {
  const insert = (/** @type {Event} */ e) => {
    const select = /** @type {HTMLSelectElement} */ (e.target);
    const field = /** @type {HTMLTextAreaElement} */ (document.getElementById('rule'));
    field.setRangeText(select.value, field.selectionStart, field.selectionEnd, 'end');
    select.value = '';
    field.focus();
    changed(field);
  };
  const touchpoints = page.data.touchpoints.map(t => [`visited(${JSON.stringify(t.id)})`, t.name]);
  const functions = ['converted()', 'conversions() >= 2', 'value() > 100', 'interactions() >= 5', 'firstChannel() == "web"', 'lastChannel() == "web"', 'daysActive() > 7', 'count("cart") >= 2'].map(f => [f, f]);
  const traits = (page.data.vocabulary?.traits ?? []).map(t => [/^[A-Za-z_]\w*$/.test(t) ? `traits.${t}` : `traits[${JSON.stringify(t)}]`, t]);
  const lists = /** @type {[string, string[][]][]} */ ([[words.personas.visited, touchpoints], [words.personas.behaviour, functions], [words.personas.traits, traits]]);
  return lists.filter(([, list]) => list.length).map(
    ([label, list]) => html`<label><span class="vh">${label}</span><select @change=${insert}><option value="">+ ${label}</option>${list.map(([v, text]) => html`<option value=${v}>${text}</option>`)}</select></label>`,
  );
}

/** Asks once the typing pauses. @param {Page} page */
function later(page) {
  clearTimeout(timer);
  timer = setTimeout(() => void check(page), PAUSE_MILLIS);
}

/** @param {Page} page */
async function check(page) {
  const where = now.draft.rule.trim();
  if (where === now.checked) return;
  Object.assign(now, { checked: where, found: null, fault: '' });
  if (!where) return page.redraw();
  try {
    const found = (await ask('rule', CHECK, { where })).data.journeys;
    if (now.checked === where) now.found = found;
  } catch (reason) {
    if (now.checked === where && reason instanceof Error && reason.name !== 'AbortError') now.fault = reason.message;
  }
  page.redraw();
}

/** @param {string} name */
export const idOf = name => name.toLowerCase().normalize('NFKD').replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 64);

/** @param {Page} page */
async function save(page) {
  const { draft } = now;
  const input = { id: draft.id || idOf(draft.name), name: draft.name.trim(), rule: draft.rule.trim(), description: draft.description.trim() || null, goals: draft.goals.split(',').map(g => g.trim()).filter(Boolean), color: draft.color || null };
  try {
    await ask('define', DEFINE, { input });
    close();
    page.again();
  } catch (reason) {
    now.saving = reason instanceof Error ? reason.message : '';
    page.redraw();
  }
}

/** The focus goes back to what opened it. */
function close() {
  const opener = document.querySelector(`[data-edit="${CSS.escape(now.of)}"]`);
  if (opener instanceof HTMLElement && document.activeElement?.closest('.editor')) opener.focus();
  now.of = '';
  if (read().values.edit) set({ edit: '', rule: '' });
}
