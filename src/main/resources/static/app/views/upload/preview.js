// @ts-check
/** What an import would make of a file, told by the service from its first rows, with a menu of roles over each column. Nothing is kept. */
import { html, nothing } from 'lit-html';
import { access } from '../../ask.js';
import { exact } from '../../format.js';
import { words } from '../../words.js';
import { previewTarget, upload } from './upload.js';

const BYTES = 262_144;
const WHOLE = 8_000_000;
const COLUMNS = 24;
const LISTED = 5;
const ROLES = ['customer', 'time', 'touchpoint', 'channel', 'campaign', 'value', 'conversion', 'key', 'order', 'sequence', 'clock', 'trait', 'ignore'];

/** @typedef {import('./upload.js').Report} Report */
/** @typedef {{ format: string, columns: { name: string, use: string }[], rows: string[][], report: Report | null, fault: string | null }} Preview */

/** @type {{ file: File | null, part: Blob | null, whole: boolean, asked: string, preview: Preview | null, fault: string }} */
const shown = { file: null, part: null, whole: true, asked: '', preview: null, fault: '' };

/** Looks at a file, and again when its columns or options were named anew. @param {File} file @param {() => void} redraw */
export async function look(file, redraw) {
  if (shown.file !== file) {
    Object.assign(shown, { file, part: null, asked: '', preview: null, fault: '' });
    const part = await beginning(file);
    if (shown.file !== file) return;
    shown.part = part;
  }
  const asked = previewTarget();
  if (!shown.part || shown.asked === asked) return;
  shown.asked = asked;
  const response = await fetch(asked, { method: 'POST', body: shown.part, headers: { 'Content-Type': 'application/octet-stream', ...access() } }).catch(() => null);
  const body = await response?.json().catch(() => null);
  if (shown.file !== file || shown.asked !== asked) return;
  if (response?.ok && body) Object.assign(shown, { preview: body, fault: body.fault ?? '' });
  else shown.fault = body?.detail ?? words.data.noPreview;
  redraw();
}

/** The first whole lines, unpacked; a small file as it is. @param {File} file @returns {Promise<Blob>} */
async function beginning(file) {
  shown.whole = file.size <= BYTES;
  if (shown.whole) return file;
  const head = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  const zipped = head[0] === 0x1f && head[1] === 0x8b;
  const stream = file.slice(0, zipped ? WHOLE : BYTES).stream();
  const reader = (zipped ? stream.pipeThrough(new DecompressionStream('gzip')) : stream).getReader();
  /** @type {BlobPart[]} */
  const parts = [];
  let size = 0;
  let last = new Uint8Array();
  try {
    for (let next = await reader.read(); !next.done && size < BYTES; next = await reader.read()) {
      last = next.value;
      parts.push(last);
      size += last.length;
    }
  } catch {
    // A zipped file that was cut off ends in an error; what came before is enough.
  }
  void reader.cancel().catch(() => {});
  const end = last.lastIndexOf(10);
  if (end < 0) return file.size <= WHOLE ? file : new Blob(parts);
  parts[parts.length - 1] = last.slice(0, end + (last[end + 1] === 0 ? 2 : 1));
  return new Blob(parts);
}

/** @param {() => void} redraw */
export function preview(redraw) {
  const { preview: known, fault } = shown;
  const wrong = fault ? html`<p class="loss" role="alert">${fault}</p>` : nothing;
  if (!known) return fault ? wrong : html`<p class="reason">${words.states.loading}</p>`;
  const cut = known.columns.slice(0, COLUMNS);
  const choose = (/** @type {string} */ column) => (/** @type {Event} */ event) => {
    upload.roles[column] = /** @type {HTMLSelectElement} */ (event.target).value;
    redraw();
    if (shown.file) void look(shown.file, redraw);
  };
  return html`${wrong}${fault ? nothing : told(known)}<div class="wide preview" tabindex="0" role="region" aria-label=${words.data.firstRows}><table><thead>
    <tr>${cut.map(({ name, use }) => html`<th><select aria-label="${words.data.role} ${name}" @change=${choose(name)}><option value="">${use ? words.data.foundAs(roleOf(use)) : words.data.chooseRole}</option>${ROLES.map(role => html`<option value=${role} ?selected=${upload.roles[name] === role}>${words.data.roles[role]}</option>`)}</select></th>`)}</tr>
    <tr>${cut.map(({ name }) => html`<th>${name}</th>`)}</tr></thead>
    <tbody>${known.rows.map(row => html`<tr>${cut.map((_, i) => html`<td>${(row[i] ?? '').slice(0, 60)}</td>`)}</tr>`)}</tbody></table></div>
    ${known.columns.length > COLUMNS ? html`<p class="reason">${words.data.moreColumns(known.columns.length - COLUMNS)}</p>` : nothing}`;
}

/** @param {string} use */
const roleOf = use => words.data.roles[use.startsWith('trait.') ? 'trait' : use] ?? use;

/** What an import would report. @param {Preview} known */
function told(known) {
  const { report } = known;
  if (!report) return nothing;
  return html`<ul class="notes read-as"><li>${known.format}</li>${report.notes.filter(note => !note.startsWith('Format:')).map(note => html`<li>${note}</li>`)}
    <li class=${report.rejected ? 'loss' : ''}>${words.data.wouldRefuse(exact(report.rejected), exact(report.rows), shown.whole)}</li>
    ${report.rejections.slice(0, LISTED).map(r => html`<li>${words.data.lineOf(r.line)}: ${r.reason}</li>`)}</ul>`;
}
