// @ts-check
/** Keys of the whole page. Those with letters can be switched off, since some people's tools type letters. */
import { go } from '../state.js';

const VIEWS = ['overview', 'graph', 'flow', 'paths', 'funnel', 'bottlenecks', 'attribution', 'compare', 'personas'];
const OFF = 'throughline-keys-off';

/** @param {(view: string) => string} link */
export function startKeys(link) {
  addEventListener('click', event => closeMenus(event.target));
  addEventListener('keydown', event => {
    if ((event.ctrlKey || event.metaKey) && event.key === 'k') {
      event.preventDefault();
      return void openCommands();
    }
    if (event.key === 'Escape') closeMenus(null);
    if (alongRow(event)) return event.preventDefault();
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || localStorage.getItem(OFF)) return;
    const view = VIEWS[Number(event.key) - 1];
    if (view) {
      go(link(view));
      toPicture();
    }
    else if (event.key === '/') void openCommands();
    else if (event.key === '?') void openKeys();
    else if (event.key === '[') history.back();
    else if (event.key === ']') history.forward();
    else if (event.key === 'q') press('[data-act=query]');
    else if (event.key === 'e') openMenu('.export');
    else if (event.key === 't') press('[data-act=table]');
    else if (event.key === 'f') openMenu('.add');
    else if (event.key === '+' || event.key === '=') press('[data-act=zoom-in]');
    else if (event.key === '-') press('[data-act=zoom-out]');
    else return;
    event.preventDefault();
  });
}

export const openCommands = () => import('./dialog.js').then(module => module.openCommands());
export const openKeys = () => import('./dialog.js').then(module => module.openKeys());

/** Menus close where one clicks elsewhere, takes something of them, or leaves by Esc. @param {EventTarget | null} but */
function closeMenus(but) {
  const taken = but instanceof Element && but.closest('.export li button, .more a') != null;
  document.querySelectorAll('details.menu[open]').forEach(menu => (!taken && but instanceof Node && menu.contains(but) ? undefined : shut(menu)));
}

/** Focus within goes back to what opened it. @param {Element} menu */
function shut(menu) {
  if (menu.contains(document.activeElement)) menu.querySelector('summary')?.focus();
  menu.removeAttribute('open');
}

/** Opens a menu and goes to the first thing in it. @param {string} selector */
function openMenu(selector) {
  const menu = document.querySelector(`details.menu${selector}`);
  if (!menu) return;
  menu.setAttribute('open', '');
  const first = menu.querySelector('summary ~ * :is(input, select, button, textarea)');
  if (first instanceof HTMLElement) first.focus();
}

/** After a jump the next Tab is in the picture. */
export const toPicture = () => document.getElementById('picture')?.focus();

const STOPS = '[data-tip][tabindex]';

/** Of the figures of a row Tab reaches the first; arrows lead to the others. */
export function oneStopARow() {
  document.querySelectorAll('#picture tbody tr').forEach(row => row.querySelectorAll(STOPS).forEach((stop, i) => stop.setAttribute('tabindex', i ? '-1' : '0')));
}

/** To the figure beside. @param {KeyboardEvent} event */
function alongRow(event) {
  const row = event.target instanceof Element && event.target.matches(STOPS) ? event.target.closest('tbody tr') : null;
  if (!row || !/^Arrow(Left|Right)$/.test(event.key)) return false;
  const stops = [...row.querySelectorAll(STOPS)];
  const next = stops[stops.indexOf(/** @type {Element} */ (event.target)) + (event.key === 'ArrowRight' ? 1 : -1)];
  if (next instanceof HTMLElement || next instanceof SVGElement) next.focus();
  return true;
}

/** @param {string} selector */
function press(selector) {
  const found = document.querySelector(selector);
  if (found instanceof HTMLElement) found.click();
}

/** @param {EventTarget | null} target */
function isTyping(target) {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}
