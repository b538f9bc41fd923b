// @ts-check
/** One customer's timeline: a lane for each channel, every interaction by name and what was said of it, silences as breaks of the axis, journeys as bands. */
import { html, nothing, svg } from 'lit-html';
import { amount, clock, day, duration, exact, fit, minute } from '../../format.js';
import { words } from '../../words.js';

/** @typedef {{ at: string | null, position: number, touchpoint: { id: string, name: string, conversion: boolean }, channel: string | null, campaign: string | null, value: number | null, attributes: { name: string, value: string }[], source: string }} Interaction */
/** @typedef {{ number: number, start: string | null, end: string | null, converted: boolean, steps: string[] }} Journey */
/** @typedef {{ at: string | null, kind: string, score: number | null, most: number | null, level: number | null, text: string | null, touchpoint: string | null, rule: string }} Answer */
/** @typedef {{ x: number[], breaks: { x: number, seconds: number }[], end: number, timed: boolean }} Places */

const said = words.customers;
const TOP = 30;
const NAMES = 96;
/** Room for a mark, and for each row of names below it. */
const MARKS = 26;
const ROW = 15;
const MOST_ROWS = 4;
/** Least distance of two marks where there are many and where there are few, of two days, and of two that a silence parts. */
const NEAR = 24;
const ROOMY = 46;
const DAY = 78;
const BREAK = 112;
const WIDE = 1080;
const NAME = 150;
const FONT = '11px Inter, system-ui, sans-serif';

/** @param {Interaction[]} all @param {Journey[]} journeys @param {number} silence seconds that end a journey, or 0 @param {Answer[]} answers */
export function timeline(all, journeys, silence, answers) {
  if (!all.length) return html`<p class="reason">${said.noInteractions}</p>`;
  const channels = [...new Set(all.map(i => i.channel ?? ''))];
  const places = placed(all, silence);
  const names = named(all, places.x);
  const width = Math.max(WIDE, places.end + NAME);
  let y = TOP;
  const lanes = channels.map(channel => {
    const rows = Math.max(...all.map((i, at) => ((i.channel ?? '') === channel ? names[at].row + 1 : 1)));
    const lane = { channel, y: y + MARKS / 2, top: y };
    y += MARKS + rows * ROW + 6;
    return lane;
  });
  const axis = y + 4;
  const height = axis + 42;
  const laneOf = (/** @type {Interaction} */ i) => lanes[channels.indexOf(i.channel ?? '')];
  return html`<div class="wide" tabindex="0" role="region" aria-label=${said.timeline}><svg class="picture timeline" width=${width} height=${height} viewBox=${`0 0 ${width} ${height}`} role="group" aria-label=${said.timeline}>
    ${journeys.map(j => band(j, all, places, axis))}
    ${lanes.map(lane => svg`<line class="rule" x1=${NAMES} x2=${width} y1=${lane.y} y2=${lane.y}></line><text x=${NAMES - 10} y=${lane.y + 4} text-anchor="end">${fit(lane.channel || said.noChannel, NAMES - 14, FONT)}</text>`)}
    ${scale(all, places, axis, width)}
    ${all.map((i, at) => mark(i, places.x[at], laneOf(i).y, names[at]))}
    ${answered(all, answers).map(([at, some]) => bubble(some, places.x[at], laneOf(all[at]).y))}</svg></div>`;
}

/** Which interactions were spoken of, each with what was said: the last visit to the touchpoint by then. @param {Interaction[]} all @param {Answer[]} answers @returns {[number, Answer[]][]} */
function answered(all, answers) {
  /** @type {Map<number, Answer[]>} */
  const by = new Map();
  for (const q of answers) {
    const at = all.findLastIndex(i => i.touchpoint.id === q.touchpoint && i.at && q.at && Date.parse(i.at) <= Date.parse(q.at));
    if (at >= 0) by.set(at, [...(by.get(at) ?? []), q]);
  }
  return [...by];
}

/** A speech bubble over a mark. @param {Answer[]} some @param {number} x @param {number} y */
function bubble(some, x, y) {
  const w = words.feedback;
  const lines = some.map(q => `${minute(q.at)} ${w.kinds[q.kind]}${q.score == null ? '' : ' ' + w.score(exact(q.score), exact(q.most))}${q.text ? ` “${q.text}”` : ''}`);
  const low = some.some(q => q.level != null && q.level < 0);
  return svg`<g class=${low ? 'speech loss' : 'speech'} tabindex="0" role="img" aria-label=${said.said + ': ' + lines.join(', ')} data-tip=${lines.join('\n')}><path d=${`M${x - 6} ${y - 18}h14v8h-8l-4 4v-4h-2z`}></path></g>`;
}

/** Where each interaction stands: by time between silences, never so near that marks, days or journeys cover each other. @param {Interaction[]} all @param {number} silence @returns {Places} */
function placed(all, silence) {
  const timed = all.every(i => i.at);
  const seconds = all.map(i => (timed ? Date.parse(i.at ?? '') / 1000 : i.position));
  const gaps = seconds.map((at, i) => (i ? at - seconds[i - 1] : 0));
  const long = !timed ? Infinity : silence || Math.max(86_400, 20 * median(gaps.filter(g => g > 0)));
  const near = Math.min(ROOMY, Math.max(NEAR, 700 / all.length));
  const least = gaps.map((gap, i) => (i === 0 ? 0 : gap > long ? BREAK : timed && (day(all[i].at) !== day(all[i - 1].at) || all[i - 1].touchpoint.conversion) ? DAY : near));
  const short = gaps.filter(g => g <= long).reduce((sum, g) => sum + g, 0);
  const room = WIDE - NAMES - NAME - least.reduce((sum, n) => sum + n, 0);
  const each = short > 0 ? Math.max(0, room) / short : 0;
  /** @type {Places} */
  const places = { x: [], breaks: [], end: NAMES + 18, timed };
  gaps.forEach((gap, i) => {
    if (gap > long) places.breaks.push({ x: places.end + BREAK / 2 + 10, seconds: gap });
    places.end += least[i] + (gap > long ? 0 : gap * each);
    places.x.push(places.end);
  });
  return places;
}

/** @param {number[]} values */
function median(values) {
  return values.length ? [...values].sort((a, b) => a - b)[values.length >> 1] : 0;
}

/** What stands below each mark, and in which row of its lane, so that no name covers another. @param {Interaction[]} all @param {number[]} x */
function named(all, x) {
  /** @type {Map<string, number[]>} */
  const ends = new Map();
  return all.map((i, at) => {
    const rows = ends.get(i.channel ?? '') ?? new Array(MOST_ROWS).fill(-Infinity);
    ends.set(i.channel ?? '', rows);
    const free = rows.findIndex(end => end <= x[at] - 4);
    const row = free < 0 ? rows.indexOf(Math.min(...rows)) : free;
    const next = all.findIndex((other, k) => k > at && (other.channel ?? '') === (i.channel ?? ''));
    const alone = next < 0 ? NAME : x[next] - x[at] - 6;
    const text = fit(i.touchpoint.name, Math.min(NAME, Math.max(alone, NEAR * MOST_ROWS - 6)), FONT);
    rows[row] = x[at] + Math.min(NAME, [...text].length * 6.4);
    return { row, text };
  });
}

/** The axis: each day, the time of each interaction where there is room, and how long a silence lasts. @param {Interaction[]} all @param {Places} places @param {number} y @param {number} width */
function scale(all, places, y, width) {
  let until = -Infinity;
  let before = '';
  const ticks = all.map((i, at) => {
    const x = places.x[at];
    const date = places.timed ? day(i.at) : '';
    const text = places.timed ? clock(i.at) : String(i.position);
    const shown = x >= until;
    if (shown) until = x + (places.timed ? 36 : text.length * 7 + 6);
    const fresh = date !== before;
    before = date;
    return svg`<line class="tick" x1=${x} x2=${x} y1=${y} y2=${y + 5}></line>${shown ? svg`<text class="soft" x=${x} y=${y + 17}>${text}</text>` : nothing}${fresh && date ? svg`<text class="date" x=${x} y=${y + 32}>${date}</text>` : nothing}`;
  });
  return svg`<text class="soft" x=${NAMES - 10} y=${y + 17} text-anchor="end">${places.timed ? said.axisTime : said.step}</text>${places.timed ? svg`<text class="soft" x=${NAMES - 10} y=${y + 32} text-anchor="end">${said.axisDay}</text>` : nothing}
    <line class="axis" x1=${NAMES} x2=${width} y1=${y} y2=${y}></line>${ticks}
    ${places.breaks.map(b => svg`<g class="break"><rect x=${b.x - 5} y=${y - 6} width="10" height="12"></rect><path d=${`M${b.x - 7} ${y + 6}l6 -12M${b.x + 1} ${y + 6}l6 -12`}></path><text x=${b.x} y=${y - 10} text-anchor="middle">${said.silent(duration(b.seconds))}</text></g>`)}`;
}

/** @param {Journey} j @param {Interaction[]} all @param {Places} places @param {number} axis */
function band(j, all, places, axis) {
  if (!j.start || !j.end) return nothing;
  const [start, end] = [Date.parse(j.start), Date.parse(j.end)];
  const inside = all.flatMap((i, at) => (i.at && Date.parse(i.at) >= start && Date.parse(i.at) <= end ? [at] : []));
  if (!inside.length) return nothing;
  const last = inside[inside.length - 1];
  const left = places.x[inside[0]] - 12;
  const right = Math.min(places.x[last] + NAME - 20, (places.x[last + 1] ?? Infinity) - 16, places.breaks.find(b => b.x > places.x[last])?.x ?? Infinity);
  const label = said.journey(j.number, j.converted);
  return svg`<g class="journey ${j.converted ? 'converted' : ''}" data-tip=${`${label}\n${exact(j.steps.length)} ${said.steps}`}><rect x=${left} y="0" width=${right - left} height=${axis} rx="4"></rect><text x=${left + 8} y="17">${fit(label, right - left - 10, '500 11px Inter, system-ui, sans-serif')}</text></g>`;
}

/** @param {Interaction} i @param {number} x @param {number} y @param {{ row: number, text: string }} name */
function mark(i, x, y, name) {
  const lines = [i.touchpoint.name, i.at ? minute(i.at) : `${said.step} ${i.position}`];
  if (i.campaign) lines.push(`${said.campaign} ${i.campaign}`);
  if (i.value != null) lines.push(`${said.value} ${amount(i.value)}`);
  const tip = lines.concat(i.attributes.slice(0, 6).map(a => `${a.name} ${a.value}`)).join('\n');
  const below = y + MARKS / 2 + 4 + name.row * ROW;
  return svg`<g class=${i.touchpoint.conversion ? 'event converts' : 'event'} tabindex="0" role="img" aria-label=${lines.join(', ')} data-tip=${tip}>
    ${name.row ? svg`<line class="stem" x1=${x} x2=${x} y1=${y + 6} y2=${below - 9}></line>` : nothing}
    ${i.touchpoint.conversion ? svg`<path d=${`M${x} ${y - 7}l7 7-7 7-7-7z`}></path>` : svg`<circle cx=${x} cy=${y} r="5"></circle>`}
    <text class="name" x=${x - 4} y=${below}>${name.text}</text></g>`;
}
