// @ts-check
/** How a file is read, as text that can be changed, tried on the file, kept under a name and dropped again. */
import { html, nothing } from 'lit-html';
import { ask } from '../../ask.js';
import { words } from '../../words.js';
import { upload } from './upload.js';

/** @typedef {import('../../types/operations').LookAt['previewImport']} Preview */
/** @typedef {import('../../types/operations').Mappings['mappings']} Known */

const MAPPINGS = 'query Mappings { mappings { name text builtIn } }';

/** @type {{ known: Known, text: string, name: string, fault: string, said: string, open: boolean }} */
const draft = { known: [], text: '', name: '', fault: '', said: '', open: false };

/** Forgets what was written for another file. */
export function forget() {
  Object.assign(draft, { text: '', name: '', fault: '', said: '', open: false });
}

/** @param {Preview | null} known @param {() => void} again */
export function editor(known, again) {
  const open = (/** @type {Event} */ event) => {
    const opens = /** @type {HTMLDetailsElement} */ (event.target).open;
    if (opens === draft.open) return;
    draft.open = opens;
    if (opens) void begin(known, again);
  };
  const put = (/** @type {'text' | 'name'} */ key) => (/** @type {Event} */ event) => {
    draft[key] = /** @type {HTMLInputElement} */ (event.target).value;
    draft.said = '';
    again();
  };
  const kept = draft.known.some(one => !one.builtIn && one.name === upload.mapping);
  return html`<details class="mapping" .open=${draft.open} @toggle=${open}><summary>${words.data.editMapping}</summary>
    <p class="reason">${words.data.mappingHelp}</p>
    <p class="row"><label>${words.data.readAs} <select @change=${(/** @type {Event} */ e) => use(/** @type {HTMLSelectElement} */ (e.target).value, again)}>
      <option value="" ?selected=${!upload.mapping}>${words.data.byContent}</option><option value="none" ?selected=${upload.mapping === 'none'}>${words.data.plain}</option>
      ${draft.known.map(one => html`<option value=${one.name} ?selected=${upload.mapping === one.name}>${one.name}${one.builtIn ? '' : words.data.own}</option>`)}</select></label>
      ${kept ? html`<button @click=${() => void drop(again)}>${words.data.removeMapping(upload.mapping)}</button>` : nothing}</p>
    <label>${words.data.mappingText}<textarea rows="14" spellcheck="false" .value=${draft.text} @input=${put('text')}></textarea></label>
    <p class="row"><button @click=${() => attempt(again)}>${words.data.tryMapping}</button>
      <label>${words.data.mappingName} <input .value=${draft.name} placeholder="our-shop" @input=${put('name')}></label>
      <button ?disabled=${!draft.name || !draft.text} @click=${() => void save(again)}>${words.data.saveMapping}</button></p>
    <p role="status" class=${draft.fault ? 'loss' : 'reason'}>${draft.fault || draft.said}</p></details>`;
}

/** @param {Preview | null} known @param {() => void} again */
async function begin(known, again) {
  try {
    const answer = /** @type {import('../../ask.js').Answer<import('../../types/operations').Mappings>} */ (await ask('mappings', MAPPINGS, {}));
    draft.known = answer.data.mappings;
    const asked = upload.mapping || known?.mapping || '';
    draft.text ||= draft.known.find(one => one.name === asked)?.text ?? plainText(known);
    if (draft.known.some(one => !one.builtIn && one.name === asked)) draft.name = asked;
  } catch (reason) {
    draft.fault = reason instanceof Error ? reason.message : '';
  }
  again();
}

/** What was found of a plain table, as a mapping. @param {Preview | null} known */
function plainText(known) {
  const roles = (known?.columns ?? []).filter(({ use }) => use && use !== 'ignore' && use !== 'attribute' && !use.startsWith('trait.'));
  const lines = roles.map(({ name, use }) => `  ${use}: 'row["${name.replaceAll("'", "''")}"]'`);
  return ['name: my system', 'interaction:', ...lines, ''].join('\n');
}

/** @param {string} name @param {() => void} again */
function use(name, again) {
  Object.assign(upload, { mapping: name, tried: '' });
  Object.assign(draft, { text: draft.known.find(one => one.name === name)?.text ?? draft.text, name: '', fault: '', said: '' });
  again();
}

/** @param {() => void} again */
function attempt(again) {
  upload.tried = draft.text;
  Object.assign(draft, { fault: '', said: words.data.tried });
  again();
}

/** @param {() => void} again */
async function save(again) {
  try {
    await ask('mapping', 'mutation SaveMapping($name: String!, $text: String!) { saveMapping(name: $name, text: $text) { name } }', { name: draft.name, text: draft.text });
    Object.assign(upload, { mapping: draft.name, tried: '' });
    Object.assign(draft, { fault: '', said: words.data.saved(draft.name) });
    await begin(null, again);
  } catch (reason) {
    draft.fault = reason instanceof Error ? reason.message : '';
    again();
  }
}

/** @param {() => void} again */
async function drop(again) {
  try {
    await ask('mapping', 'mutation RemoveMapping($name: String!) { removeMapping(name: $name) }', { name: upload.mapping });
    Object.assign(draft, { fault: '', said: words.data.removed(upload.mapping), name: '' });
    upload.mapping = '';
    await begin(null, again);
  } catch (reason) {
    draft.fault = reason instanceof Error ? reason.message : '';
    again();
  }
}
