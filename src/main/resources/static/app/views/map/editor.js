// @ts-check
/** The text of a map, changed in place: checked against the data first, then kept. */
import { html, nothing } from 'lit-html';
import { ask, Fault } from '../../ask.js';
import { set } from '../../state.js';
import { words } from '../../words.js';

const said = words.map;
export const APPLY = `
mutation ApplyMap($yaml: String!, $dryRun: Boolean!) {
  applyMaps(yaml: $yaml, dryRun: $dryRun) { applied items { path change before after } faults { line column message } }
}`;

/** @typedef {import('../../types/operations').ApplyMap['applyMaps']} Plan */
/** @type {{ of: string, yaml: string, fault: string, plan: Plan | null }} */
const draft = { of: '', yaml: '', fault: '', plan: null };

/** @param {Pick<import('../map.js').JourneyMap, 'id' | 'revision' | 'yaml'>} map @param {() => void} again */
export function editor(map, again) {
  const name = `${map.id}/${map.revision}`;
  if (draft.of !== name) Object.assign(draft, { of: name, yaml: map.yaml, fault: '', plan: null });
  const plan = draft.plan;
  return html`<section class="sheet"><h2>${said.text}</h2><p>${said.how}</p>
    <textarea rows="24" spellcheck="false" aria-label=${said.text} .value=${draft.yaml} @input=${(/** @type {Event} */ e) => (draft.yaml = /** @type {HTMLTextAreaElement} */ (e.target).value)}></textarea>
    ${draft.fault ? html`<p class="loss" role="alert">${draft.fault}</p>` : nothing}
    ${plan ? html`<ul>${plan.faults.map(f => html`<li class="loss">${said.at(f.line, f.column)} ${f.message}</li>`)}${plan.items.map(i => html`<li>${i.change.toLowerCase()} <code>${i.path}</code> ${i.before ?? ''} → ${i.after ?? ''}</li>`)}${plan.items.length + plan.faults.length ? nothing : html`<li>${said.same}</li>`}</ul>` : nothing}
    <p><button @click=${() => void apply(true, again)}>${said.check}</button> <button class="main-act" ?disabled=${!plan || plan.faults.length > 0 || !plan.items.length} @click=${() => void apply(false, again)}>${said.save}</button> <button @click=${() => set({ edit: '' })}>${said.close}</button></p></section>`;
}

/** @param {boolean} dryRun @param {() => void} again */
async function apply(dryRun, again) {
  draft.fault = '';
  try {
    draft.plan = (await ask('apply', APPLY, { yaml: draft.yaml, dryRun })).data.applyMaps;
    if (!dryRun && draft.plan?.applied) set({ edit: '' });
  } catch (reason) {
    draft.fault = reason instanceof Fault ? reason.message : String(reason);
  }
  again();
}
