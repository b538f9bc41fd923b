// @ts-check
/** Which journeys all views speak of: one line of chips, each with a small form that applies at once. */
import { html, nothing } from 'lit-html';
import { lengthOfTime } from '../format.js';
import { joined, scopeInput, split } from '../scope.js';
import { set } from '../state.js';
import { words } from '../words.js';

/** @typedef {import('../main.js').Page} Page */
/** @typedef {{ key: string, label: string, hint: string, kind?: 'list' | 'text' | 'date' | 'choice', choices?: [string, string][], say?: (value: string) => string }} Filter */

const said = words.scope;
const PAUSE_MILLIS = 300;

/** @type {Filter[]} */
const ALWAYS = [
  { key: 'conv', ...said.filters.conv, kind: 'list', say: v => (v ? said.to(namesOf('conv', v)) : said.toAny) },
  { key: 'cut', ...said.filters.cut, kind: 'choice', choices: said.cuts, say: v => (v ? said.cutAfter(lengthOfTime(v)) : said.noCut) },
  { key: 'ch', ...said.filters.ch, kind: 'list', say: v => (v ? split(v).join(', ') : said.all) },
  { key: 'from', ...said.filters.from, kind: 'date', say: v => v || said.any },
];

/** @type {Filter[]} */
const MORE = [
  { key: 'to', ...said.filters.to, kind: 'date' },
  { key: 'persona', ...said.filters.persona, kind: 'list' },
  { key: 'has', ...said.filters.has, kind: 'list' },
  { key: 'not', ...said.filters.not, kind: 'list' },
  { key: 'end', ...said.filters.end, kind: 'choice', choices: said.ends },
  { key: 'match', ...said.filters.match },
  { key: 'where', ...said.filters.where },
  { key: 'attr', ...said.filters.attr },
  { key: 'src', ...said.filters.src, kind: 'list' },
  { key: 'first', ...said.filters.first, kind: 'choice', choices: said.firsts },
  { key: 'open', ...said.filters.open, kind: 'choice', choices: said.opens },
  { key: 'back', ...said.filters.back },
  { key: 'step', ...said.filters.step, kind: 'choice', choices: said.steps },
  { key: 'runs', ...said.filters.runs, kind: 'choice', choices: said.runs },
];

/** Where a period ends; it is written beside where it begins. */
const UNTIL = MORE[0];

/** Every filter by its key in the address. */
export const FILTERS = new Map([...ALWAYS, ...MORE].map(filter => [filter.key, filter]));

/** The filter that is open, and what the data say of it. @type {import('./counts.js').Tried} */
const tried = { key: '', said: '', fault: '', names: null };
let timer = 0;

/** @param {Page} page @param {{ view: import('../main.js').View | null, millis: number | null }} shown */
export function scopeBar(page, shown) {
  const values = page.values;
  learnNames(page);
  const used = MORE.filter(filter => values[filter.key]);
  const free = MORE.filter(filter => !values[filter.key] && filter.key !== 'to');
  return html`<div class="scope" role="toolbar" aria-label=${said.label}>
    <button class="filters" aria-expanded="false" @click=${unfold}>${said.filtersOf([...FILTERS.keys()].filter(key => values[key]).length)}</button>
    ${ALWAYS.map(filter => chip(filter, values[filter.key] ?? '', page))}
    ${used.map(filter => chip(filter, values[filter.key], page))}
    <details class="menu add" @toggle=${opened('', '', page)}><summary>${said.addFilter}</summary><ul class="forms">${free.map(filter => html`<li>${form(filter, '', page)}</li>`)}<li class="shut"><button @click=${shut}>${words.actions.close}</button></li></ul></details>
    <span class="gap"></span>
    ${shown.view?.query ? html`<a class="button" data-act="query" target="_blank" data-tip=${words.states.queryTip(shown.millis == null ? '' : String(Math.round(shown.millis)))} href=${queryLink(page, shown.view)}>${words.actions.query}</a>` : nothing}
    <button data-act="share" @click=${share}>${words.actions.share}</button>
  </div>`;
}

/** On a phone the filters wait behind one button. @param {Event} event */
function unfold(event) {
  const button = /** @type {HTMLButtonElement} */ (event.currentTarget);
  button.setAttribute('aria-expanded', String(button.parentElement?.classList.toggle('unfolded')));
}

/** Exactly what is shown, in GraphiQL; the slower question with it. @param {Page} page @param {import('../main.js').View} view */
export function queryLink(page, view) {
  const variables = { ...(view.free ? {} : { scope: scopeInput(page.values) }), ...view.variables?.(page.values), ...view.later?.variables?.(page.values) };
  const query = [view.query.trim(), view.later?.query.trim()].filter(Boolean).join('\n\n');
  return `/graphiql#query=${encodeURIComponent(query)}&variables=${encodeURIComponent(JSON.stringify(variables, null, 2))}`;
}

/** @param {Event} event */
function share(event) {
  const button = /** @type {HTMLButtonElement} */ (event.currentTarget);
  void navigator.clipboard?.writeText(location.href).then(() => {
    button.textContent = words.actions.copied;
    setTimeout(() => (button.textContent = words.actions.share), 1500);
  });
}

/** Filters whose values are ids of what has a name. */
const NAMED = ['conv', 'persona', 'has', 'not'];

/** Names instead of ids, once they are known. @param {string} key @param {string} value */
function namesOf(key, value) {
  const known = new Map(tried.names?.[key]);
  return split(value).map(id => known.get(id) ?? id).join(', ');
}

/** Asks for the names of what filters speak of. @param {Page} page */
function learnNames(page) {
  if (!tried.names && NAMED.some(key => page.values[key])) void import('./counts.js').then(counts => counts.loadNames(tried, page));
}

/** A value in words. @param {string} key @param {string} value */
export function saidOf(key, value) {
  const filter = FILTERS.get(key);
  if (!filter) return value;
  return filter.say ? filter.say(value) : filter.kind === 'list' ? namesOf(key, value) : (filter.choices?.find(([v]) => v === value)?.[1] ?? value);
}

/** @param {Filter} filter @param {string} value @param {Page} page */
function chip(filter, value, page) {
  return html`<span class="chip ${value ? 'set' : ''}">
    <details class="menu" @toggle=${opened(filter.key, value, page)}><summary><span class="k">${filter.label}</span> <span class="val">${saidOf(filter.key, value)}</span></summary><div class="forms">${form(filter, value, page)}${filter.key === 'from' && !page.values.to ? form(UNTIL, '', page) : nothing}</div></details>
    ${value ? html`<button class="x" aria-label="${said.clear}: ${filter.label}" @click=${() => set({ [filter.key]: '' })}>×</button>` : nothing}
  </span>`;
}

/** An open form tells how many journeys there are with and without its filter. @param {string} key @param {string} value @param {Page} page */
const opened = (key, value, page) => (/** @type {Event} */ event) => {
  if (!(/** @type {HTMLDetailsElement} */ (event.currentTarget).open)) return;
  void import('./counts.js').then(counts => {
    void counts.loadNames(tried, page);
    if (key) void counts.tryFilter(tried, key, value, page);
  });
};

/** @param {Filter} filter @param {string} text */
const valueOf = (filter, text) => (filter.kind === 'list' ? joined(text.split(',').map(s => s.trim()).filter(Boolean)) : text.trim());

/** Closes what is open. */
function shut() {
  document.querySelectorAll('details.menu[open]').forEach(open => open.removeAttribute('open'));
}

/** @param {Filter} filter @param {string} value @param {Page} page */
function form(filter, value, page) {
  const apply = (/** @type {string} */ next) => {
    set({ [filter.key]: next });
    shut();
  };
  const change = (/** @type {Event} */ event) => apply(valueOf(filter, /** @type {HTMLInputElement} */ (event.target).value));
  const type = (/** @type {Event} */ event) => {
    const next = valueOf(filter, /** @type {HTMLInputElement} */ (event.target).value);
    clearTimeout(timer);
    timer = setTimeout(() => void import('./counts.js').then(counts => counts.tryFilter(tried, filter.key, next, page)), PAUSE_MILLIS);
  };
  const says = tried.key === filter.key ? (tried.fault ? html`<small class="loss" role="status">${tried.fault}</small>` : html`<small role="status">${tried.said}</small>`) : nothing;
  if (filter.kind === 'choice') {
    return html`<label>${filter.label}<select @change=${change}>${filter.choices?.map(([v, text]) => html`<option value=${v} ?selected=${v === value}>${text}</option>`)}</select><small>${filter.hint}</small>${says}</label>`;
  }
  const names = split(value);
  if (filter.key === 'persona' && tried.names?.persona?.length) return html`<label>${filter.label}${chooser(filter, names, apply)}<small>${filter.hint}</small>${says}</label>`;
  const text = filter.kind === 'list' ? names.join(', ') : value;
  return html`<label>${filter.label}<input type=${filter.kind === 'date' ? 'date' : 'text'} .value=${text} @input=${type} @change=${change}><small>${filter.hint}</small>${says}</label>${chooser(filter, names, apply)}`;
}

/** Names to choose from, once they are known. @param {Filter} filter @param {string[]} names @param {(value: string) => void} apply */
function chooser(filter, names, apply) {
  const choices = tried.names?.[filter.key]?.filter(([id]) => !names.includes(id)) ?? [];
  if (filter.kind !== 'list' || !choices.length) return nothing;
  return html`<select aria-label="${said.choose} ${filter.label}" @change=${(/** @type {Event} */ e) => apply(joined([...names, /** @type {HTMLSelectElement} */ (e.target).value]))}><option value="">+ ${said.choose}</option>${choices.map(([id, name]) => html`<option value=${id}>${name}</option>`)}</select>`;
}
