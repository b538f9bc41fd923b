// @ts-check
/** Journey maps: the page of a map and persona, another one beside it; each cell opens with its figures, customers, query and comments. */
import { html, nothing } from 'lit-html';
import { set } from '../state.js';
import { words } from '../words.js';
import { arrows } from './map/arrows.js';
import { newMap } from './map/begin.js';
import { differences, mark, pair, told } from './map/beside.js';
import { editor } from './map/editor.js';
import { files } from './map/files.js';
import { mayEdit } from './map/form.js';
import { monday } from './map/monday.js';
import { laneName } from './map/names.js';
import { panel } from './map/panel.js';
import { all, beside, chooser, chosen, isThere, key, load, markOwner, ownersOf } from './map/sheets.js';
import { stageForm } from './map/stages.js';
import { wholeForm } from './map/whole.js';

const said = words.map;
const EDITS = ['stages', 'map', 'yaml', 'new', 'copy'];

/* How a map looks, here and as a file, and the page around it; no other view needs them. */
await Promise.all(['../picture.css', 'map/map.css'].map(name => new Promise(done => {
  const style = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: new URL(name, import.meta.url).href });
  style.onload = style.onerror = done;
  document.head.append(style);
})));

/** @typedef {import('../types/operations').JourneyMaps} Answer */
/** @typedef {import('../main.js').Page<Answer>} Page */
/** @typedef {Answer['maps'][number]} JourneyMap */
/** @typedef {import('./map/sheets.js').Sheet} Sheet */

/** @type {import('../main.js').View<Answer>} */
export default {
  free: true,
  query: `
query JourneyMaps {
  caller { role }
  touchpoints { id name }
  personas { id name }
  departments { id name }
  maps { id name kind status description revision version yaml personas { id name } comments(open: true) { id on { stage key } author at text } }
}`,
  options(page) {
    const sheets = all(page);
    const sheet = chosen(page);
    return html`${sheet ? html`${chooser(sheets, 'pin', said.which, sheet, '')}${chooser(sheets, 'beside', said.beside, beside(page), said.nobody)}${owners(page, sheet)}<button @click=${() => set({ monday: page.values.monday ? '' : '7' })} aria-pressed=${Boolean(page.values.monday)}>${words.monday.title}</button>` : nothing}${mayEdit(page.data.caller.role) ? edits(page, sheet) : nothing}${sheet ? files(sheet) : nothing}`;
  },
  render(page) {
    const sheet = chosen(page);
    const may = mayEdit(page.data.caller.role);
    const edit = may && isThere(page) ? (page.values.edit ?? '') : '';
    if (!sheet) return html`<section class="blank"><h2>${said.none}</h2><p>${said.what}</p>${may ? nothing : html`<p>${said.noEditor}</p>`}</section>${may ? newMap(page, null) : nothing}`;
    return html`${page.values.monday ? monday(sheet, page) : nothing}${editing(edit, sheet, page)}${pictures(page, sheet)}`;
  },
  footer: () => said.footer,
  table(page) {
    const sheet = chosen(page);
    const rows = sheet ? load(page, sheet).rows : [];
    return { columns: said.columns, rows: rows.map(r => [r.stage, laneName(r.lane), r.item, r.text, r.value, r.low, r.high, r.n, r.owner, r.evidence]) };
  },
};

/** Whose stages stand out. @param {Page} page @param {Sheet} sheet */
function owners(page, sheet) {
  const found = ownersOf(load(page, sheet), page);
  return found.length ? html`<label>${words.monday.who} <select data-act="who" @change=${(/** @type {Event} */ e) => set({ who: /** @type {HTMLSelectElement} */ (e.target).value })}><option value="">${words.monday.everybody}</option>${found.map(d => html`<option value=${d.id} .selected=${d.id === page.values.who}>${d.name}</option>`)}</select></label>` : nothing;
}

/** What can be changed of maps. @param {Page} page @param {Sheet | undefined} sheet */
function edits(page, sheet) {
  const open = (/** @type {Event} */ event, /** @type {string} */ edit) => {
    /** @type {HTMLElement} */ (event.target).closest('details')?.removeAttribute('open');
    set({ edit: page.values.edit === edit ? '' : edit, ...(sheet ? { pin: key(sheet) } : {}) });
    const first = document.querySelector('#picture .sheet :is(input, select, textarea, button)');
    if (first instanceof HTMLElement) first.focus();
  };
  return html`<details class="menu mapedits"><summary>${said.edit}</summary><ul>${EDITS.filter(edit => sheet || edit === 'new').map(edit => html`<li><button data-edit=${edit} aria-pressed=${page.values.edit === edit} @click=${(/** @type {Event} */ e) => open(e, edit)}>${said.edits[edit]}</button></li>`)}</ul></details>`;
}

/** @param {string} edit @param {Sheet} sheet @param {Page} page */
function editing(edit, { map }, page) {
  switch (edit) {
    case 'new':
      return newMap(page, null);
    case 'copy':
      return newMap(page, map);
    case 'stages':
      return stageForm(map, page);
    case 'map':
      return wholeForm(map, page);
    case 'yaml':
      return editor(map, page);
    default:
      return nothing;
  }
}

/** @param {Page} page @param {Sheet} sheet */
function pictures(page, sheet) {
  const other = beside(page);
  const two = other && key(other) !== key(sheet) ? other : null;
  const left = load(page, sheet);
  const right = two ? load(page, two) : null;
  const found = right ? differences(left, right) : [];
  const cells = new Set(found.map(one => one.cell));
  [left, right].forEach(shown => shown && mark(shown, cells));
  const onOther = two && right && page.values.on === key(two);
  const open = page.values.cell ? panel(page, onOther ? two : sheet, onOther ? right : left, page.values.cell) : nothing;
  if (!two || !right) return html`${picture(page, sheet)}${open}`;
  return html`<p class="reason">${said.marked(found.length)}</p>${pair(picture(page, sheet), picture(page, two))}${open}${told(found, sheet, two, left, page)}`;
}

/** Once it is scrolled, names of lanes stand over it. @param {Event} event */
function along({ currentTarget }) {
  if (currentTarget instanceof HTMLElement) currentTarget.classList.toggle('along', currentTarget.scrollLeft > 16);
}

/** @param {Page} page @param {Sheet} sheet */
function picture(page, sheet) {
  const shown = load(page, sheet);
  if (shown.fault) return html`<p class="reason" role="alert">${shown.fault}</p>`;
  if (!shown.svg) return html`<p class="reason" role="status">${words.states.loading}</p>`;
  const main = chosen(page);
  const on = main && key(main) === key(sheet) ? '' : key(sheet);
  const open = (page.values.on ?? '') === on ? page.values.cell : '';
  markOwner(shown, page.data.departments.find(d => d.id === page.values.who)?.name ?? '');
  shown.svg.querySelectorAll('[data-cell]').forEach(cell => cell.setAttribute('aria-selected', String(cell.getAttribute('data-cell') === open)));
  const act = (/** @type {Event} */ e) => {
    const cell = e.target instanceof Element ? e.target.closest('[data-cell]') : null;
    if (!cell) return;
    set({ on, cell: cell.getAttribute('data-cell') ?? '' });
    const panel = document.querySelector('.sheet.opened');
    if (e instanceof KeyboardEvent && panel instanceof HTMLElement) panel.focus({ preventScroll: true });
  };
  return html`<div class="wide mapped" @scroll=${along} @click=${act} @keydown=${(/** @type {KeyboardEvent} */ e) => (e.key === 'Enter' ? act(e) : arrows(e))}>${shown.svg}${shown.heads}</div>`;
}
