// @ts-check
/** The first rows of a file, read in the browser before anything is sent, with a menu of roles over each column. */
import { html, nothing } from 'lit-html';
import { words } from '../../words.js';
import { upload } from './upload.js';

const BYTES = 65_536;
const ROWS = 20;
const COLUMNS = 24;
const ROLES = ['customer', 'time', 'touchpoint', 'channel', 'campaign', 'value', 'conversion', 'key', 'order', 'sequence', 'clock', 'trait', 'ignore'];

/** @type {{ file: File | null, rows: string[][], plain: string }} */
const shown = { file: null, rows: [], plain: '' };

/** @param {File} file @param {() => void} redraw */
export async function look(file, redraw) {
  Object.assign(shown, { file, rows: [], plain: '' });
  const text = await beginning(file);
  if (shown.file !== file) return;
  if (text.includes('\u0000') || /^\s*[[{<]/.test(text)) shown.plain = text.includes('\u0000') ? '' : text.split('\n').slice(0, ROWS).join('\n').slice(0, 4000);
  else shown.rows = rowsOf(text);
  redraw();
}

/** @param {File} file */
async function beginning(file) {
  const head = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  const zipped = head[0] === 0x1f && head[1] === 0x8b;
  const part = file.slice(0, BYTES).stream();
  const reader = (zipped ? part.pipeThrough(new DecompressionStream('gzip')) : part).getReader();
  const decoder = new TextDecoder();
  let text = '';
  try {
    for (let next = await reader.read(); !next.done && text.length < BYTES; next = await reader.read()) text += decoder.decode(next.value, { stream: true });
  } catch {
    // A zipped file that was cut off ends in an error; what came before is enough.
  }
  void reader.cancel().catch(() => {});
  return text.replace(/^\uFEFF/, '');
}

/** @param {string} text @returns {string[][]} */
function rowsOf(text) {
  const first = text.split(/\r?\n/, 1)[0];
  const sign = [',', ';', '\t', '|'].sort((a, b) => first.split(b).length - first.split(a).length)[0];
  /** @type {string[][]} */
  const rows = [[]];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length && rows.length <= ROWS + 1; i++) {
    const c = text[i];
    if (quoted && c === '"' && text[i + 1] === '"') cell += text[++i];
    else if (c === '"' && (quoted || cell === '')) quoted = !quoted;
    else if (!quoted && (c === sign || c === '\n')) {
      rows[rows.length - 1].push(cell.replace(/\r$/, ''));
      cell = '';
      if (c === '\n') rows.push([]);
    } else cell += c;
  }
  if (rows.length <= ROWS + 1 && cell) rows[rows.length - 1].push(cell);
  return rows.filter(row => row.length > 1 || row[0]).slice(0, ROWS + 1);
}

/** @param {() => void} redraw */
export function preview(redraw) {
  if (!shown.rows.length) return shown.plain ? html`<pre class="plain">${shown.plain}</pre>` : html`<p class="reason">${words.data.noPreview}</p>`;
  const [head, ...rows] = shown.rows;
  const cut = head.slice(0, COLUMNS);
  const choose = (/** @type {string} */ column) => (/** @type {Event} */ event) => {
    upload.roles[column] = /** @type {HTMLSelectElement} */ (event.target).value;
    redraw();
  };
  return html`<div class="wide preview" tabindex="0" role="region" aria-label=${words.data.firstRows}><table><thead>
    <tr>${cut.map(column => html`<th><select aria-label="${words.data.role} ${column}" @change=${choose(column)}><option value="">${words.data.guess}</option>${ROLES.map(role => html`<option value=${role} ?selected=${upload.roles[column] === role}>${words.data.roles[role]}</option>`)}</select></th>`)}</tr>
    <tr>${cut.map(column => html`<th>${column}</th>`)}</tr></thead>
    <tbody>${rows.map(row => html`<tr>${cut.map((_, i) => html`<td>${(row[i] ?? '').slice(0, 60)}</td>`)}</tr>`)}</tbody></table></div>
    ${head.length > COLUMNS ? html`<p class="reason">${words.data.moreColumns(head.length - COLUMNS)}</p>` : nothing}`;
}
