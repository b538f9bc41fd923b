// @ts-check
/** Over the journey graph: a path with how many journeys came along it so far, or the steps of a funnel being built. Loaded when there is one. */
import { nothing, svg } from 'lit-html';
import { exact, ratio } from '../format.js';
import { split } from '../scope.js';
import { words } from '../words.js';
import { passed } from './lanes.js';
import { CARD } from './model.js';

/** @typedef {import('./model.js').Model} Model */
/** @typedef {{ d: string, x: number, y: number, end: number[] }} Route */

const MOST_WIDTH = 8;
/** From the edge of a column to where a line lies level beside its cards. */
const EASE = 4;
const APART = 3;
const HEAD = 24;

/** @param {Model} model @param {import('../views/graph.js').Page} page */
export function overlay(model, page) {
  const path = split(page.values.path);
  const steps = path.length ? path.map(step => [step]) : split(page.values.steps).map(step => step.split('|'));
  const along = page.more?.journeys.way?.steps.map(s => s.entered) ?? [];
  return svg`<g class="overlay">${path.slice(1).map((step, i) => way(path[i], step, [along[0], along[i], along[i + 1]], model))}${badges(steps, model)}</g>`;
}

/**
 * From one step of the path to the next, around the cards between.
 * @param {string} from @param {string} to @param {(number | undefined)[]} along journeys at the first step, at this one, at the next @param {Model} model
 */
function way(from, to, [first, here, next], model) {
  const source = model.cardOf(from);
  const target = model.cardOf(to);
  if (source < 0 || target < 0 || source === target) return nothing;
  const link = model.layout.links.find(l => (l.source === source && l.target === target) || (l.source === target && l.target === source));
  const middle = CARD.height / 2;
  const y1 = link ? (link.source === source ? link.sourceY : link.targetY) : model.layout.cards[source].y + middle;
  const y2 = link ? (link.source === source ? link.targetY : link.sourceY) : model.layout.cards[target].y + middle;
  const { d, x, y, end } = route(model, source, target, y1, y2, link?.source === target ? [...link.via].reverse() : link?.via);
  const known = next != null && here != null;
  const label = words.graph.way(model.label(from), model.label(to), exact(model.countOf(from, to))) + (known ? `\n${words.graph.along(exact(next), exact(here), ratio(next, here))}` : '');
  const width = known && first ? Math.max(1.5, MOST_WIDTH * Math.sqrt(next / first)) : 2.5;
  return svg`<path class=${`way${next === 0 ? ' none' : ''}`} stroke-width=${width} d=${d} data-tip=${label}></path><path class="head way" d=${`M${end[0]} ${end[1]}l${end[2]} -4v8z`}></path>
    ${known ? svg`<text class="on-way" x=${x} y=${y + 4} text-anchor="middle">${exact(next)}</text>` : nothing}`;
}

/** A line that touches no other card: as its link goes, where there is one. @param {Model} model @param {number} source @param {number} target @param {number} y1 @param {number} y2 @param {number[] | undefined} via @returns {Route} */
function route(model, source, target, y1, y2, via) {
  const { cards } = model.layout;
  const [a, b] = [cards[source], cards[target]];
  if (a.x === b.x) {
    const side = a.x + CARD.width;
    const out = side + 16 + Math.min(18, Math.abs(y2 - y1) / 12);
    return { d: `M${side} ${y1}C${out} ${y1} ${out} ${y2} ${side + 6} ${y2}`, x: side + 20, y: (y1 + y2) / 2, end: [side, y2, 6] };
  }
  const right = b.x > a.x;
  const turn = right ? 1 : -1;
  const [x1, x2] = right ? [a.x + CARD.width, b.x] : [a.x, b.x + CARD.width];
  let [x, y] = [x1, y1];
  /** @type {number[] | null} */
  let middle = null;
  /** Beside the first card that it passes, where there is room for a figure. @type {number[] | null} */
  let level = null;
  let d = `M${x1} ${y1}`;
  const ease = (/** @type {number} */ toX, /** @type {number} */ toY) => {
    const pull = Math.abs(toX - x) / 2 * turn;
    middle ??= [(x + toX) / 2, (y + toY) / 2];
    d += `C${x + pull} ${y} ${toX - pull} ${toY} ${toX} ${toY}`;
    [x, y] = [toX, toY];
  };
  for (const [i, column] of passed({ source, target }, model.layout).entries()) {
    const [enter, leave] = right ? [column - EASE, column + CARD.width + EASE] : [column + CARD.width + EASE, column - EASE];
    ease(enter, via?.[i] ?? free(cards.filter(card => card.x === column), y1 + ((y2 - y1) * (column - a.x)) / (b.x - a.x)));
    d += `H${leave}`;
    level ??= [(x + leave) / 2, y];
    x = leave;
  }
  ease(x2 - 6 * turn, y2);
  const [atX, atY] = level ?? middle ?? [x, y];
  return { d, x: atX, y: atY, end: [x2, y2, -6 * turn] };
}

/** The height nearest to one at which no card of a column stands. @param {import('./model.js').Card[]} column @param {number} y */
function free(column, y) {
  const taken = (/** @type {number} */ at) => column.some(card => at > card.y - APART && at < card.y + CARD.height + APART);
  const places = [y, ...column.flatMap(card => [card.y - APART, card.y + CARD.height + APART])].filter(at => at >= HEAD && !taken(at));
  return places.sort((p, q) => Math.abs(p - y) - Math.abs(q - y))[0] ?? y;
}

/** The numbers of the steps at their cards. @param {string[][]} steps @param {Model} model */
function badges(steps, model) {
  /** @type {Map<number, number[]>} */
  const numbers = new Map();
  steps.forEach((anyOf, i) => {
    for (const step of anyOf) {
      const card = model.cardOf(step);
      if (card >= 0) numbers.set(card, [...(numbers.get(card) ?? []), i + 1]);
    }
  });
  return [...numbers].map(([at, list]) => {
    const { x, y } = model.layout.cards[at];
    const text = list.length > 4 ? `${list.slice(0, 3).join(' ')} …` : list.join(' ');
    const width = 10 + text.length * 6.2;
    return svg`<g class="badge" transform=${`translate(${x + CARD.width - width + 6} ${y - 8})`}><rect width=${width} height="16" rx="8"></rect><text x=${width / 2} y="12" text-anchor="middle">${text}</text></g>`;
  });
}
