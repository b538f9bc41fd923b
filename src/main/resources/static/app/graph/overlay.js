// @ts-check
/** Over the journey graph: a path with its numbers and counts, or the steps of a funnel being built. Loaded when there is one. */
import { nothing, svg } from 'lit-html';
import { exact } from '../format.js';
import { split } from '../scope.js';
import { words } from '../words.js';
import { arrow, curve } from './lanes.js';
import { CARD } from './model.js';

/** @typedef {import('./model.js').Model} Model */

/** @param {Model} model @param {import('../main.js').Page} page */
export function overlay(model, page) {
  const path = split(page.values.path);
  const steps = path.length ? path.map(step => [step]) : split(page.values.steps).map(step => step.split('|'));
  return svg`<g class="overlay">${path.slice(1).map((step, i) => (path.findIndex((at, k) => at === path[i] && path[k + 1] === step) === i ? way(path[i], step, model) : nothing))}${badges(steps, model)}</g>`;
}

/** From one step of the path to the next. @param {string} from @param {string} to @param {Model} model */
function way(from, to, model) {
  const source = model.cardOf(from);
  const target = model.cardOf(to);
  if (source < 0 || target < 0 || source === target) return nothing;
  const found = model.layout.links.find(l => (l.source === source && l.target === target) || (l.source === target && l.target === source));
  const link = found ?? straight(source, target, model);
  const turned = link.source !== source;
  const count = model.countOf(from, to);
  const label = words.graph.way(model.label(from), model.label(to), exact(count));
  const { x, y } = middle(link, model);
  return svg`<path class="way" d=${curve(link, model)} data-tip=${label}></path>${arrow(link, model, ' way', turned)}
    <text class="on-way" x=${x} y=${y + 4} text-anchor="middle">${exact(count)}</text>`;
}

/** A link where the picture has none. @param {number} source @param {number} target @param {Model} model @returns {import('./model.js').Link} */
function straight(source, target, model) {
  const [a, b] = [model.layout.cards[source], model.layout.cards[target]];
  return { source, target, count: 1, countBack: 0, back: b.x < a.x, shown: true, sourceY: a.y + CARD.height / 2, targetY: b.y + CARD.height / 2 };
}

/** Half way along its curve. @param {import('./model.js').Link} link @param {Model} model */
function middle(link, model) {
  const [a, b] = [model.layout.cards[link.source], model.layout.cards[link.target]];
  const y = (link.sourceY + link.targetY) / 2;
  if (a.x === b.x) return { x: a.x + CARD.width + 22, y };
  return { x: link.back ? (a.x + b.x + CARD.width) / 2 : (a.x + CARD.width + b.x) / 2, y };
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
