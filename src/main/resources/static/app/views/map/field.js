// @ts-check
/** The controls of what people write on a map. */
import { html, nothing } from 'lit-html';
import { words } from '../../words.js';
import { chosenOf, valueOf } from './part.js';

const said = words.map;

/** @typedef {import('./part.js').Field} Field */
/** @typedef {import('./keep.js').Sent & { typed: Record<string, string> }} Writing */

/** A field with its label, and what is wrong with it. @param {Field} of @param {Writing} now @param {() => void} redraw */
export function input(of, now, redraw) {
  const value = valueOf(of, now.typed);
  const fault = now.plan?.faults.find(f => now.lines[f.line - 1] === of.name)?.message ?? '';
  const wrong = fault !== '';
  const control = {
    choice: () => html`<select name=${of.name} aria-invalid=${wrong}>${(of.choices ?? []).map(([id, name]) => html`<option value=${id} .selected=${id === value}>${name}</option>`)}</select>`,
    number: () => html`<input name=${of.name} type="number" min=${of.from ?? ''} max=${of.to ?? ''} step=${of.step ?? 'any'} .value=${value} aria-invalid=${wrong}>`,
    text: () => html`<textarea name=${of.name} rows="2" maxlength="10000" .value=${value} aria-invalid=${wrong}></textarea>`,
    edits: () => html`<textarea name=${of.name} rows="2" maxlength="10000" spellcheck="false" placeholder=${of.hint ?? ''} .value=${value} aria-invalid=${wrong}></textarea>`,
    line: () => html`<input name=${of.name} class="long" maxlength="10000" spellcheck="false" .value=${value} aria-invalid=${wrong}>`,
    many: () => many(of, now, redraw),
  }[of.type];
  const told = fault ? html`<span class="loss" role="alert">${fault}</span>` : nothing;
  return of.type === 'many' ? html`<div class="field" role="group" aria-label=${of.label}><span>${of.label}</span>${control()}${told}</div>` : html`<label>${of.label} ${control()}${told}</label>`;
}

/** Several of a list, in their order. @param {Field} of @param {Writing} now @param {() => void} redraw */
function many(of, now, redraw) {
  const chosen = chosenOf(valueOf(of, now.typed));
  const names = new Map(of.choices ?? []);
  const put = (/** @type {Event} */ event, /** @type {string[]} */ ids) => {
    now.typed[of.name] = ids.join('\n');
    const form = /** @type {HTMLElement} */ (event.target).closest('form');
    redraw();
    if (event.type === 'click') form?.dispatchEvent(new Event('change'));
  };
  const add = (/** @type {Event} */ event) => {
    const select = /** @type {HTMLSelectElement} */ (event.target);
    if (select.value) put(event, [...chosen, select.value]);
    select.value = '';
  };
  return html`<span class="many">${chosen.map(id => html`<span class="chip"><span class="pad">${names.get(id) ?? id}</span><button type="button" class="x" aria-label=${said.takeOut(names.get(id) ?? id)} @click=${(/** @type {Event} */ e) => put(e, chosen.filter(one => one !== id))}>×</button></span>`)}
    <select aria-label=${`${said.add}: ${of.label}`} @change=${add}><option value="">${said.add}</option>${(of.choices ?? []).filter(([id]) => !chosen.includes(id)).map(([id, name]) => html`<option value=${id}>${name}</option>`)}</select></span>`;
}

/** Keeps what is typed. @param {Writing} now @returns {(event: Event) => void} */
export const typing = now => ({ target }) => {
  if ((target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) && target.name) now.typed[target.name] = target.value;
};
