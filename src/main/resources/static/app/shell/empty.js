// @ts-check
/** Where the filters leave no journeys: which of them does it, with how many there would be without it. Loaded when it happens. */
import { html, nothing } from 'lit-html';
import { ask } from '../ask.js';
import { exact } from '../format.js';
import { scopeInput } from '../scope.js';
import { link, scopeOf, set } from '../state.js';
import { words } from '../words.js';
import { FILTERS, saidOf } from './scopebar.js';

/** @typedef {import('../main.js').Page} Page */

/** Counts without each filter, for the filters they were asked for. @type {{ of: string, counts: Record<string, number> | null }} */
const found = { of: '', counts: null };

/** @param {Page} page */
export function empty(page) {
  const scope = scopeOf(page.values);
  const of = JSON.stringify(scope);
  if (found.of !== of) void count(of, scope, page);
  const keys = Object.keys(scope);
  if (!keys.length || found.counts?.all === 0) return nothingLoaded();
  return html`<section class="blank"><h2>${words.states.empty(keys.length)}</h2>
    <ul class="without">${keys.map(key => html`<li><span><small>${FILTERS.get(key)?.label ?? key}</small> ${saidOf(key, scope[key])}</span>
      <span class="n">${found.counts ? words.states.without(exact(found.counts[key])) : nothing}</span>
      <button @click=${() => set({ [key]: '' })} aria-label="${words.scope.clear}: ${FILTERS.get(key)?.label ?? key}">${words.states.take}</button></li>`)}</ul>
    <p><a href=${link(page.view, Object.fromEntries(Object.keys(page.values).map(key => [key, ''])))}>${words.states.removeAll}</a></p></section>`;
}

export function nothingLoaded() {
  return html`<section class="blank"><h2>${words.states.nothing}</h2><p>${words.states.nothingHelp}</p><p><a class="button main-act" href=${link('data')}>${words.views.data}</a></p><pre>${words.states.nothingCommand}</pre></section>`;
}

/** @param {string} of @param {import('../state.js').Values} scope @param {Page} page */
async function count(of, scope, page) {
  Object.assign(found, { of, counts: null });
  const keys = Object.keys(scope);
  const query = `query Without(${keys.map((_, i) => `$s${i}: JourneyScope`).join(', ')}) { all: journeys { count } ${keys.map((_, i) => `f${i}: journeys(scope: $s${i}) { count }`).join(' ')} }`;
  const variables = Object.fromEntries(keys.map((key, i) => [`s${i}`, scopeInput({ ...scope, [key]: '' })]));
  try {
    const { data } = await ask('without', keys.length ? query : '{ all: journeys { count } }', variables);
    if (found.of === of) found.counts = { all: data.all.count, ...Object.fromEntries(keys.map((key, i) => [key, data[`f${i}`].count])) };
  } catch {
    // The filters can be taken away without their counts.
  }
  page.redraw();
}
