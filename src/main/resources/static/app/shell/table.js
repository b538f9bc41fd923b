// @ts-check
/** What a view shows, in numbers: the columns and rows of its file. */
import { html, nothing } from 'lit-html';
import { exact } from '../format.js';
import { words } from '../words.js';

const LISTED = 500;
const fine = new Intl.NumberFormat(undefined, { maximumSignificantDigits: 4 });

/** @param {{ columns: string[], rows: unknown[][], stacked?: boolean }} of `stacked`: on phones each row is a paragraph, its first cell the head */
export function table({ columns, rows, stacked = false }) {
  const numeric = columns.map((_, i) => rows.some(row => typeof row[i] === 'number'));
  return html`<div class="wide"><table class=${stacked ? 'list stacked' : ''}><thead><tr>${columns.map((name, i) => html`<th class=${numeric[i] ? 'n' : ''}>${name}</th>`)}</tr></thead>
    <tbody>${rows.slice(0, LISTED).map(row => html`<tr>${row.map((value, i) => html`<td class=${numeric[i] ? 'n' : stacked && !i ? 'way' : ''} data-k=${stacked && i ? columns[i] : nothing}>${said(value)}</td>`)}</tr>`)}
    ${rows.length > LISTED ? html`<tr class="tail"><td colspan=${columns.length}>${words.states.moreRows(exact(rows.length - LISTED))}</td></tr>` : nothing}</tbody></table></div>`;
}

/** @param {unknown} value */
function said(value) {
  if (value == null) return '–';
  if (typeof value === 'object' && '_$litType$' in value) return value;
  return typeof value === 'number' ? (Number.isInteger(value) ? exact(value) : fine.format(value)) : String(value);
}
