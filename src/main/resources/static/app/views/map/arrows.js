// @ts-check
/** Arrow keys move between the cells of a map: rows are lanes, columns stages. */

/** @type {Record<string, [number, number]>} */
const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

/** @param {KeyboardEvent} event */
export function arrows(event) {
  const step = STEPS[event.key];
  const cell = event.target instanceof Element ? event.target.closest('[data-cell]') : null;
  const grid = cell?.closest('svg');
  if (!step || !cell || !grid) return;
  const rows = [...grid.querySelectorAll('[role=row]')].map(row => [...row.querySelectorAll('[data-cell]')]);
  const y = rows.findIndex(row => row.includes(cell));
  const x = rows[y]?.indexOf(cell) ?? -1;
  const next = rows[y + step[0]]?.[x + step[1]];
  if (next instanceof SVGElement) {
    event.preventDefault();
    cell.setAttribute('tabindex', '-1');
    next.setAttribute('tabindex', '0');
    next.focus();
  }
}
