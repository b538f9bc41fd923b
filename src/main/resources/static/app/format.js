// @ts-check
/** The only place that puts numbers into words. Null is a dash. */

import { words } from './words.js';

/** @typedef {{ value: number | null, low: number | null, high: number | null, numerator: number, denominator: number, deff?: number, of?: string }} Rate */

export const DASH = '–';
const whole = new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 });
const two = new Intl.NumberFormat(undefined, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const digits = new Intl.NumberFormat(undefined, { maximumSignificantDigits: 2, minimumSignificantDigits: 2 });

/** @param {number | null | undefined} n */
export function count(n) {
  if (n == null) return DASH;
  return Math.abs(n) >= 1e6 ? `${two.format(n / 1e6)} M` : whole.format(n);
}

/** Every digit, for tips. @param {number | null | undefined} n */
export const exact = n => (n == null ? DASH : whole.format(n));

/** Money or any sum: whole from 100 on. @param {number | null | undefined} n */
export function amount(n) {
  if (n == null) return DASH;
  return Math.abs(n) < 100 && n % 1 !== 0 ? two.format(n) : count(n);
}

/** @typedef {{ currency: string | null, conversions: number, value: number }[]} Currencies  what conversions are worth, by currency */

/** The one currency of all values; null where none is named, or several are. @param {Currencies} all */
export const currencyOf = all => (all.length === 1 ? all[0].currency : null);

/** In which currency a sum is, in words. @param {Currencies} all */
export function inCurrency(all) {
  if (all.length > 1) return words.evidence.currencies(all.map(one => `${amount(one.value)} ${one.currency ?? words.evidence.noCurrency}`).join(', '));
  return currencyOf(all) ?? '';
}

/** How many conversions, which may be parts of one. @param {number | null | undefined} n */
export function parts(n) {
  if (n == null) return DASH;
  return Math.abs(n) >= 10 || n === 0 ? whole.format(n) : digits.format(n);
}

/** A figure that is worked out and not counted: no finer than whole. @param {number | null | undefined} n */
export function estimate(n) {
  if (n == null) return DASH;
  return n > 0 && n < 0.5 ? '< 1' : count(Math.round(n));
}

/** At most so many letters. @param {string} text @param {number} most */
export const shorten = (text, most) => ([...text].length > most ? [...text].slice(0, most - 1).join('') + '…' : text);

/** @type {CanvasRenderingContext2D | null} */
let ruler = null;

/** As much of a name as stands in so many pixels of a picture's words. @param {string} text @param {number} width @param {string} [font] */
export function fit(text, width, font = '500 12px Inter, system-ui, sans-serif') {
  ruler ??= document.createElement('canvas').getContext('2d');
  if (!ruler) return shorten(text, Math.floor(width / 7));
  ruler.font = font;
  const letters = [...text];
  if (letters.length * 12 < width || ruler.measureText(text).width <= width) return text;
  let most = Math.min(letters.length, Math.ceil(width / 4));
  while (most > 1 && ruler.measureText(letters.slice(0, most - 1).join('') + '…').width > width) most--;
  return shorten(text, most);
}

/** A share without its sign. @param {number} value */
function share(value) {
  const hundred = value * 100;
  if (hundred === 0) return '0';
  return Math.abs(hundred) >= 9.95 ? whole.format(hundred) : digits.format(hundred);
}

/** @param {number | null | undefined} value */
export const percent = value => (value == null ? DASH : share(value) + '\u00a0%');

/** Of fewer than this a share tells nothing by itself: the counts stand for it, bars are hollow, points leave a gap. */
export const FEW = 30;

/** A share of so many; of few ones the counts themselves. @param {number | null | undefined} part @param {number | null | undefined} whole */
export function ratio(part, whole) {
  if (part == null || !whole) return DASH;
  return whole < FEW ? words.evidence.of(exact(part), exact(whole)) : percent(part / whole);
}

/** The main figure of a rate; of few ones its counts. @param {{ value: number | null, numerator: number, denominator: number }} rate */
export const figureOf = rate => (rate.value != null && rate.denominator < FEW ? ratio(rate.numerator, rate.denominator) : percent(rate.value));

/** The interval beside the main figure, which has no sign where it is counts. @param {{ low: number | null, high: number | null, denominator: number }} rate */
export const intervalOf = rate => (rate.denominator < FEW && rate.low != null ? interval(rate) + '\u00a0%' : interval(rate));

/** The interval without repeating the sign, as fine as the figure beside it; beside a 0 as its upper end. @param {{ value?: number | null, low: number | null, high: number | null }} rate */
export function interval(rate) {
  if (rate.low == null || rate.high == null) return '';
  const beside = Math.abs((rate.value || rate.high) * 100);
  const fine = beside >= 9.95 || beside === 0 ? 0 : Math.min(4, 1 - Math.floor(Math.log10(beside * 1.005)));
  const print = new Intl.NumberFormat(undefined, { minimumFractionDigits: fine, maximumFractionDigits: fine });
  const end = (/** @type {number} */ share) => (share === 0 ? '0' : print.format(share * 100));
  return `${end(rate.low)}–${end(rate.high)}`;
}

/** A difference of two shares, in points. @param {number | null | undefined} value @param {number} [fine] digits behind the point */
export function points(value, fine = 1) {
  if (value == null) return DASH;
  const print = new Intl.NumberFormat(undefined, { minimumFractionDigits: fine, maximumFractionDigits: fine, signDisplay: 'exceptZero' });
  return words.evidence.points(print.format(value * 100).replace('-', '−'));
}

/** Parts of a difference, rounded to tenths of a point so that they add up to the rounded whole: the largest remainders are rounded up. @param {number[]} parts */
export function tenths(parts) {
  const whole = Math.round(parts.reduce((sum, part) => sum + part, 0) * 1000);
  const low = parts.map(part => Math.floor(part * 1000 + 1e-9));
  const first = parts.map((part, i) => ({ i, rest: part * 1000 - low[i] })).sort((a, b) => b.rest - a.rest || a.i - b.i);
  first.slice(0, Math.max(0, whole - low.reduce((sum, n) => sum + n, 0))).forEach(({ i }) => low[i]++);
  return low.map(n => n / 1000);
}

/** By how many per cent something grows or shrinks. @param {number} percents */
export function growth(percents) {
  const print = new Intl.NumberFormat(undefined, { minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: 'exceptZero' });
  return `${print.format(percents).replace('-', '−')}\u00a0%`;
}

const UNITS = /** @type {[number, string][]} */ ([[86400, words.time.days], [3600, words.time.hours], [60, words.time.minutes], [1, words.time.seconds]]);

/** One unit, two digits at most. @param {number | null | undefined} seconds */
export function duration(seconds) {
  if (seconds == null) return DASH;
  const [size, unit] = UNITS.find(([length]) => seconds >= length * 1.5) ?? UNITS[3];
  const n = seconds / size;
  const text = n >= 10 || n % 1 === 0 ? whole.format(n) : new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 }).format(n);
  return `${text}\u00a0${unit}`;
}

/** p or q. @param {string} name @param {number | null | undefined} value */
export function probability(name, value) {
  if (value == null) return DASH;
  return (value < 0.001 ? `${name} < 0.001` : `${name} ${value.toPrecision(value < 0.1 ? 1 : 2)}`).trim();
}

/** @param {string | null | undefined} moment */
export function day(moment) {
  return moment ? moment.slice(0, 10) : DASH;
}

/** @param {string | null | undefined} moment */
export function minute(moment) {
  return moment ? moment.slice(0, 16).replace('T', ' ') : DASH;
}

/** The time of day. @param {string | null | undefined} moment */
export const clock = moment => (moment ? moment.slice(11, 16) : '');

const LENGTH = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** A length of time of the address (P30D, PT30M) in words. @param {string} text */
export function lengthOfTime(text) {
  const found = LENGTH.exec(text);
  if (!found) return text;
  const { names } = words.time;
  return names
    .map((name, i) => (found[i + 1] ? `${found[i + 1]} ${name[found[i + 1] === '1' ? 0 : 1]}` : ''))
    .filter(Boolean)
    .join(' ');
}

/** The four lines of a tip. @param {Rate} rate @returns {string[]} */
export function evidence(rate) {
  if (rate.value == null) return [words.evidence.none, words.evidence.of('0', '0') + (rate.of ? ` ${rate.of}` : '')];
  const lines = [words.evidence.interval(percent(rate.value), interval(rate)), words.evidence.of(exact(rate.numerator), exact(rate.denominator))];
  if (rate.of) lines.push(words.evidence.counted(rate.of));
  if ((rate.deff ?? 1) > 1.2) lines.push(words.evidence.effect((rate.deff ?? 1).toFixed(1)));
  return lines;
}
