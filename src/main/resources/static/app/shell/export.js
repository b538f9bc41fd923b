// @ts-check
/** What leaves the page: the picture as SVG and PNG, its numbers as CSV, the answer as JSON. */
import { html, nothing } from 'lit-html';
import { words } from '../words.js';

/** @typedef {import('../main.js').Page} Page */
/** @typedef {import('../main.js').View} View */

const LETTER = 5.8;
const LINE = 15;
const STYLES = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-opacity', 'opacity', 'font-family', 'font-size', 'font-weight', 'text-anchor', 'dominant-baseline'];

/** @param {Page} page @param {View} view */
export function exportMenu(page, view) {
  if (!view.query) return nothing;
  const picture = () => /** @type {SVGSVGElement | null} */ (document.querySelector('#picture svg.picture'));
  const save = (/** @type {string} */ ending, /** @type {Blob} */ blob) => download(`throughline-${page.view}-${new Date().toISOString().slice(0, 10)}.${ending}`, blob);
  const actions = [
    picture() || page.data ? { name: 'SVG', run: () => withPicture(picture, svg => save('svg', new Blob([svgText(svg, caption())], { type: 'image/svg+xml' }))) } : null,
    { name: 'PNG', run: () => withPicture(picture, svg => void png(svg).then(blob => save('png', blob))) },
    view.table ? { name: 'CSV', run: () => save('csv', new Blob([csv(view, page)], { type: 'text/csv' })) } : null,
    { name: 'JSON', run: () => save('json', new Blob([JSON.stringify(page.data, null, 2)], { type: 'application/json' })) },
  ];
  return html`<details class="menu export"><summary>${words.actions.export}</summary><ul>${actions.map(action => (action ? html`<li><button @click=${action.run} data-act=${action.name.toLowerCase()}>${action.name}</button></li>` : nothing))}</ul></details>`;
}

/** @param {() => SVGSVGElement | null} picture @param {(svg: SVGSVGElement) => void} work */
function withPicture(picture, work) {
  const svg = picture();
  if (svg) work(svg);
}

/** @param {View} view @param {Page} page */
export function csv(view, page) {
  const table = view.table?.(page) ?? { columns: [], rows: [] };
  return csvText(table.columns, table.rows);
}

/** @param {string[]} columns @param {unknown[][]} rows */
function csvText(columns, rows) {
  return [columns, ...rows].map(row => row.map(cell).join(',')).join('\r\n') + '\r\n';
}

/** Rows as a file. @param {string} name @param {string[]} columns @param {unknown[][]} rows */
export function saveCsv(name, columns, rows) {
  download(name, new Blob([csvText(columns, rows)], { type: 'text/csv' }));
}

/** A text that a spreadsheet would take for a formula gets a ' before it. @param {unknown} value */
function cell(value) {
  if (value == null) return '';
  const text = String(value);
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? "'" + text : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/** What a picture says of itself once it has left the page: which journeys, and what is shown of them. */
function caption() {
  const said = (/** @type {string} */ selector) => [...document.querySelectorAll(selector)].map(part => (part.textContent ?? '').replace(/\s+/g, ' ').trim());
  const foot = [...(document.querySelector('.foot')?.childNodes ?? [])].map(part => (part.textContent ?? '').replace(/\s+/g, ' ').trim()).filter(Boolean).join(' · ');
  return [[...said('#picture h1'), ...said('.scope .chip.set .menu > summary'), new Date().toISOString().slice(0, 10)].join(' · '), foot];
}

/** Lines below the picture. @param {SVGSVGElement} copy @param {string[]} lines */
function write(copy, lines) {
  const [x, y, width, height] = (copy.getAttribute('viewBox') ?? `0 0 ${copy.getAttribute('width')} ${copy.getAttribute('height')}`).split(' ').map(Number);
  const most = Math.max(20, Math.floor(width / LETTER));
  const broken = lines.flatMap(line => line.match(new RegExp(`.{1,${most}}(\\s|$)`, 'gu')) ?? []);
  const whole = height + 12 + broken.length * LINE;
  broken.forEach((line, i) => {
    const text = document.createElementNS('http://www.w3.org/2000/svg', 'text');
    for (const [name, value] of Object.entries({ x: x + 4, y: y + height + 8 + (i + 1) * LINE, 'font-size': '11px', fill: getComputedStyle(document.body).color })) text.setAttribute(name, String(value));
    text.textContent = line.trim();
    copy.append(text);
  });
  copy.setAttribute('viewBox', `${x} ${y} ${width} ${whole}`);
  copy.setAttribute('height', String(((Number(copy.getAttribute('height')) || height) / height) * whole));
}

/** The picture by itself: the styles of the page are written into its parts. @param {SVGSVGElement} svg @param {string[]} [lines] below it */
export function svgText(svg, lines = []) {
  const copy = /** @type {SVGSVGElement} */ (svg.cloneNode(true));
  const originals = [svg, ...svg.querySelectorAll('*')];
  /** @type {Element[]} */
  const unseen = [];
  [copy, ...copy.querySelectorAll('*')].forEach((part, i) => {
    const style = getComputedStyle(originals[i]);
    const around = i ? getComputedStyle(/** @type {Element} */ (originals[i].parentElement)) : null;
    for (const name of STYLES) {
      const value = style.getPropertyValue(name);
      if (value === (name === 'opacity' ? '1' : around?.getPropertyValue(name))) part.removeAttribute(name);
      else part.setAttribute(name, value);
    }
    for (const { name } of [...part.attributes]) {
      if (/^(class|tabindex|data-.*)$/.test(name)) part.removeAttribute(name);
    }
    if (style.visibility === 'hidden') unseen.push(part);
  });
  unseen.forEach(part => part.remove());
  if (lines.length) write(copy, lines);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.querySelectorAll('*').forEach(part => [...part.childNodes].forEach(node => node.nodeType === Node.COMMENT_NODE && node.remove()));
  [...copy.childNodes].forEach(node => node.nodeType === Node.COMMENT_NODE && node.remove());
  return new XMLSerializer().serializeToString(copy);
}

/** At twice the size. @param {SVGSVGElement} svg @returns {Promise<Blob>} */
async function png(svg) {
  const image = new Image();
  image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(svgText(svg, caption()));
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = 2 * (image.naturalWidth || svg.clientWidth);
  canvas.height = 2 * (image.naturalHeight || svg.clientHeight);
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.fillStyle = getComputedStyle(document.body).backgroundColor;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => canvas.toBlob(blob => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png'));
}

/** @param {string} name @param {Blob} blob */
export function download(name, blob) {
  const a = document.createElement('a');
  a.href = URL.createObjectURL(blob);
  a.download = name;
  a.click();
  setTimeout(() => URL.revokeObjectURL(a.href), 10_000);
}
