// @ts-check
/** Stages with how much traffic falls on them and how much ends there. */
import { html, nothing, svg } from 'lit-html';
import { count, exact, percent, ratio } from '../../format.js';
import { roomy } from '../../chart/size.js';
import { words } from '../../words.js';

/** @typedef {import('../overview.js').Answer['journeys']} Journeys */

/** As many tones of grey as the style sheet has; more stages begin anew. */
const TONES = 4;
const said = words.overview;

/** @param {Journeys} j */
export function stages(j) {
  const order = j.graph.layout.lanes.flatMap(lane => lane.name ?? []);
  const into = new Map(j.graph.edges.filter(e => e.from === 'START').map(e => [e.to, e.count]));
  /** @type {Map<string, { visits: number, begun: number, ended: number }>} */
  const sums = new Map(order.map(stage => [stage, { visits: 0, begun: 0, ended: 0 }]));
  for (const node of j.graph.nodes) {
    const sum = sums.get(node.stage ?? '');
    if (sum && node.kind === 'STEP') {
      sum.visits += node.visits;
      sum.begun += into.get(node.id) ?? 0;
      sum.ended += node.dropOff.numerator;
    }
  }
  const all = Math.max(1, [...sums.values()].reduce((sum, s) => sum + s.visits, 0));
  if (!sums.size) return html`<p class="reason">${said.noStages}</p>`;
  return html`${stack([...sums], all)}<div class="wide"><table class="list stacked"><thead><tr><th>${said.stage}</th><th class="n">${said.visits}</th><th class="n">${said.begin}</th><th class="n">${said.end}</th><th class="n">${said.endShare}</th></tr></thead><tbody>${[...sums].map(
    ([name, s], i) => html`<tr><td class="way">${swatch(i)}<span class="stage">${name}</span></td><td class="n" data-k=${said.visits}>${count(s.visits)} <small>${percent(s.visits / all)}</small></td><td class="n" data-k=${said.begin}>${count(s.begun)}</td><td class="n" data-k=${said.end}>${count(s.ended)}</td><td class="n" data-k=${said.endShare}>${ratio(s.ended, s.visits)}</td></tr>`,
  )}${j.converted ? html`<tr><td class="way">${said.converted}</td><td></td><td></td><td class="n" data-k=${said.end}>${count(j.converted)}</td><td></td></tr>` : nothing}</tbody></table></div>`;
}

/** Which part of the bar a row is. @param {number} i */
function swatch(i) {
  return html`<svg class="swatch" width="10" height="10" aria-hidden="true"><rect class=${`stack-${i % TONES}`} width="10" height="10" rx="2"></rect></svg>`;
}

/** The visits of the stages as one bar. @param {[string, { visits: number }][]} sums @param {number} all */
function stack(sums, all) {
  const room = roomy();
  const width = room.narrow || room.width < 1000 ? Math.min(room.width, 1000) : Math.floor(((room.width - 24) * 2) / 3);
  let at = 0;
  return html`<svg class="stack" viewBox=${`0 0 ${width} 14`} width="100%" role="img" aria-label=${said.stackLabel}>${sums.map(([name, s], i) => {
    const x = at;
    const w = (s.visits / all) * width;
    at += w;
    return svg`<g data-tip=${said.stackTip(name, exact(s.visits), percent(s.visits / all))}><rect class=${`stack-${i % TONES}`} x=${x} y="0" width=${Math.max(0.5, w - 1)} height="14"></rect></g>`;
  })}</svg>`;
}
