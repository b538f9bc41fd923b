// @ts-check
/** A page of a map as a file of each form, and printed. */
import { html } from 'lit-html';
import { access } from '../../ask.js';
import { words } from '../../words.js';
import { download } from '../../shell/export.js';
import { address, key } from './sheets.js';

const said = words.map;
const FORMATS = ['svg', 'html', 'csv', 'json', 'mmd', 'xml', 'yaml'];
/** Pixels of a PNG for one of the picture. */
const SHARP = 2;

/** @param {import('./sheets.js').Sheet} sheet */
export function files(sheet) {
  return html`<details class="menu files"><summary>${said.files}</summary><ul>${FORMATS.map(format => html`<li><a class="button" href=${address(sheet, format)} download data-act=${`map-${format}`}>${said.formats[format]}</a></li>`)}
    <li><button data-act="map-png" @click=${() => void png(sheet)}>${said.formats.png}</button></li><li><button data-act="map-print" @click=${() => print()}>${said.print}</button></li></ul></details>`;
}

/** The file itself, drawn in the colours of the page; its letters are those that the system has. @param {import('./sheets.js').Sheet} sheet */
async function png(sheet) {
  const text = await (await fetch(address(sheet, 'svg'), { credentials: 'same-origin', headers: access() })).text();
  const image = new Image();
  image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(text);
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = SHARP * image.naturalWidth;
  canvas.height = SHARP * image.naturalHeight;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob(blob => blob && download(`${key(sheet).replace(/\/$/, '').replace('/', '-')}.png`, blob), 'image/png');
}
