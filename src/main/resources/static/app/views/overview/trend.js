// @ts-check
/**
 * Conversion over the whole time of the data: a line with its band, below it how many journeys begin. Units with too few journeys have no rate and hollow bars;
 * what is not complete yet is dashed. Nothing is left out.
 */
import { html, nothing, svg } from 'lit-html';
import { day, evidence, exact, FEW, percent } from '../../format.js';
import { linear, roundUp, ticks } from '../../chart/scale.js';
import { roomy } from '../../chart/size.js';
import { words } from '../../words.js';

/** @typedef {import('../overview.js').Answer['journeys']} Journeys */
/** @typedef {Journeys['months'][number]} Point */
/** @typedef {{ point: Point, known: boolean, complete: boolean }} Unit */

/** Under so many journeys a unit has no rate. */
/** Weeks are drawn where they hold so many conversions on average; months otherwise, for their line says more. */
const ENOUGH = 10;
/** A unit is incomplete where more than this share of its journeys may still go on; where no silence ends them, where 1 in 10 usually takes longer than the data go on. */
const OPEN = 0.05;
const WEEK = 7 * 86_400_000;
const LEFT = 46;
const LINE = 190;
const STRIP = 44;
const GAP = 22;
const said = words.overview;

/** week or month: as the address says, or what tells more. @param {Journeys} j @param {import('../../state.js').Values} values */
export function unitOf(j, values) {
  if (values.unit === 'week' || values.unit === 'month') return values.unit;
  const known = j.weeks.filter(w => w.count >= FEW);
  const months = j.months.filter(m => m.count >= FEW).length;
  return months < 4 || known.reduce((sum, w) => sum + w.conversion.numerator, 0) >= ENOUGH * known.length ? 'week' : 'month';
}

/** @param {Journeys} j @param {string} unit @returns {Unit[]} */
export function units(j, unit) {
  const points = unit === 'week' ? j.weeks : j.months;
  const settled = j.dataUntil == null ? Infinity : Date.parse(j.dataUntil) - (j.open == null ? (j.seconds?.p90 ?? 0) : 0) * 1000;
  return points.map(point => ({ point, known: point.count >= FEW, complete: endOf(point, unit) <= settled && (point.open ?? 0) <= OPEN * point.count }));
}

/** When a unit is over, in milliseconds. @param {Point} point @param {string} unit */
function endOf(point, unit) {
  const from = new Date(point.from);
  return unit === 'week' ? from.getTime() + WEEK : Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1);
}

/** @param {Journeys} j @param {string} unit */
export function trend(j, unit) {
  const all = units(j, unit);
  if (all.filter(u => u.known).length < 2) return html`<p class="reason">${j.seconds ? said.fewUnits[unit] : said.noTimes}</p>`;
  const room = roomy();
  const width = room.narrow || room.width < 1000 ? Math.min(room.width, 1000) : Math.floor(((room.width - 24) * 2) / 3);
  const height = LINE + GAP + STRIP + 20;
  const step = (width - LEFT - 6) / all.length;
  const x = (/** @type {number} */ i) => LEFT + (i + 0.5) * step;
  const y = linear(0, roundUp(Math.max(0.01, ...all.map(u => (u.known ? (u.point.conversion.high ?? 0) : 0)))), LINE, 6);
  const z = linear(0, Math.max(...all.map(u => u.point.count)), LINE + GAP + STRIP, LINE + GAP);
  return html`<svg class="picture trend" viewBox=${`0 0 ${width} ${height}`} width=${width} height=${height} role="group" aria-label=${said.by[unit]}>
    ${ticks(0, y.to, 4).map(t => svg`<line class="rule" x1=${LEFT} x2=${width} y1=${y(t)} y2=${y(t)}></line><text class="soft" x=${LEFT - 6} y=${y(t) + 4} text-anchor="end">${percent(t)}</text>`)}
    ${fewRuns(all).map(([from, to]) => few(from, to, step, x))}
    ${runs(all).map(run => line(run, all, x, y))}
    <text class="soft" x=${LEFT} y=${LINE + GAP - 6}>${said.begun[unit](exact(Math.max(...all.map(u => u.point.count))))}</text>
    ${all.map((u, i) => column(u, i, x, z, step))}
    ${dates(all, x, height, unit)}</svg>`;
}

/** Neighbours with a rate. @param {Unit[]} all @returns {number[][]} */
const runs = all => together(all, u => u.known);

/** Neighbours without a rate, from the first to the last. @param {Unit[]} all @returns {[number, number][]} */
const fewRuns = all => together(all, u => !u.known).map(run => [run[0], run[run.length - 1]]);

/** @param {Unit[]} all @param {(unit: Unit) => boolean} fits @returns {number[][]} */
function together(all, fits) {
  /** @type {number[][]} */
  const found = [];
  all.forEach((u, i) => {
    if (!fits(u)) return;
    if (i > 0 && fits(all[i - 1])) found[found.length - 1].push(i);
    else found.push([i]);
  });
  return found;
}

/** Where there is no rate the ground is darker and says why, where it has room. @param {number} from @param {number} to @param {number} step @param {(i: number) => number} x */
function few(from, to, step, x) {
  const width = (to - from + 1) * step;
  return svg`<g class="few"><rect x=${x(from) - step / 2} y="6" width=${width} height=${LINE - 6}></rect>${width > 150 ? svg`<text class="soft" x=${(x(from) + x(to)) / 2} y=${LINE / 2} text-anchor="middle">${said.tooFew(FEW)}</text>` : width > 30 ? svg`<text class="soft" x=${(x(from) + x(to)) / 2} y=${LINE / 2} text-anchor="middle">${said.few}</text>` : nothing}</g>`;
}

/** @param {number[]} run @param {Unit[]} all @param {(i: number) => number} x @param {(n: number) => number} y */
function line(run, all, x, y) {
  const at = (/** @type {number} */ i, /** @type {'value' | 'low' | 'high'} */ end) => `${x(i).toFixed(1)} ${y(all[i].point.conversion[end] ?? 0).toFixed(1)}`;
  const band = [...run.map(i => at(i, 'high')), ...[...run].reverse().map(i => at(i, 'low'))];
  return svg`<path class="band" d=${`M${band.join('L')}Z`}></path>
    ${run.slice(1).map(i => svg`<path class=${all[i].complete ? 'line' : 'line open'} d=${`M${at(i - 1, 'value')}L${at(i, 'value')}`}></path>`)}
    ${run.length === 1 || all.length < 40 ? run.map(i => svg`<circle class=${all[i].complete ? 'point' : 'point open'} cx=${x(i)} cy=${y(all[i].point.conversion.value ?? 0)} r="2.5"></circle>`) : nothing}`;
}

/** How many journeys begin in a unit; the whole height shows its figures. @param {Unit} u @param {number} i @param {(i: number) => number} x @param {import('../../chart/scale.js').Scale} z @param {number} step */
function column(u, i, x, z, step) {
  const width = Math.max(1, step - (step > 8 ? 3 : 1));
  const height = u.point.count ? Math.max(1, z(0) - z(u.point.count)) : 0;
  const tip = [day(u.point.from), ...(u.known ? evidence(u.point.conversion) : [said.journeysBegin(exact(u.point.count)), said.tooFew(FEW)]), u.point.open ? said.mayGoOn(exact(u.point.open)) : '', u.complete ? '' : said.incomplete].filter(Boolean).join('\n');
  return svg`<g class="unit" role="img" data-tip=${tip} aria-label=${tip}><rect x=${x(i) - step / 2} y="0" width=${step} height=${LINE + GAP + STRIP} fill="transparent"></rect>${height ? svg`<rect class=${u.known && u.complete ? 'bar' : 'hollow'} x=${x(i) - width / 2} y=${z(0) - height} width=${width} height=${height}></rect>` : nothing}</g>`;
}

/** About every 90 pixels, the last unit always. @param {Unit[]} all @param {(i: number) => number} x @param {number} height @param {string} unit */
function dates(all, x, height, unit) {
  const last = all.length - 1;
  const every = Math.max(1, Math.ceil(90 / (x(1) - x(0))));
  const text = (/** @type {number} */ i) => day(all[i].point.from).slice(0, unit === 'month' ? 7 : 10);
  return all.map((_, i) => (i === last || (i % every === 0 && x(last) - x(i) > (unit === 'month' ? 100 : 140)) ? svg`<text class="soft" x=${i === last ? x(i) + (x(1) - x(0)) / 2 : x(i) - (x(1) - x(0)) / 2} y=${height - 4} text-anchor=${i === last ? 'end' : 'start'}>${text(i)}</text>` : nothing));
}

/** What the picture shows and what it cannot, in words. @param {Journeys} j @param {string} unit */
export function trendWords(j, unit) {
  const all = units(j, unit);
  if (!all.length) return '';
  const sparse = all.filter(u => !u.known);
  const open = all.filter(u => !u.complete).length;
  return [
    said.shown[unit],
    sparse.length ? said.sparse[unit](sparse.length, exact(sparse.reduce((sum, u) => sum + u.point.count, 0)), FEW) : '',
    j.dataUntil ? (endOf(all[all.length - 1].point, unit) > Date.parse(j.dataUntil) ? said.endsOn[unit](day(j.dataUntil)) : said.endsLater(day(j.dataUntil))) : '',
    open > 1 ? said.dashed(open) : '',
    j.open ? said.openJourneys(exact(j.open)) : '',
  ].filter(Boolean).join(' ');
}
