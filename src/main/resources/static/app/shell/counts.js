// @ts-check
/** What a filter does while it is being written: journeys before and after, or what is wrong with it; and the names it may use. */
import { ask } from '../ask.js';
import { exact } from '../format.js';
import { scopeInput } from '../scope.js';
import { words } from '../words.js';

/** @typedef {import('../main.js').Page} Page */
/** @typedef {{ key: string, said: string, fault: string, names: Record<string, [string, string][]> | null }} Tried */

const COUNT = 'query Counts($before: JourneyScope, $after: JourneyScope) { before: journeys(scope: $before) { count } after: journeys(scope: $after) { count } }';
const NAMES = 'query ScopeNames { touchpoints { id name channel conversion } personas { id name } imports(first: 100) { edges { node { source } } } }';
const LISTED = 500;

/** @param {Tried} tried @param {string} key @param {string} value of the address @param {Page} page */
export async function tryFilter(tried, key, value, page) {
  Object.assign(tried, { key, said: '', fault: '' });
  const before = scopeInput({ ...page.values, [key]: '' });
  try {
    const { data } = /** @type {import('../ask.js').Answer<import('../types/operations').Counts>} */ (await ask('counts', COUNT, { before, after: scopeInput({ ...page.values, [key]: value }) }));
    if (tried.key !== key) return;
    tried.said = value ? words.scope.counts(exact(data.before.count), exact(data.after.count)) : words.scope.count(exact(data.before.count));
  } catch (reason) {
    if (!(reason instanceof Error) || reason.name === 'AbortError') return;
    tried.fault = reason.message;
  }
  page.redraw();
}

/** @param {Tried} tried @param {Page} page */
export async function loadNames(tried, page) {
  if (tried.names) return;
  tried.names = {};
  const { data } = /** @type {import('../ask.js').Answer<import('../types/operations').ScopeNames>} */ (await ask('scope-names', NAMES, {}));
  const touchpoints = data.touchpoints.map(t => /** @type {[string, string]} */ ([t.id, t.name])).sort((a, b) => a[1].localeCompare(b[1])).slice(0, LISTED);
  const once = (/** @type {(string | null)[]} */ all) => [...new Set(all.flatMap(name => name || []))].sort().map(name => /** @type {[string, string]} */ ([name, name]));
  tried.names = {
    conv: touchpoints,
    has: touchpoints,
    not: touchpoints,
    ch: once(data.touchpoints.map(t => t.channel)),
    persona: data.personas.map(p => [p.id, p.name]),
    src: once(data.imports.edges.map(e => e.node.source)),
  };
  page.redraw();
}

