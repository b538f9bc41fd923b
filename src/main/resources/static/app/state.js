// @ts-check
/**
 * The state of the page lives in its address: the path names the view, the fragment holds scope and view state, defaults left out.
 * A fragment is never sent to a server, so a rule that names people stays out of its logs.
 */

/** @typedef {Record<string, string>} Values  what the fragment says, by key */
/** @typedef {{ view: string, values: Values }} State */

/** Keys of the fragment that say which journeys are looked at; they stay when the view changes. */
export const SCOPE_KEYS = ['cut', 'conv', 'ch', 'src', 'where', 'persona', 'from', 'to', 'end', 'has', 'not', 'match', 'attr', 'step', 'runs', 'back', 'first', 'open'];

const VERSION = '1';

/** @type {Set<(state: State) => void>} */
const listeners = new Set();

/** @returns {State} */
export function read() {
  const view = location.pathname.split('/')[1] || 'overview';
  /** @type {Values} */
  const values = {};
  for (const [key, value] of new URLSearchParams(location.hash.slice(1))) {
    if (key !== 'v' && value !== '') values[key] = value;
  }
  return { view, values };
}

/** The address of a state. @param {string} view @param {Values} values */
export function address(view, values) {
  const params = new URLSearchParams();
  for (const key of Object.keys(values).sort()) {
    if (values[key]) params.set(key, values[key]);
  }
  const fragment = params.toString();
  return '/' + (view === 'overview' ? '' : view) + (fragment ? `#v=${VERSION}&${fragment}` : '');
}

/** The address of another view with the same journeys. @param {string} view @param {Values} [more] */
export function link(view, more = {}) {
  return address(view, { ...scopeOf(read().values), ...more });
}

/** Only what says which journeys are looked at. @param {Values} values @returns {Values} */
export function scopeOf(values) {
  return Object.fromEntries(Object.entries(values).filter(([key]) => SCOPE_KEYS.includes(key)));
}

/** Changes some values of this view; an empty text takes one out. @param {Values} changes @param {{ replace?: boolean }} [how] */
export function set(changes, how = {}) {
  const { view, values } = read();
  go(address(view, { ...values, ...changes }), how);
}

/** @param {string} to @param {{ replace?: boolean }} [how] */
export function go(to, how = {}) {
  if (to === location.pathname + location.hash) return;
  history[how.replace ? 'replaceState' : 'pushState'](null, '', to);
  tell();
}

/** @param {(state: State) => void} listener */
export function subscribe(listener) {
  listeners.add(listener);
}

function tell() {
  const state = read();
  listeners.forEach(listener => listener(state));
}

addEventListener('popstate', tell);

/** Links within the page change the state instead of loading it anew. */
addEventListener('click', event => {
  const target = event.target instanceof Element ? event.target.closest('a[href]') : null;
  if (!(target instanceof HTMLAnchorElement) || event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || target.target || target.hasAttribute('download')) return;
  if (target.origin !== location.origin || target.pathname.startsWith('/graphiql') || target.pathname.startsWith('/exports')) return;
  event.preventDefault();
  go(target.pathname + target.hash);
});
