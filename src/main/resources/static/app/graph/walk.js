// @ts-check
/** Keys within the journey graph: up and down in a column, left and right along the heaviest link, Enter pins, Esc lets go. */
import { joined, split } from '../scope.js';
import { read, set } from '../state.js';

/** @param {KeyboardEvent} event @param {import('./model.js').Model} model */
export function walk(event, model) {
  const target = event.target instanceof Element ? event.target.closest('[data-card]') : null;
  if (!(target instanceof SVGElement) || event.ctrlKey || event.metaKey || event.altKey) return;
  const at = Number(target.dataset.card);
  const id = model.layout.cards[at].id;
  const next = step(event.key, event.shiftKey, at, model);
  if (next != null) focusCard(next);
  else if (event.key === 'Enter' || event.key === ' ') target.dispatchEvent(new MouseEvent('click'));
  else if (event.key === 'Escape') set({ pin: '' });
  else if (event.key === 'x' && id != null) require_('has', id);
  else if (event.key === 'X' && id != null) require_('not', id);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/** @param {string} key @param {string} id */
function require_(key, id) {
  const now = split(read().values[key]);
  set({ [key]: joined(now.includes(id) ? now.filter(other => other !== id) : [...now, id]) });
}

/** @param {string} key @param {boolean} lane @param {number} at @param {import('./model.js').Model} model @returns {number | null} */
function step(key, lane, at, model) {
  const { cards, links } = model.layout;
  const own = cards[at];
  const places = cards.map((card, i) => ({ card, i }));
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    const down = key === 'ArrowDown' ? 1 : -1;
    const beside = places.filter(({ card }) => card.x === own.x && (card.y - own.y) * down > 0);
    return beside.sort((a, b) => Math.abs(a.card.y - own.y) - Math.abs(b.card.y - own.y))[0]?.i ?? null;
  }
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return null;
  const right = key === 'ArrowRight' ? 1 : -1;
  if (lane) {
    const others = places.filter(({ card }) => (card.lane - own.lane) * right > 0);
    return others.sort((a, b) => Math.abs(a.card.lane - own.lane) - Math.abs(b.card.lane - own.lane) || Math.abs(a.card.y - own.y) - Math.abs(b.card.y - own.y))[0]?.i ?? null;
  }
  const ways = links
    .filter(link => link.shown && (link.source === at || link.target === at))
    .map(link => ({ to: link.source === at ? link.target : link.source, weight: link.count + link.countBack }))
    .filter(way => (cards[way.to].x - own.x) * right > 0);
  return ways.sort((a, b) => b.weight - a.weight)[0]?.to ?? null;
}

/** @param {number} i */
function focusCard(i) {
  const card = document.querySelector(`[data-card="${i}"]`);
  if (!(card instanceof SVGElement)) return;
  document.querySelectorAll('[data-card][tabindex="0"]').forEach(other => other.setAttribute('tabindex', '-1'));
  card.setAttribute('tabindex', '0');
  card.focus();
}
