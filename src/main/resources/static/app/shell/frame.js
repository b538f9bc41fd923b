// @ts-check
/** Navigation, scope bar, title line, picture and footer: the same around every view. */
import { html, nothing } from 'lit-html';
import { keepKey } from '../ask.js';
import { link, scopeOf, set } from '../state.js';
import { words } from '../words.js';
import { exportMenu } from './export.js';
import { openCommands, openKeys } from './keys.js';
import { scopeBar } from './scopebar.js';

/** @typedef {import('../main.js').Page} Page */
/** @typedef {{ view: import('../main.js').View | null, name: string, data: any, millis: number | null, fault: import('../ask.js').Fault | null, waiting: boolean }} Shown */
/** @typedef {{ retry: () => void, cancel: () => void }} Acts */

const NUMBERED = ['overview', 'graph', 'flow', 'paths', 'funnel', 'bottlenecks', 'attribution', 'compare'];
const MORE = ['kpis', 'personas', 'customers', 'feedback', 'data', 'quality', 'identity', 'map'];
/** What stands in the bar of a phone; the others open by More. */
const IN_BAR = ['overview', 'graph', 'bottlenecks', 'attribution', 'compare'];

/** Numbers instead of a picture; loaded when they are asked for. @type {typeof import('./table.js').table | null} */
let tabled = null;

/** What is shown where there is nothing; loaded when that happens. @type {typeof import('./empty.js').empty | null} */
let emptied = null;

/** @param {Page} page @param {Shown} shown @param {Acts} acts */
export function frame(page, shown, acts) {
  return html`
    <a class="skip" href="#picture" @click=${skip}>${words.states.skip}</a>
    <nav class="nav" aria-label=${words.states.views}>
      <a class="brand" href="/">${words.product}</a>
      <ul>${NUMBERED.map((name, i) => entry(page, name, i + 1))}</ul>
      <ul class="rest">${MORE.map((name, i) => entry(page, name, i ? 0 : NUMBERED.length + 1))}</ul>
      <details class="menu more"><summary class=${IN_BAR.includes(page.view) ? '' : 'here'}>${words.states.more}</summary><ul>${[...NUMBERED, ...MORE].filter(name => !IN_BAR.includes(name)).map(name => entry(page, name, 0))}</ul></details>
      <p class="aids"><button @click=${openCommands}>${words.commands.open} <kbd>/</kbd></button><button @click=${openKeys}>${words.keys.open} <kbd>?</kbd></button></p>
    </nav>
    <div class="main">
      ${shown.view?.free ? nothing : scopeBar(page, shown)}
      ${shown.waiting ? html`<div class="waiting" role="status"><span class="vh">${words.states.loading}</span><button @click=${acts.cancel}>${words.actions.cancel}</button></div>` : nothing}
      <main id="picture" tabindex="-1" class=${shown.waiting ? 'old' : ''}>${content(page, shown, acts)}</main>
    </div>`;
}

/** @param {Event} event */
function skip(event) {
  event.preventDefault();
  document.getElementById('picture')?.focus();
}

/** @param {Page} page @param {string} name @param {number} number */
function entry(page, name, number) {
  return html`<li class=${IN_BAR.includes(name) ? '' : 'beyond'}><a href=${link(name)} aria-current=${page.view === name ? 'page' : nothing}><span>${words.views[name]}</span>${IN_BAR.includes(name) && words.short[name] ? html`<span class="brief">${words.short[name]}</span>` : nothing}${number ? html`<kbd>${number}</kbd>` : nothing}</a></li>`;
}

/** @param {Page} page @param {Shown} shown @param {Acts} acts */
function content(page, shown, acts) {
  if (shown.fault?.code === 'UNAUTHORIZED') return keyForm(acts);
  if (shown.fault) return problem(shown.fault, acts, page);
  const view = shown.view;
  if (!view || (!shown.data && view.query)) return html`<div class="blank"></div>`;
  return html`
    <header class="title">
      <h1>${words.views[page.view]}</h1>
      <div class="figures">${view.figures?.(page) ?? nothing}</div>
      <div class="options">${view.options?.(page) ?? nothing}${view.table && page.view !== 'graph' ? html`<button data-act="table" aria-pressed=${Boolean(page.values.table)} @click=${() => set({ table: page.values.table ? '' : 'yes' })}>${words.actions.table}</button>` : nothing}${exportMenu(page, view)}</div>
    </header>
    ${page.data?.journeys?.converted === 0 && page.data.journeys.count > 0 ? html`<p class="hint">${words.states.nothingConverts} <button class="plain leads" @click=${openConversions}>${words.states.chooseConversions}</button></p>` : nothing}
    ${page.data?.journeys?.count === 0 ? empty(page) : html`<section class="view view-${page.view}">${page.values.table ? table(view, page) : view.render(page)}</section>`}
    ${page.data ? html`<footer class="foot">${view.footer?.(page) ?? nothing}${/\blow high\b/.test(view.query) ? html`<span>${words.states.intervals}</span>` : nothing}${unnamed(page.data) ? html`<span>${words.states.noCurrency}</span>` : nothing}</footer>` : nothing}`;
}

/** True where values are shown and no currency is named. @param {Page['data']} data */
function unnamed({ journeys, compare }) {
  const all = journeys?.currencies ?? compare?.a.currencies;
  return all != null && !all.some((/** @type {import('../format.js').Currencies[number]} */ one) => one.currency);
}

/** Opens the filter that says what converts. @param {Event} event */
function openConversions(event) {
  event.stopPropagation();
  document.querySelector('.scope details.menu')?.setAttribute('open', '');
}

/** The same in numbers, as the file of it. @param {import('../main.js').View} view @param {Page} page */
function table(view, page) {
  if (!tabled) {
    void import('./table.js').then(module => {
      tabled = module.table;
      page.redraw();
    });
    return nothing;
  }
  return tabled(view.table?.(page) ?? { columns: [], rows: [] });
}

/** @param {Page} page */
function empty(page) {
  if (emptied) return emptied(page);
  void import('./empty.js').then(module => {
    emptied = module.empty;
    page.redraw();
  });
  return nothing;
}

/** @param {import('../ask.js').Fault} fault @param {Acts} acts @param {Page} page */
function problem(fault, acts, page) {
  const filtered = Object.keys(scopeOf(page.values)).length > 0;
  const missing = fault.code === 'NOT_FOUND';
  return html`<section class="blank" role="alert"><h2>${fault.message}</h2>${missing ? html`<p><a href=${link('overview')}>${words.views.overview}</a></p>` : html`<p class="code">${fault.code}</p>`}<p class="row">${missing ? nothing : html`<button @click=${acts.retry}>${words.actions.retry}</button>`}
    ${filtered ? html`<a href=${link(page.view, Object.fromEntries(Object.keys(page.values).map(key => [key, ''])))}>${words.states.removeAll}</a>` : nothing}</p></section>`;
}

/** @param {Acts} acts */
function keyForm(acts) {
  const keep = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    keepKey(String(new FormData(form).get('key') ?? ''));
    acts.retry();
  };
  return html`<section class="blank"><h2>${words.states.keyNeeded}</h2><form @submit=${keep}><label>${words.states.key} <input name="key" type="password" autocomplete="off" required></label> <button>${words.states.openKey}</button></form><p>${words.states.keptForTab}</p></section>`;
}
