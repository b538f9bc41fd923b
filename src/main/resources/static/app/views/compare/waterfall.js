// @ts-check
/** The gap in conversion, part by part: where journeys of B go on differently, and what that adds or takes. */
import { html, nothing, svg } from 'lit-html';
import { exact, FEW, fit, percent, points, tenths } from '../../format.js';
import { linear, ticks } from '../../chart/scale.js';
import { roomy } from '../../chart/size.js';
import { set } from '../../state.js';
import { sideLabel } from './sides.js';
import { words } from '../../words.js';

/** @typedef {import('../compare.js').Answer} Answer */
/** @typedef {import('../compare.js').Side} Side */
/** @typedef {{ label: string, part: number, few: boolean, tip: string }} Part */

const ROW = 26;
const SHOWN = 9;
/** Room at the right for the figure of the longest bar. */
const LABEL = 108;
/** What is less comes of counting with fractions. */
const NOTHING = 1e-9;
/** Digits behind the point in tips. */
const FINE = 3;
const FONT = '12px Inter, system-ui, sans-serif';
const said = words.compare;

/** What a step of the journeys by stage is called: a stage whose name a conversion has too stands with a mark in the answer. @param {string} id @param {Answer} data */
export function stageName(id, data) {
  if (id === 'START') return said.entry;
  const known = new Set(data.touchpoints.map(t => t.stage));
  const stage = !known.has(id) && id.endsWith("'") ? id.slice(0, -1) : id;
  return stage === '(none)' ? words.graph.noStage : stage[0].toUpperCase() + stage.slice(1);
}

/** @param {import('../compare.js').Page} page @param {Side} a @param {Side} b @param {(id: string) => string} name */
export function waterfall(page, a, b, name) {
  const { data, values } = page;
  const gap = data.compare?.conversionGap.difference ?? 0;
  const stages = data.touchpoints.some(t => t.stage) ? data.stages : null;
  const byStage = stages != null && values.parts !== 'touchpoint';
  const parts = byStage ? stageParts(stages.decomposition, data, a, b) : touchpointParts(data, a, b, name);
  const few = parts.some(p => p.few);
  return html`<header class="head"><h2>${said.why}</h2>${stages ? html`<span class="group">${[['', said.byStage], ['touchpoint', said.byTouchpoint]].map(([key, text]) => html`<button aria-pressed=${(values.parts ?? '') === key} @click=${() => set({ parts: key })}>${text}</button>`)}</span>` : nothing}</header>
    <p class="reason">${said.read(points(Math.abs(gap)).replace('+', ''))}${few ? ` ${said.hollow(FEW)}` : ''}</p>
    ${picture(parts, a, b)}`;
}

/** In the order of the journey, each stage once. @param {{ step: string, part: number }[]} decomposition @param {Answer} data @param {Side} a @param {Side} b @returns {Part[]} */
function stageParts(decomposition, data, a, b) {
  const order = ['START', ...(data.journeys.graph?.layout.lanes ?? []).map(lane => lane.name ?? '(none)')];
  const place = (/** @type {string} */ id) => (order.includes(id) ? order.indexOf(id) : order.includes(id.replace(/'$/, '')) ? order.indexOf(id.replace(/'$/, '')) : order.length);
  return decomposition.filter(p => Math.abs(p.part) > NOTHING).sort((x, y) => place(x.step) - place(y.step)).map(p => partOf(p, stageName(p.step, data), a.stages?.graph.nodes ?? [], b.stages?.graph.nodes ?? [], a, b));
}

/** The greatest first, those that add before those that take, so that no sum on the way falls below both ends. @param {Answer} data @param {Side} a @param {Side} b @param {(id: string) => string} name @returns {Part[]} */
function touchpointParts(data, a, b, name) {
  const sorted = (data.compare?.decomposition ?? []).filter(p => Math.abs(p.part) > NOTHING).sort((x, y) => Math.abs(y.part) - Math.abs(x.part));
  const shown = sorted.slice(0, SHOWN).map(p => partOf(p, p.step === 'START' ? said.entry : name(p.step), a.journeys.graph.nodes, b.journeys.graph.nodes, a, b));
  const rest = sorted.slice(SHOWN).reduce((sum, p) => sum + p.part, 0);
  if (sorted.length > SHOWN) shown.push({ label: said.others(sorted.length - SHOWN), part: rest, few: false, tip: `${said.others(sorted.length - SHOWN)}\n${points(rest, FINE)}` });
  return [...shown.filter(p => p.part > 0), ...shown.filter(p => p.part <= 0)];
}

/** @param {{ step: string, part: number }} p @param {string} label @param {{ id: string, journeys: number }[]} nodesA @param {{ id: string, journeys: number }[]} nodesB @param {Side} a @param {Side} b @returns {Part} */
function partOf(p, label, nodesA, nodesB, a, b) {
  const of = (/** @type {{ id: string, journeys: number }[]} */ nodes) => nodes.find(n => n.id === p.step)?.journeys ?? 0;
  const [inA, inB] = p.step === 'START' ? [a.journeys.count, b.journeys.count] : [of(nodesA), of(nodesB)];
  return { label, part: p.part, few: Math.min(inA, inB) < FEW, tip: said.partTip(label, points(p.part, FINE), `${sideLabel(a)}: ${exact(inA)}`, `${sideLabel(b)}: ${exact(inB)}`) };
}

/** @param {Part[]} bars @param {Side} a @param {Side} b */
function picture(bars, a, b) {
  const from = a.journeys.conversion.value ?? 0;
  const to = b.journeys.conversion.value ?? 0;
  let at = from;
  const rounded = tenths(bars.map(bar => bar.part));
  const placed = bars.map((bar, i) => ({ ...bar, shown: rounded[i], begin: at, end: (at += bar.part) }));
  const ends = [0, from, to, ...placed.map(p => p.end)];
  const [low, high] = [Math.min(...ends), Math.max(...ends, 0.0001)];
  const room = roomy();
  const width = room.narrow || room.width < 1000 ? Math.min(room.width, 760) : Math.floor(((room.width - 24) * 2) / 3);
  const names = room.narrow ? 142 : 190;
  const height = (bars.length + 2) * ROW + 42;
  const x = linear(low, high, names, width - LABEL);
  return html`<svg class="picture waterfall" viewBox=${`0 0 ${width} ${height}`} width=${width} height=${height} role="group" aria-label=${said.waterfall(a.title, b.title)}>
    ${ticks(low, high, room.narrow ? 3 : 6).map(t => svg`<line class=${t === 0 ? 'rule zero' : 'rule'} x1=${x(t)} x2=${x(t)} y1="0" y2=${height - 36}></line><text class="soft" x=${x(t)} y=${height - 22} text-anchor="middle">${percent(t)}</text>`)}
    <text class="soft" x=${names} y=${height - 4}>${said.axis}</text>
    ${total(sideLabel(a), from, 0, x, names)}
    ${placed.map((bar, i) => barOf(bar, (i + 1) * ROW, x, names))}
    ${total(sideLabel(b), to, bars.length + 1, x, names)}
  </svg>`;
}

/** @param {Part & { shown: number, begin: number, end: number }} bar @param {number} y @param {import('../../chart/scale.js').Scale} x @param {number} names */
function barOf(bar, y, x, names) {
  const kind = bar.part < 0 ? 'loss' : 'gain';
  return svg`<g class="part" tabindex="0" role="img" data-tip=${bar.tip} aria-label=${bar.tip}><text x=${names - 10} y=${y + 17} text-anchor="end">${fit(bar.label, names - 14, FONT)}</text>
    <rect class=${`bar ${kind}${bar.few ? ' few' : ''}`} x=${x(Math.min(bar.begin, bar.end))} y=${y + 5} width=${Math.max(1, Math.abs(x(bar.end) - x(bar.begin)))} height="16"></rect>
    <text class=${kind} x=${x(Math.max(bar.begin, bar.end)) + 6} y=${y + 17}>${bar.shown ? points(bar.shown) : said.tiny(bar.part < 0)}</text>
    <line class="rule" x1=${x(bar.end)} x2=${x(bar.end)} y1=${y + 21} y2=${y + ROW + 5}></line></g>`;
}

/** @param {string} label @param {number} value @param {number} row @param {import('../../chart/scale.js').Scale} x @param {number} names */
function total(label, value, row, x, names) {
  const y = row * ROW;
  return svg`<text x=${names - 10} y=${y + 17} text-anchor="end" font-weight="600">${fit(label, names - 14, '600 ' + FONT)}</text>
    <rect class="total" x=${Math.min(x(0), x(value))} y=${y + 5} width=${Math.max(1, Math.abs(x(value) - x(0)))} height="16"></rect><text x=${x(value) + 6} y=${y + 17} font-weight="600">${percent(value)}</text>`;
}
