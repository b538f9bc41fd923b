// @ts-check
/** One customer's timeline: a lane for each channel, silences as breaks of the axis, journeys as bands. */
import { html, nothing, svg } from 'lit-html';
import { amount, day, duration, exact, minute } from '../../format.js';
import { words } from '../../words.js';

/** @typedef {{ at: string | null, position: number, touchpoint: { id: string, name: string, conversion: boolean }, channel: string | null, campaign: string | null, value: number | null, attributes: { name: string, value: string }[], source: string }} Interaction */
/** @typedef {{ number: number, start: string | null, end: string | null, converted: boolean, steps: string[] }} Journey */

const LANE = 46;
const TOP = 40;
const NAMES = 96;
const NEAR = 16;
const BREAK = 44;
const ROOM = 84;

/** @param {Interaction[]} all @param {Journey[]} journeys @param {number} silence seconds that end a journey, or 0 */
export function timeline(all, journeys, silence) {
  if (!all.length) return html`<p class="reason">${words.customers.noInteractions}</p>`;
  const lanes = [...new Set(all.map(i => i.channel ?? ''))];
  const places = placed(all, silence);
  const width = Math.max(900, places.end + 130);
  const height = TOP + lanes.length * LANE + 26;
  const y = (/** @type {Interaction} */ i) => TOP + lanes.indexOf(i.channel ?? '') * LANE + LANE / 2;
  return html`<div class="wide" tabindex="0" role="region" aria-label=${words.customers.timeline}><svg class="picture timeline" width=${width} height=${height} viewBox=${`0 0 ${width} ${height}`} role="group" aria-label=${words.customers.timeline}>
    ${journeys.map(j => band(j, all, places.x, height))}
    ${lanes.map((lane, i) => svg`<line class="rule" x1=${NAMES} x2=${width} y1=${TOP + i * LANE + LANE / 2} y2=${TOP + i * LANE + LANE / 2}></line><text x=${NAMES - 10} y=${TOP + i * LANE + LANE / 2 + 4} text-anchor="end">${lane || words.customers.noChannel}</text>`)}
    ${places.breaks.map(b => svg`<g class="break"><path d=${`M${b.x - 4} ${TOP - 6}l-4 ${height - TOP - 14}M${b.x + 4} ${TOP - 6}l-4 ${height - TOP - 14}`}></path><text class="soft" x=${b.x} y=${height - 6} text-anchor="middle">${duration(b.seconds)}</text></g>`)}
    ${all.map((i, at) => (at === 0 || day(i.at) !== day(all[at - 1].at) ? dateOf(i, at, places, all) : nothing))}
    ${all.map((i, at) => mark(i, places.x[at], y(i), room(at, all, places.x)))}</svg></div>`;
}

/** Where each interaction stands: by time between silences, never so near that marks cover each other. @param {Interaction[]} all @param {number} silence */
function placed(all, silence) {
  const seconds = all.map(i => (i.at ? Date.parse(i.at) / 1000 : i.position));
  const gaps = seconds.map((at, i) => (i ? at - seconds[i - 1] : 0));
  const timed = all.every(i => i.at);
  const long = !timed ? Infinity : silence || Math.max(86_400, 20 * median(gaps.filter(g => g > 0)));
  const short = gaps.filter(g => g <= long).reduce((sum, g) => sum + g, 0);
  const scale = short > 0 ? Math.max(0, 760 - all.length * NEAR) / short : 0;
  /** @type {number[]} */
  const x = [];
  /** @type {{ x: number, seconds: number }[]} */
  const breaks = [];
  let now = NAMES + 16;
  gaps.forEach((gap, i) => {
    if (i && gap > long) {
      breaks.push({ x: now + BREAK / 2, seconds: gap });
      now += BREAK;
    } else if (i) now += NEAR + gap * scale;
    x.push(now);
  });
  return { x, breaks, end: now };
}

/** @param {number[]} values */
function median(values) {
  return values.length ? [...values].sort((a, b) => a - b)[values.length >> 1] : 0;
}

/** @param {Interaction} i @param {number} at @param {{ x: number[] }} places @param {Interaction[]} all */
function dateOf(i, at, places, all) {
  const last = all.findLastIndex((other, k) => k < at && other.at && day(other.at) !== day(all[k - 1]?.at ?? null));
  if (!i.at || (last >= 0 && places.x[at] - places.x[last] < 66)) return nothing;
  return svg`<text class="soft" x=${places.x[at]} y="30">${day(i.at)}</text>`;
}

/** Room to the right before the next mark of the same lane. @param {number} at @param {Interaction[]} all @param {number[]} x */
function room(at, all, x) {
  const next = all.findIndex((other, k) => k > at && (other.channel ?? '') === (all[at].channel ?? ''));
  return next < 0 ? Infinity : x[next] - x[at];
}

/** @param {Journey} j @param {Interaction[]} all @param {number[]} x @param {number} height */
function band(j, all, x, height) {
  if (!j.start || !j.end) return nothing;
  const [start, end] = [Date.parse(j.start), Date.parse(j.end)];
  const inside = all.flatMap((i, at) => (i.at && Date.parse(i.at) >= start && Date.parse(i.at) <= end ? [x[at]] : []));
  if (!inside.length) return nothing;
  const label = words.customers.journey(j.number, j.converted);
  const left = inside[0] - 10;
  return svg`<g class="journey ${j.converted ? 'converted' : ''}" data-tip=${`${label}\n${exact(j.steps.length)} ${words.customers.steps}`}><rect x=${left} y="0" width=${inside[inside.length - 1] - left + 10} height=${height - 18} rx="4"></rect><text x=${left + 6} y="13">${inside[inside.length - 1] - left > 70 ? label : j.number}</text></g>`;
}

/** @param {Interaction} i @param {number} x @param {number} y @param {number} room */
function mark(i, x, y, room) {
  const lines = [i.touchpoint.name, i.at ? minute(i.at) : `${words.customers.step} ${i.position}`];
  if (i.campaign) lines.push(`${words.customers.campaign} ${i.campaign}`);
  if (i.value != null) lines.push(`${words.customers.value} ${amount(i.value)}`);
  const tip = lines.concat(i.attributes.slice(0, 6).map(a => `${a.name} ${a.value}`)).join('\n');
  return svg`<g class=${i.touchpoint.conversion ? 'event converts' : 'event'} tabindex="0" role="img" aria-label=${lines.join(', ')} data-tip=${tip}>
    ${i.touchpoint.conversion ? svg`<path d=${`M${x} ${y - 7}l7 7-7 7-7-7z`}></path>` : svg`<circle cx=${x} cy=${y} r="5"></circle>`}
    ${room >= ROOM ? svg`<text x=${x} y=${y + 18}>${[...i.touchpoint.name].slice(0, room === Infinity ? 24 : Math.floor(room / 6.5)).join('')}</text>` : nothing}</g>`;
}
