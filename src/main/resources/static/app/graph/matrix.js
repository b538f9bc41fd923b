// @ts-check
/** The journey graph as a matrix: nothing hidden, nothing crosses. Rows leave, columns are reached; stages stay together. */
import { html, nothing, svg } from 'lit-html';
import { exact, fit, percent } from '../format.js';
import { set } from '../state.js';
import { words } from '../words.js';

const CELL = 19;
const NAMES = 150;
const SHADES = 5;
const FONT = '11px Inter, system-ui, sans-serif';
const MOST = 80;

/** @param {import('./model.js').Model} model @param {import('../main.js').Page} page */
export function matrix(model, page) {
  const order = ordered(model);
  const place = new Map(order.map((id, i) => [id, i]));
  const size = order.length;
  const width = NAMES + (size + 1) * CELL + 60;
  const height = 110 + size * CELL;
  const ended = place.size;
  const cells = model.edges.filter(e => place.has(e.from) && (place.has(e.to) || e.to === 'ENDED'));
  return html`<div class="wide"><svg class="picture matrix" width=${width} height=${height} viewBox=${`0 0 ${width} ${height}`} role="group" aria-label=${words.graph.matrix}>
    ${order.map((id, i) => svg`<text x=${NAMES - 6} y=${110 + i * CELL + 13} text-anchor="end" class=${model.findings.has(id) ? 'loss' : ''} @click=${() => set({ pin: id })}>${fit(model.label(id), NAMES - 10, FONT)}</text>
      <text transform=${`translate(${NAMES + i * CELL + 13} 104) rotate(-60)`}>${fit(model.label(id), 108, FONT)}</text>`)}
    <text transform=${`translate(${NAMES + ended * CELL + 21} 104) rotate(-60)`}>${words.graph.ended}</text>
    ${order.map((id, i) => (i > 0 && model.node(id)?.stage !== model.node(order[i - 1])?.stage ? svg`<path class="rule" d=${`M${NAMES} ${110 + i * CELL}H${NAMES + size * CELL}M${NAMES + i * CELL} 110V${height}`}></path>` : nothing))}
    ${cells.map(e => {
      const row = place.get(e.from) ?? 0;
      const column = e.to === 'ENDED' ? ended : (place.get(e.to) ?? 0);
      const x = NAMES + column * CELL + (e.to === 'ENDED' ? 8 : 0);
      return svg`<rect class=${`cell s${Math.min(SHADES, 1 + Math.floor(e.probability * 2 * SHADES))}${e.to === 'ENDED' ? ' end' : ''}`} x=${x} y=${110 + row * CELL} width=${CELL - 1} height=${CELL - 1}
        data-tip=${words.graph.cell(model.label(e.from), model.label(e.to), exact(e.count), percent(e.probability))}></rect>
        ${e.probability >= 0.1 ? svg`<text class="in" x=${x + CELL / 2 - 0.5} y=${110 + row * CELL + 13} text-anchor="middle">${Math.round(e.probability * 100)}</text>` : nothing}`;
    })}
  </svg>
  ${model.nodes.length - 2 > size ? html`<p class="reason">${words.graph.mostVisited(MOST, exact(model.nodes.length - 2))}</p>` : nothing}</div>`;
}

/** By lane, column and height of the picture; steps without a card after them, by visits. @param {import('./model.js').Model} model */
function ordered(model) {
  const carded = [...model.layout.cards].sort((a, b) => a.lane - b.lane || a.column - b.column || a.y - b.y).flatMap(card => card.steps);
  const known = new Set(carded);
  const others = model.nodes.filter(n => !known.has(n.id) && n.kind !== 'START' && n.kind !== 'ENDED').map(n => n.id);
  const all = [...carded, ...others];
  if (all.length <= MOST) return all;
  const kept = new Set([...all].sort((a, b) => (model.node(b)?.visits ?? 0) - (model.node(a)?.visits ?? 0)).slice(0, MOST));
  return all.filter(id => kept.has(id));
}
