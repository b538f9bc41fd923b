// @ts-check
import { amount, DASH, duration, percent } from '../../format.js';

/** Units that a number says by itself. */
const PLAIN = ['value', 'score', 'level, -1 to 1', 'points, -100 to 100'];

/** A value in the unit of its figure. @param {number | null | undefined} value @param {string} unit */
export function inUnit(value, unit) {
  if (value == null) return DASH;
  if (unit === 'share') return percent(value);
  if (unit === 'seconds') return duration(value);
  return amount(value) + (PLAIN.includes(unit) ? '' : '\u00a0' + unit);
}
