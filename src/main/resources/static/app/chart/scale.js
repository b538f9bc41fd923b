// @ts-check
/** Scales and ticks. Pure. */

/** @typedef {((value: number) => number) & { from: number, to: number }} Scale */

/** @param {number} from @param {number} to @param {number} start @param {number} end @returns {Scale} */
export function linear(from, to, start, end) {
  const span = to - from || 1;
  return Object.assign((/** @type {number} */ value) => start + ((value - from) / span) * (end - start), { from, to });
}

/** Round numbers between two, about so many. @param {number} from @param {number} to @param {number} about */
export function ticks(from, to, about) {
  const raw = (to - from) / Math.max(1, about) || 1;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 2.5, 5, 10].map(n => n * power).find(n => n >= raw) ?? power;
  const found = [];
  for (let at = Math.ceil(from / step) * step; at <= to + step * 1e-9; at += step) found.push(Math.abs(at) < step * 1e-9 ? 0 : at);
  return found;
}

/** The least round number that is not below. @param {number} value */
export function roundUp(value) {
  return ticks(0, value * 1.0001, 4).at(-1) === value ? value : (ticks(0, value || 1, 4)[1] ?? 1) * Math.ceil((value || 1) / (ticks(0, value || 1, 4)[1] ?? 1) - 1e-9);
}
