// @ts-check
/** A figure over time with its band and its target, in whatever unit. Points with too few units leave a gap. */
import { html, nothing, svg } from 'lit-html';
import { day, FEW } from '../format.js';
import { linear, ticks } from './scale.js';

const LEFT = 64;
const BOTTOM = 18;
const DATE = 105;

/** @typedef {{ from: string, value: { value: number | null, low: number | null, high: number | null, n: number } }} Point */

/** @param {Point[]} points @param {{ width: number, height: number, label: string, target: number | null, targetLabel: string, format: (value: number) => string, tip: (point: Point) => string }} how */
export function kpiLine(points, how) {
  const known = points.map(p => (p.value.n >= FEW && p.value.value != null ? p : null));
  const heights = known.flatMap(p => (p ? [p.value.value ?? 0, p.value.high ?? p.value.value ?? 0] : [])).concat(how.target ?? []);
  if (!known.some(Boolean)) return nothing;
  const low = Math.min(0, ...known.flatMap(p => (p ? [p.value.low ?? p.value.value ?? 0] : [])), ...heights);
  const steps = ticks(low, Math.max(1e-9, ...heights) * 1.05, 4);
  const top = Math.max(steps.at(-1) ?? 1, ...heights);
  const x = linear(0, Math.max(1, points.length - 1), LEFT, how.width - 6);
  const y = linear(low, top, how.height - BOTTOM - 2, 6);
  const at = (/** @type {number} */ i, /** @type {'value' | 'low' | 'high'} */ end) => `${x(i).toFixed(1)} ${y(known[i]?.value[end] ?? known[i]?.value.value ?? 0).toFixed(1)}`;
  return html`<svg class="picture" viewBox=${`0 0 ${how.width} ${how.height}`} width="100%" role="img" aria-label=${how.label}>
    ${steps.map(t => svg`<line class="rule" x1=${LEFT} x2=${how.width} y1=${y(t)} y2=${y(t)}></line><text class="soft" x=${LEFT - 6} y=${y(t) + 4} text-anchor="end">${how.format(t)}</text>`)}
    ${runs(known).map(span => svg`<path class="band" d=${'M' + [...span.map(i => at(i, 'high')), ...[...span].reverse().map(i => at(i, 'low'))].join('L') + 'Z'}></path><path class="line" d=${'M' + span.map(i => at(i, 'value')).join('L')}></path>${span.length === 1 ? svg`<circle class="dot" cx=${x(span[0])} cy=${y(known[span[0]]?.value.value ?? 0)} r="3"></circle>` : nothing}`)}
    ${how.target == null ? nothing : svg`<line class="target" x1=${LEFT} x2=${how.width} y1=${y(how.target)} y2=${y(how.target)}></line><text class="soft" x=${how.width - 4} y=${y(how.target) - 4} text-anchor="end">${how.targetLabel}</text>`}
    ${dates(points, x, how.height)}
    ${points.map((p, i) => svg`<rect x=${x(i) - 4} y="0" width="8" height=${how.height - BOTTOM} fill="transparent" data-tip=${how.tip(p)}></rect>`)}
  </svg>`;
}

/** Neighbouring points that are known. @param {(Point | null)[]} known @returns {number[][]} */
function runs(known) {
  /** @type {number[][]} */
  const found = [];
  known.forEach((p, i) => {
    if (p && known[i - 1]) found[found.length - 1].push(i);
    else if (p) found.push([i]);
  });
  return found;
}

/** @param {Point[]} points @param {(n: number) => number} x @param {number} height */
function dates(points, x, height) {
  const every = Math.max(1, Math.ceil(points.length / Math.max(1, Math.floor(x(points.length - 1) / DATE))));
  return points.map((p, i) => (i % every === 0 && (i === 0 || i + every / 2 < points.length) ? svg`<text class="soft" x=${x(i)} y=${height - 4}>${day(p.from)}</text>` : nothing));
}
