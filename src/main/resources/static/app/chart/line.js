// @ts-check
/** A line over time with its band. Points with too few units leave a gap and never stretch the axis. */
import { html, nothing, svg } from 'lit-html';
import { day, evidence, FEW, percent } from '../format.js';
import { linear, roundUp, ticks } from './scale.js';

/** @typedef {{ from: string, count: number, conversion: import('../format.js').Rate }} Point */

/** @param {Point[]} points @param {{ width: number, height: number, label: string, axis?: boolean }} how */
export function rateLine(points, how) {
  if (points.length < 2) return nothing;
  const known = points.map(p => (p.conversion.denominator >= FEW && p.conversion.value != null ? p : null));
  const top = roundUp(Math.max(0.01, ...known.map(p => p?.conversion.high ?? 0)));
  const left = how.axis ? 46 : 0;
  const bottom = how.axis ? 18 : 0;
  const x = linear(0, Math.max(1, points.length - 1), left, how.width - 4);
  const y = linear(0, top, how.height - bottom - 2, 4);
  const spans = runs(known);
  return html`<svg class="picture" viewBox=${`0 0 ${how.width} ${how.height}`} width="100%" role="img" aria-label=${how.label}>
    ${how.axis ? ticks(0, top, 3).map(t => svg`<line class="rule" x1=${left} x2=${how.width} y1=${y(t)} y2=${y(t)}></line><text class="soft" x=${left - 6} y=${y(t) + 4} text-anchor="end">${percent(t)}</text>`) : ''}
    ${spans.map(span => svg`<path class="band" d=${band(span, known, x, y)}></path><path class="line" d=${path(span.map(i => [x(i), y(known[i]?.conversion.value ?? 0)]))}></path>`)}
    ${how.axis ? dates(points, x, how.height) : ''}
    ${how.axis ? points.map((p, i) => svg`<rect x=${x(i) - 3} y="0" width="6" height=${how.height - bottom} fill="transparent" data-tip=${day(p.from) + '\n' + evidence(p.conversion).join('\n')}></rect>`) : ''}
  </svg>`;
}

/** A line without axes: how a figure went. @param {number[]} values @param {{ width: number, height: number, label: string }} how */
export function spark(values, how) {
  if (values.length < 2 || !values.some(v => v !== 0)) return nothing;
  const x = linear(0, Math.max(1, values.length - 1), 2, how.width - 2);
  const y = linear(Math.min(0, ...values), Math.max(1e-9, ...values), how.height - 2, 4);
  return html`<svg viewBox=${`0 0 ${how.width} ${how.height}`} width="100%" height=${how.height} preserveAspectRatio="none" role="img" aria-label=${how.label} data-tip=${how.label}><path class="line quiet" d=${path(values.map((v, i) => [x(i), y(v)]))}></path></svg>`;
}

/** @param {(Point | null)[]} known @returns {number[][]} */
function runs(known) {
  /** @type {number[][]} */
  const found = [];
  known.forEach((p, i) => {
    if (p && known[i - 1]) found[found.length - 1].push(i);
    else if (p) found.push([i]);
  });
  return found;
}

/** @param {number[][]} places */
const path = places => 'M' + places.map(([a, b]) => `${a.toFixed(1)} ${b.toFixed(1)}`).join('L');

/** @param {number[]} span @param {(Point | null)[]} known @param {(n: number) => number} x @param {(n: number) => number} y */
function band(span, known, x, y) {
  const upper = span.map(i => [x(i), y(known[i]?.conversion.high ?? 0)]);
  const lower = span.map(i => [x(i), y(known[i]?.conversion.low ?? 0)]).reverse();
  return path([...upper, ...lower]) + 'Z';
}

/** @param {Point[]} points @param {(n: number) => number} x @param {number} height */
function dates(points, x, height) {
  const every = Math.max(1, Math.ceil(points.length / Math.floor(x(points.length - 1) / 105)));
  return points.map((p, i) => (i % every === 0 && i + every / 2 < points.length ? svg`<text class="soft" x=${x(i)} y=${height - 4}>${day(p.from)}</text>` : ''));
}
