// @ts-check
/** What an import would make of a file, told by the service: its system and why, what is taken from each record, the first interactions. Nothing is imported. */
import { html, nothing } from 'lit-html';
import { access, ask, Fault } from '../../ask.js';
import { exact, minute } from '../../format.js';
import { words } from '../../words.js';
import { editor } from './mapping.js';
import { options, upload } from './upload.js';

const BYTES = 262_144;
const WHOLE = 64_000_000;
const COLUMNS = 24;
const LISTED = 5;
const ROLES = ['customer', 'time', 'touchpoint', 'channel', 'campaign', 'value', 'conversion', 'key', 'order', 'sequence', 'clock', 'trait', 'ignore'];
/** Packed files and archives, which are of use only whole, by their first bytes in hexadecimal digits. */
const PACKED = /^(504b0304|425a68|fd377a58|28b52ffd|50415231)/;
const PREVIEW = `query LookAt($upload: ID!, $options: [ImportOption!]!) { previewImport(upload: $upload, options: $options) {
  format why encoding zone mapping choices systems { mapping name why roles { role expression } } columns { name use } rows unused suggestions fault
  interactions { customer at touchpoint channel campaign value conversion }
  report { rows taken accepted leftOut duplicates rejected customers touchpoints notes reasons { fate reason records } rejections { line reason row } } } }`;

/** @typedef {import('../../types/operations').LookAt['previewImport']} Preview */

/** @type {{ file: File | null, part: Blob | null, kept: string, whole: boolean, asked: string, preview: Preview | null, fault: string, refused: boolean }}  refused: the service would not take it as it is told now */
const shown = { file: null, part: null, kept: '', whole: true, asked: '', preview: null, fault: '', refused: false };

/** Looks at a file, and again when its columns, options or mapping were named anew. @param {File} file @param {() => void} redraw */
export async function look(file, redraw) {
  if (shown.file !== file) Object.assign(shown, { file, part: null, kept: '', asked: '', preview: null, fault: '', refused: false });
  const asked = JSON.stringify(options());
  if (shown.asked === asked) return;
  shown.asked = asked;
  try {
    shown.part ??= await beginning(file);
    shown.kept ||= await keep(shown.part);
    const found = await previewed();
    if (shown.file !== file || shown.asked !== asked) return;
    Object.assign(shown, { preview: found, fault: found.choices.length ? '' : found.fault ?? '', refused: found.choices.length > 0 || found.fault != null });
  } catch (reason) {
    if (shown.file !== file || shown.asked !== asked) return;
    Object.assign(shown, { fault: reason instanceof Error ? reason.message : words.data.noPreview, refused: reason instanceof Fault && reason.code === 'BAD_REQUEST' });
  }
  redraw();
}

/** Whether the service said that it would not take the file. */
export const refused = () => shown.refused;

/** @returns {Promise<Preview>} */
async function previewed() {
  const told = () => ask('preview', PREVIEW, { upload: shown.kept, options: options() });
  const answer = /** @type {import('../../ask.js').Answer<import('../../types/operations').LookAt>} */ (await told());
  return answer.data.previewImport;
}

/** @param {Blob} part @returns {Promise<string>} */
async function keep(part) {
  const response = await fetch('/imports/uploads', { method: 'POST', body: part, headers: { 'Content-Type': 'application/octet-stream', ...access() } }).catch(() => null);
  const body = await response?.json().catch(() => null);
  if (!response?.ok || !body?.upload) throw new Error(body?.detail ?? words.data.noPreview);
  return body.upload;
}

/** The first whole lines, unpacked; a small file, and one that is of use only whole, as it is. @param {File} file @returns {Promise<Blob>} */
async function beginning(file) {
  shown.whole = file.size <= BYTES;
  if (shown.whole) return file;
  const head = new Uint8Array(await file.slice(0, 512).arrayBuffer());
  if (isWhole(head)) return entire(file);
  const zipped = head[0] === 0x1f && head[1] === 0x8b;
  const stream = file.slice(0, zipped ? 8_000_000 : BYTES).stream();
  const reader = (zipped ? stream.pipeThrough(new DecompressionStream('gzip')) : stream).getReader();
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const parts = [];
  let size = 0;
  try {
    for (let next = await reader.read(); !next.done && size < BYTES; next = await reader.read()) {
      parts.push(/** @type {Uint8Array<ArrayBuffer>} */ (next.value));
      size += next.value.length;
    }
  } catch {
    // A zipped file that was cut off ends in an error; what came before is enough.
  }
  void reader.cancel().catch(() => {});
  if (!parts.length || isWhole(parts[0])) return entire(file);
  const last = parts[parts.length - 1];
  const end = last.lastIndexOf(10);
  if (end < 0) return entire(file);
  parts[parts.length - 1] = last.slice(0, end + (last[end + 1] === 0 ? 2 : 1));
  return new Blob(parts);
}

/** Archives, XML, and JSON that is one list. @param {Uint8Array} head */
function isWhole(head) {
  const digits = [...head.slice(0, 6)].map(byte => byte.toString(16).padStart(2, '0')).join('');
  const text = new TextDecoder().decode(head.slice(0, 512)).trimStart();
  return PACKED.test(digits) || /^[[<]/.test(text) || text.slice(257, 262) === 'ustar';
}

/** @param {File} file */
function entire(file) {
  if (file.size > WHOLE) throw new Error(words.data.noPreview);
  shown.whole = true;
  return file;
}

/** @param {() => void} redraw */
export function preview(redraw) {
  const { preview: known, fault } = shown;
  const wrong = fault ? html`<p class="loss" role="alert">${fault}</p>` : nothing;
  if (!known) return fault ? html`${wrong}${editor(null, again(redraw))}` : html`<p class="reason" role="status">${words.states.loading}</p>`;
  const mapped = known.systems.length > 0;
  return html`${wrong}${known.choices.length ? question(known, redraw) : nothing}
    ${known.systems.map(system)}
    <ul class="notes read-as"><li>${known.format}</li><li>${mapped ? nothing : html`${known.why} `}${words.data.readIn(known.encoding, known.zone)}</li>${fault ? nothing : told(known)}</ul>
    ${mapped ? nothing : table(known, redraw)}${fault ? nothing : interactions(known)}${editor(known, again(redraw))}`;
}

/** @param {() => void} redraw */
const again = redraw => () => {
  redraw();
  if (shown.file) void look(shown.file, redraw);
};

/** @param {Preview} known @param {() => void} redraw */
function question(known, redraw) {
  const say = (/** @type {string} */ name) => () => {
    upload.mapping = name;
    again(redraw)();
  };
  return html`<p class="row question" role="alert">${words.data.which} ${known.choices.map(name => html`<button @click=${say(name)}>${name}</button>`)} <button @click=${say('none')}>${words.data.plain}</button></p>`;
}

/** @param {Preview['systems'][number]} one */
const system = one => html`<section class="system"><h3>${one.name}</h3>${one.why ? html`<p class="reason">${words.data.because(one.why)}</p>` : nothing}
  <details><summary>${words.data.mapping(one.roles.length)}</summary><div class="wide" tabindex="0" role="region" aria-label=${words.data.mappingOf(one.name)}><table class="told"><thead><tr><th>${words.data.part}</th><th>${words.data.taken_from}</th></tr></thead>
  <tbody>${one.roles.map(({ role, expression }) => html`<tr><td>${role}</td><td><code>${expression}</code></td></tr>`)}</tbody></table></div></details></section>`;

/** What an import would report. @param {Preview} known */
function told(known) {
  const { report } = known;
  if (!report) return nothing;
  return html`${report.notes.filter(note => !note.startsWith('Format:') && note !== known.format).map(note => html`<li>${note}</li>`)}
    <li>${words.data.wouldTake(exact(report.taken), exact(report.rows), exact(report.accepted), shown.whole)}</li>
    ${reasons(report.reasons)}
    <li class=${report.rejected ? 'loss' : ''}>${words.data.wouldRefuse(exact(report.rejected), exact(report.rows), shown.whole)}</li>
    ${report.rejections.slice(0, LISTED).map(r => html`<li>${words.data.lineOf(r.line)}: ${r.reason}</li>`)}
    ${known.unused.length ? html`<li>${words.data.unused(known.unused.join(', '))}</li>` : nothing}
    ${known.suggestions.map(one => html`<li>${one}</li>`)}`;
}

/** @param {{ fate: string, reason: string, records: number }[]} all */
export const reasons = all => all.map(one => html`<li>${words.data.fates[one.fate]}: ${exact(one.records)} ${one.reason}</li>`);

/** @param {Preview} known @param {() => void} redraw */
function table(known, redraw) {
  const cut = known.columns.slice(0, COLUMNS);
  const choose = (/** @type {string} */ column) => (/** @type {Event} */ event) => {
    upload.roles[column] = /** @type {HTMLSelectElement} */ (event.target).value;
    again(redraw)();
  };
  return html`<div class="wide preview" tabindex="0" role="region" aria-label=${words.data.firstRows}><table><thead>
    <tr>${cut.map(({ name, use }) => html`<th><select aria-label="${words.data.role} ${name}" @change=${choose(name)}><option value="">${use ? words.data.foundAs(roleOf(use)) : words.data.chooseRole}</option>${ROLES.map(role => html`<option value=${role} ?selected=${upload.roles[name] === role}>${words.data.roles[role]}</option>`)}</select></th>`)}</tr>
    <tr>${cut.map(({ name }) => html`<th>${name}</th>`)}</tr></thead>
    <tbody>${known.rows.map(row => html`<tr>${cut.map((_, i) => html`<td>${(row[i] ?? '').slice(0, 60)}</td>`)}</tr>`)}</tbody></table></div>
    ${known.columns.length > COLUMNS ? html`<p class="reason">${words.data.moreColumns(known.columns.length - COLUMNS)}</p>` : nothing}`;
}

/** The first interactions as they would be stored. @param {Preview} known */
function interactions(known) {
  if (!known.interactions.length) return nothing;
  const { roles } = words.data;
  return html`<h3>${words.data.firstInteractions}</h3><div class="wide taken" tabindex="0" role="region" aria-label=${words.data.firstInteractions}><table><thead>
    <tr><th>${roles.time}</th><th>${roles.customer}</th><th>${roles.touchpoint}</th><th>${roles.channel}</th><th>${roles.campaign}</th><th class="n">${roles.value}</th></tr></thead>
    <tbody>${known.interactions.map(one => html`<tr><td>${/^\d+$/.test(one.at) ? one.at : minute(one.at)}</td><td>${one.customer}</td><td>${one.touchpoint}${one.conversion ? html` <small>${words.data.converts}</small>` : nothing}</td><td>${one.channel ?? ''}</td><td>${one.campaign ?? ''}</td><td class="n">${one.value ?? ''}</td></tr>`)}</tbody></table></div>`;
}

/** @param {string} use */
const roleOf = use => words.data.roles[use.startsWith('trait.') ? 'trait' : use] ?? use;
