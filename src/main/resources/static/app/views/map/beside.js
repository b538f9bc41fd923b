// @ts-check
/** Two pages of maps side by side: where they surely differ is marked on both, and told below. */
import { html, nothing } from 'lit-html';
import { words } from '../../words.js';
import { table } from '../../shell/table.js';
import { laneName, stageName } from './names.js';

const said = words.map;

/** @typedef {import('./sheets.js').Shown} Shown */
/** @typedef {import('./sheets.js').Sheet} Sheet */
/** @typedef {{ cell: string, row: import('./sheets.js').Row, other: import('./sheets.js').Row }} Difference */

/** Figures whose intervals do not overlap. @param {Shown} one @param {Shown} two @returns {Difference[]} */
export function differences(one, two) {
  const theirs = new Map(two.rows.map(r => [`${r.stage}/${r.lane}/${r.item}`, r]));
  return one.rows.flatMap(row => {
    const other = theirs.get(`${row.stage}/${row.lane}/${row.item}`);
    const apart = other && row.low != null && row.high != null && other.low != null && other.high != null && (row.low > other.high || other.low > row.high);
    return other && apart ? [{ cell: `${row.stage}/${row.lane.toLowerCase()}`, row, other }] : [];
  });
}

/** Marks cells by a frame and a sign, so that colour is not the only one. @param {Shown} shown @param {Set<string>} cells */
export function mark({ svg }, cells) {
  svg?.querySelectorAll('.differs-sign').forEach(sign => sign.remove());
  svg?.querySelectorAll('[data-cell]').forEach(cell => {
    const differs = cells.has(cell.getAttribute('data-cell') ?? '');
    cell.classList.toggle('differs', differs);
    const frame = cell.querySelector('.hit');
    if (!differs || !(frame instanceof SVGGraphicsElement)) return;
    const box = ['x', 'y', 'width'].map(name => Number(frame.getAttribute(name)));
    const sign = document.createElementNS('http://www.w3.org/2000/svg', 'text');
    for (const [name, value] of Object.entries({ class: 'differs-sign', x: (box[0] ?? 0) + (box[2] ?? 0) - 6, y: (box[1] ?? 0) + 15 })) sign.setAttribute(name, String(value));
    sign.textContent = '≠';
    frame.after(sign);
  });
}

/** Two pictures that scroll together. @param {unknown} left @param {unknown} right */
export function pair(left, right) {
  const along = (/** @type {Event} */ event) => {
    const from = event.target;
    if (!(from instanceof HTMLElement) || !from.matches('.mapped')) return;
    from.closest('.pair')?.querySelectorAll('.mapped').forEach(other => other !== from && other.scrollLeft !== from.scrollLeft && (other.scrollLeft = from.scrollLeft));
  };
  return html`<div class="pair" @scroll=${{ handleEvent: along, capture: true }}><div>${left}</div><div>${right}</div></div>`;
}

/** @param {Difference[]} found @param {Sheet} one @param {Sheet} two @param {Shown} shown @param {import('../map.js').Page} page */
export function told(found, one, two, shown, page) {
  return html`<h2>${said.differ(found.length)}</h2>${found.length ? table({ stacked: true, columns: [...said.columns.slice(0, 3), one.name, two.name], rows: found.map(({ row, other }) => [stageName(row.stage, shown), laneName(row.lane), row.name, row.text, other.text]) }) : nothing}`;
}
