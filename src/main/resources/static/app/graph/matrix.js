// @ts-check
/** The journey graph as a matrix: nothing hidden, nothing crosses. Rows leave, columns are reached; stages stay together. */
import { html, nothing, svg } from 'lit-html';
import { exact, fit, percent } from '../format.js';
import { set } from '../state.js';
import { words } from '../words.js';
import { laneName } from './lanes.js';

const CELL = { width: 23, height: 19 };
const NAMES = 150;
const TOP = 118;
const SHADES = 5;
/** Share of what leaves at which each shade begins. */
const FROM = [0, 0.1, 0.2, 0.3, 0.4];
const FONT = '11px Inter, system-ui, sans-serif';
const MOST = 80;
const said = words.graph;

/** @param {import('./model.js').Model} model @param {import('../views/graph.js').Page} page */
export function matrix(model, page) {
  const order = ordered(model);
  const place = new Map(order.map((id, i) => [id, i]));
  const size = order.length;
  const all = model.layout.lanes.reduce((sum, lane) => sum + lane.steps, 0);
  const left = NAMES + CELL.width + 8;
  const width = left + size * CELL.width + 118;
  const height = TOP + size * CELL.height + 4;
  const cells = model.edges.filter(e => place.has(e.from) && (place.has(e.to) || e.to === 'ENDED'));
  const y = (/** @type {number} */ row) => TOP + row * CELL.height;
  const x = (/** @type {number} */ column) => left + column * CELL.width;
  const choose = (/** @type {string} */ id) => () => set({ pin: page.values.pin === id ? '' : id });
  return html`${legend()}<div class="wide"><svg class="picture matrix" width=${width} height=${height} viewBox=${`0 0 ${width} ${height}`} role="group" aria-label=${said.matrix}>
    <text class="axis" x=${NAMES - 6} y=${TOP - 6} text-anchor="end">${said.fromRow}</text><text class="axis" x=${NAMES - 6} y=${TOP - 22} text-anchor="end">${said.toColumn}</text>
    ${order.map((id, i) => svg`<text x=${NAMES - 6} y=${y(i) + 13} text-anchor="end" class=${model.findings.has(id) ? 'loss' : page.values.pin === id ? 'gain' : ''} @click=${choose(id)}>${fit(model.label(id), NAMES - 10, FONT)}</text>
      <text transform=${`translate(${x(i) + 15} ${TOP - 6}) rotate(-60)`} @click=${choose(id)}>${fit(model.label(id), 112, FONT)}</text>`)}
    <text class="loss" transform=${`translate(${NAMES + 15} ${TOP - 6}) rotate(-60)`}>${said.endedHere}</text>
    ${blocks(order, model).map(block => svg`${block.from ? svg`<path class="rule" d=${`M${left} ${y(block.from)}H${x(size)}M${x(block.from)} ${TOP}V${height}`}></path>` : nothing}
      <text class="soft" x=${x(size) + 10} y=${y(block.from) + 13}>${fit(block.name, 104, FONT)}</text>`)}
    ${cells.map(e => cell(e, e.to === 'ENDED' ? NAMES : x(place.get(e.to) ?? 0), y(place.get(e.from) ?? 0), model))}
  </svg></div>
  ${all > size ? html`<p class="reason">${said.mostVisited(size, exact(all))}</p>` : nothing}`;
}

/** @param {import('./model.js').Edge} e @param {number} x @param {number} y @param {import('./model.js').Model} model */
function cell(e, x, y, model) {
  const shade = FROM.filter(from => e.probability >= from).length;
  return svg`<rect class=${`cell s${shade}${e.to === 'ENDED' ? ' end' : ''}`} x=${x} y=${y} width=${CELL.width - 1} height=${CELL.height - 1}
    data-tip=${said.cell(model.label(e.from), model.label(e.to), exact(e.count), percent(e.probability))}></rect>
    ${e.probability >= 0.1 ? svg`<text class=${`in s${shade}`} x=${x + (CELL.width - 1) / 2} y=${y + 13} text-anchor="middle">${Math.round(e.probability * 100)}</text>` : nothing}`;
}

/** What the colours mean. */
function legend() {
  const steps = Array.from({ length: SHADES }, (_, i) => i + 1);
  const shades = (/** @type {string} */ kind) => steps.map(n => html`<span><i class="shade s${n} ${kind}"></i>${said.shade(FROM[n - 1], FROM[n])}</span>`);
  return html`<p class="tools matrix-key"><span><b>${said.matrixKey}</b> <span class="shades">${shades('gain')}</span></span><span><b>${said.matrixEnd}</b> <span class="shades ends">${steps.map(n => html`<i class="shade s${n} loss"></i>`)}</span></span></p>`;
}

/** Runs of rows of one stage. @param {string[]} order @param {import('./model.js').Model} model */
function blocks(order, model) {
  const stage = (/** @type {string} */ id) => {
    const node = model.node(id);
    return node?.kind === 'CONVERSION' ? said.converted : node?.stage ? laneName({ kind: 'STAGE', name: node.stage }) : '';
  };
  return order.map((id, from) => ({ from, name: stage(id) })).filter((block, i) => i === 0 || block.name !== stage(order[i - 1]));
}

/** By lane, column and height of the picture; steps without a card after them, by visits. @param {import('./model.js').Model} model */
function ordered(model) {
  const carded = [...model.layout.cards].sort((a, b) => a.lane - b.lane || a.column - b.column || a.y - b.y).flatMap(card => (card.id == null ? [] : [card.id]));
  const known = new Set(carded);
  const others = model.nodes.filter(n => !known.has(n.id) && n.kind !== 'START' && n.kind !== 'ENDED').map(n => n.id);
  const all = [...carded, ...others];
  if (all.length <= MOST) return all;
  const kept = new Set([...all].sort((a, b) => (model.node(b)?.visits ?? 0) - (model.node(a)?.visits ?? 0)).slice(0, MOST));
  return all.filter(id => kept.has(id));
}
