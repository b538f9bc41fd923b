// @ts-check
/** The pages of maps, one a map and persona: which are shown, and their pictures and figures. */
import { html, nothing } from 'lit-html';
import { access } from '../../ask.js';
import { set } from '../../state.js';
import { words } from '../../words.js';

const said = words.map;

/** @typedef {import('../map.js').Page} Page */
/** @typedef {import('../map.js').JourneyMap} JourneyMap */
/** @typedef {{ map: JourneyMap, persona: string, name: string }} Sheet */
/** @typedef {{ stage: string, lane: string, item: string, name: string, text: string, value: number | null, low: number | null, high: number | null, n: number | null, unit: string | null, owner: string | null, evidence: string }} Row */
/** @typedef {{ svg: Element | null, heads: Element | null, rows: Row[], fault: string }} Shown */

/** Pictures by map, persona, revision and comments. @type {Map<string, Shown>} */
const pictures = new Map();
/** The one asked for last of a map and persona: it stands until the next one is there. @type {Map<string, Shown>} */
const newest = new Map();

/** @param {Page} page @returns {Sheet[]} */
export function all({ data }) {
  return data.maps.flatMap(map => {
    const personas = map.personas.map(p => ({ map, persona: p.id, name: `${map.name} · ${p.name}` }));
    return personas.length === 1 ? personas : [{ map, persona: '', name: `${map.name} · ${said.everyone}` }, ...personas];
  });
}

/** @param {Sheet} sheet */
export const key = sheet => `${sheet.map.id}/${sheet.persona}`;

/** @param {Page} page */
export const chosen = page => all(page).find(s => key(s) === page.values.pin) ?? all(page)[0];

/** Whether the map that the address names was read; one that was just made may not be yet. @param {Page} page */
export const isThere = ({ data, values }) => !values.pin || data.maps.some(m => m.id === values.pin?.split('/')[0]);

/** @param {Page} page */
export const beside = page => all(page).find(s => key(s) === page.values.beside);

/** @param {Sheet[]} sheets @param {string} name @param {string} label @param {Sheet | undefined} now @param {string} none */
export function chooser(sheets, name, label, now, none) {
  return html`<label>${label} <select @change=${(/** @type {Event} */ e) => set({ [name]: /** @type {HTMLSelectElement} */ (e.target).value, cell: '', on: '' })}>${none ? html`<option value="">${none}</option>` : nothing}${sheets.map(s => html`<option value=${key(s)} .selected=${Boolean(now && key(s) === key(now))}>${s.name}</option>`)}</select></label>`;
}

/** @param {Sheet} sheet @param {string} format */
export function address(sheet, format) {
  return `/exports/map.${format}?map=${encodeURIComponent(sheet.map.id)}${sheet.persona ? `&persona=${encodeURIComponent(sheet.persona)}` : ''}`;
}

/** What is there of a picture; asks for it where nothing is. @param {Page} page @param {Sheet} sheet @returns {Shown} */
export function load(page, sheet) {
  const name = `${key(sheet)}/${sheet.map.revision}/${sheet.map.comments.length}`;
  const known = pictures.get(name);
  if (known) return known;
  /** @type {Shown} */
  const shown = { svg: null, heads: null, rows: [], ...newest.get(key(sheet)), fault: '' };
  pictures.set(name, shown);
  newest.set(key(sheet), shown);
  void Promise.all(['svg', 'json'].map(format => fetch(address(sheet, format), { headers: access(), credentials: 'same-origin' })))
    .then(async ([svg, json]) => {
      if (!svg?.ok || !json?.ok) throw new Error((await (svg?.ok ? json : svg)?.json())?.detail ?? words.states.unreadable);
      shown.svg = drawn(await svg.text());
      shown.heads = headsOf(shown.svg);
      shown.rows = (await json.json()).cells;
    })
    .catch(reason => {
      shown.fault = String(reason.message ?? reason);
    })
    .finally(() => {
      const held = document.activeElement?.closest('[data-cell]')?.getAttribute('data-cell');
      page.redraw();
      const cell = held && shown.svg?.isConnected ? shown.svg.querySelector(`[data-cell=${JSON.stringify(held)}]`) : null;
      if (cell instanceof SVGElement && document.activeElement === document.body) cell.focus();
    });
  return shown;
}

/** The picture without rules of its own: the page has them. @param {string} text */
function drawn(text) {
  const svg = new DOMParser().parseFromString(text.replace(/<style>[^]*?<\/style>/, ''), 'image/svg+xml').documentElement;
  return document.importNode(svg, true);
}

/** Wide enough for the longest name of a lane. */
const HEAD = 112;

/** The names of lanes once more, which stay where the picture scrolls under them. @param {Element} svg */
function headsOf(svg) {
  const [, , width = 1, height = 1] = (svg.getAttribute('viewBox') ?? '').split(' ').map(Number);
  const heads = /** @type {SVGElement} */ (svg.cloneNode(false));
  const left = Number(svg.querySelector('.lane')?.getAttribute('x') ?? 0);
  for (const [name, value] of Object.entries({ class: 'journey-map heads', width: HEAD, height, viewBox: `${left} 0 ${HEAD} ${height}`, role: 'presentation', 'aria-hidden': 'true' })) heads.setAttribute(name, String(value));
  heads.style.setProperty('--part', String(HEAD / width));
  for (const row of svg.querySelectorAll('[role=row]')) {
    const lane = row.querySelector('.lane');
    const paper = /** @type {Element | undefined} */ (lane?.cloneNode());
    paper?.setAttribute('class', 'paper');
    for (const part of [paper, lane?.cloneNode(), row.querySelector('.label')?.cloneNode(true)]) if (part) heads.append(part);
  }
  return heads;
}

/** Only what a department answers for stands out; empty: all. @param {Shown} shown @param {string} owner its name */
export function markOwner({ svg, rows }, owner) {
  const own = new Set(rows.filter(r => r.owner === owner).map(r => r.stage));
  svg?.querySelectorAll('[data-cell]').forEach(cell => cell.classList.toggle('others', owner !== '' && !own.has((cell.getAttribute('data-cell') ?? '').split('/')[0] ?? '')));
}

/** Departments that answer for stages of a map, by name. @param {Shown} shown @param {Page} page */
export function ownersOf({ rows }, page) {
  const names = new Set(rows.map(r => r.owner));
  return page.data.departments.filter(d => names.has(d.name)).sort((a, b) => a.name.localeCompare(b.name));
}
