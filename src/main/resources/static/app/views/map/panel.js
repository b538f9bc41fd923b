// @ts-check
/** A cell that was opened: its figures in words, what people wrote there, its customers, query and comments. */
import { html, nothing } from 'lit-html';
import { exact } from '../../format.js';
import { link, set } from '../../state.js';
import { words } from '../../words.js';
import { talk } from '../../shell/talk.js';
import { cellForm } from './form.js';
import { laneName, stageName } from './names.js';

const said = words.map;

/** @param {import('../map.js').Page} page @param {import('./sheets.js').Sheet} sheet @param {import('./sheets.js').Shown} shown @param {string} open */
export function panel(page, sheet, shown, open) {
  const [stage = '', lane = ''] = open.split('/');
  const outside = stage === '(unmapped)';
  const rows = shown.rows.filter(r => r.stage === stage && r.lane.toLowerCase() === lane);
  const names = shown.rows.filter(r => r.stage === stage && r.lane === 'TOUCHPOINTS' && !r.item.endsWith(' dropOff')).map(r => JSON.stringify(r.item));
  const map = sheet.map.id;
  const places = [{ name: laneName(lane), on: { cell: { map, stage, lane: lane.toUpperCase() } } }, { name: said.wholeStage, on: { stage: { map, stage } } }, { name: said.wholeMap, on: { map } }];
  const key = (/** @type {KeyboardEvent} */ e) => e.key === 'Escape' && leave(open);
  return html`<section class="sheet opened" tabindex="-1" aria-label=${`${stageName(stage, shown)}, ${laneName(lane)}`} @keydown=${key}><h2>${stageName(stage, shown)} · <select name="lane" aria-label=${said.lane} @change=${(/** @type {Event} */ e) => set({ cell: `${stage}/${/** @type {HTMLSelectElement} */ (e.target).value}` })}>${Object.entries(said.lanes).map(([id, name]) => html`<option value=${id.toLowerCase()} .selected=${id.toLowerCase() === lane}>${name}</option>`)}</select> <button @click=${() => leave(open)}>${said.close}</button></h2>
    ${rows.length ? figures(rows) : html`<p class="reason">${outside ? said.outside : missing(lane, shown, stage)}</p>`}
    ${outside ? nothing : cellForm({ map, persona: sheet.persona, stage, lane }, page)}
    <p>${names.length ? html`<a href=${link('customers', { ...(sheet.persona ? { persona: sheet.persona } : {}), match: names.join(' | ') })}>${said.customers}</a> · ` : nothing}<a href="/graphiql#query=${encodeURIComponent(queryOf(sheet))}">${said.query}</a></p>
    ${outside ? nothing : talk(places, page.redraw, page.again)}</section>`;
}

/** To the cell that was open, or the first of its stage where its lane is not drawn. @param {string} open */
export function leave(open) {
  set({ cell: '', on: '' });
  const cell = [open, `${open.split('/')[0]}/owner`].map(one => document.querySelector(`[data-cell=${JSON.stringify(one)}]`)).find(one => one);
  if (cell instanceof SVGElement) cell.focus();
}

/** What is missing, and what brings it. @param {string} lane @param {import('./sheets.js').Shown} shown @param {string} stage */
function missing(lane, shown, stage) {
  const visited = shown.rows.some(r => r.stage === stage && r.lane === 'TOUCHPOINTS');
  const [why, command] = (visited ? said.missing[lane] : said.missing[`${lane} unvisited`] ?? said.missing[lane]) ?? [said.empty, ''];
  return html`${why}${command ? html` <code>${command}</code>` : nothing}`;
}

/** What stands in the cell, in words. @param {import('./sheets.js').Row[]} rows */
function figures(rows) {
  const [, shown, n, evidence] = said.panelColumns;
  return html`<table class="list stacked"><thead><tr>${said.panelColumns.map((name, i) => html`<th class=${i === 2 ? 'n' : ''}>${name}</th>`)}</tr></thead>
    <tbody>${rows.map(r => html`<tr><td class="way">${r.name}</td><td data-k=${shown}>${r.text}</td><td class="n" data-k=${n}>${r.n == null ? '–' : exact(r.n)}</td><td data-k=${evidence}>${said.evidence[r.evidence] ?? r.evidence}</td></tr>`)}</tbody></table>`;
}

/** @param {import('./sheets.js').Sheet} sheet */
function queryOf(sheet) {
  return `{ map(id: ${JSON.stringify(sheet.map.id)}) { cells${sheet.persona ? `(persona: ${JSON.stringify(sheet.persona)})` : ''} { stages { id reached { value low high } progress { value low high } exitShare { value low high } touchpoints { touchpoint { id } visits dropOff { value low high } } emotion { measured { value low high n customers } asIs qValue disagrees } painPoints { text seen lostConversions evidence { query } } } } } }`;
}
