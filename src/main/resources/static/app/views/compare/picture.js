// @ts-check
/** Both journey graphs on one layout: links coloured by the sign of the difference, faded by how sure it is. */
import { html, nothing, svg } from 'lit-html';
import { count, exact, fit, percent, points, probability } from '../../format.js';
import { curve, head, laneOf, sizeOf } from '../../graph/lanes.js';
import { CARD } from '../../graph/model.js';
import { words } from '../../words.js';
import { sureness } from './tables.js';

/** @typedef {import('../../graph/model.js').Layout} Layout */
/** @typedef {import('../../graph/model.js').Link} Link */
/** @typedef {import('../compare.js').Comparison} Comparison */
/** @typedef {Comparison['edges']['edges'][number]} EdgeDifference */

const MOST_WIDTH = 5;
const SURE = [0.01, 0.05, 0.2];

/** @param {import('../compare.js').Answer} data @param {string} side a, b or the difference @param {import('../../main.js').Page} page @param {(id: string) => string} name */
export function differencePicture(data, side, page, name) {
  if (!data.journeys.graph || !data.compare) return nothing;
  const layout = /** @type {Layout} */ (data.journeys.graph.layout);
  const edges = new Map(data.compare.edges.edges.map(e => [key(e.from, e.to), e]));
  const links = layout.links
    .map(link => ({ link, edge: strongest(link, layout, edges) }))
    .filter(({ link, edge }) => edge && (link.shown || (side === '' && edge.qValue != null && edge.qValue < SURE[1])));
  const most = Math.max(0.0001, ...links.map(({ edge }) => weight(edge, side)));
  const sorted = links.sort((a, b) => weight(a.edge, side) - weight(b.edge, side));
  const shares = [visits(data.compare.a), visits(data.compare.b)];
  const model = { layout };
  const size = sizeOf(layout.width + 12);
  return html`<div class=${`wide graph difference${size ? '' : ' long'}`}><svg class=${`picture lanes words-${size ?? 11}`} viewBox=${`-6 0 ${layout.width + 12} ${layout.height}`} width=${layout.width + 12} height=${layout.height} role="group" aria-label=${words.compare.graph}>
    ${layout.lanes.map(lane => laneOf(lane, layout.height, page, visitsIn(lane, data, side)))}
    ${sorted.map(({ link, edge }) => linkOf(link, edge, side, most, model, name))}
    ${layout.cards.map(card => cardOf(card, shares, side, name, size ?? 11))}</svg></div>`;
}

/** How many visits of each side fall on a lane. @param {import('../../graph/model.js').Lane} lane @param {import('../compare.js').Answer} data @param {string} side */
function visitsIn(lane, { compare, touchpoints }, side) {
  const stages = new Map(touchpoints.map(t => [t.id, t.conversion ? null : t.stage]));
  const sum = (/** @type {Comparison['a'] | undefined} */ journeys) => count((journeys?.graph.nodes ?? []).filter(n => stages.has(n.id) && stages.get(n.id) === lane.name).reduce((all, n) => all + n.visits, 0));
  if (lane.kind !== 'STAGE') return '';
  const said = { a: `A ${sum(compare?.a)}`, b: `B ${sum(compare?.b)}` };
  return `${side === 'a' ? said.a : side === 'b' ? said.b : `${said.a} · ${said.b}`} ${words.compare.visits}`;
}

/** @param {string} from @param {string} to */
const key = (from, to) => from + '\n' + to;

/** Of both directions of a link the one with the stronger evidence. @param {Link} link @param {Layout} layout @param {Map<string, EdgeDifference>} edges @returns {EdgeDifference | undefined} */
function strongest(link, layout, edges) {
  const from = layout.cards[link.source].id;
  const to = layout.cards[link.target].id;
  if (from == null || to == null) return undefined;
  const there = edges.get(key(from, to));
  const back = edges.get(key(to, from));
  if (!there || !back) return there ?? back;
  return (back.qValue ?? 2) < (there.qValue ?? 2) ? back : there;
}

/** @param {EdgeDifference} e */
const difference = e => (e.probabilityB ?? 0) - (e.probabilityA ?? 0);

/** @param {EdgeDifference | undefined} edge @param {string} side */
function weight(edge, side) {
  if (!edge) return 0;
  return side === 'a' ? edge.countA : side === 'b' ? edge.countB : Math.abs(difference(edge));
}

/** @param {Link} link @param {EdgeDifference | undefined} edge @param {string} side @param {number} most @param {{ layout: Layout }} model @param {(id: string) => string} name */
function linkOf(link, edge, side, most, model, name) {
  if (!edge) return nothing;
  const width = Math.max(0.75, Math.sqrt(weight(edge, side) / most) * MOST_WIDTH);
  const q = edge.qValue ?? 1;
  const sure = side ? 'q0' : q < SURE[0] ? 'q0' : q < SURE[1] ? 'q1' : q < SURE[2] ? 'q2' : 'q3';
  const kind = side ? '' : difference(edge) > 0 ? ' gain' : ' loss';
  const tip = `${name(edge.from)} → ${name(edge.to)}\nA ${percent(edge.probabilityA)} (${exact(edge.countA)}), B ${percent(edge.probabilityB)} (${exact(edge.countB)})\n${points(difference(edge))}, ${sureness(edge.qValue)}${edge.qValue == null ? '' : ` (${probability('q', edge.qValue)})`}`;
  return svg`<g class=${`diff ${sure}${kind}`}><path class=${`link${kind}`} stroke-width=${sure === 'q3' ? 1 : width} d=${curve(link, model)} data-tip=${tip}></path>
    ${sure === 'q3' ? nothing : head(link, model, kind)}</g>`;
}

/** Share of the journeys of a side that visit each step. @param {Comparison['a']} journeys */
function visits(journeys) {
  return new Map(journeys.graph.nodes.map(n => [n.id, journeys.count ? n.journeys / journeys.count : 0]));
}

/** @param {import('../../graph/model.js').Card} card @param {Map<string, number>[]} shares @param {string} side @param {(id: string) => string} name @param {number} size of the words */
function cardOf(card, [a, b], side, name, size) {
  const label = card.id == null ? words.compare.others(card.steps?.length ?? 1) : name(card.id);
  const shareA = card.id == null ? null : (a.get(card.id) ?? 0);
  const shareB = card.id == null ? null : (b.get(card.id) ?? 0);
  const said = side === 'a' ? `A ${percent(shareA)}` : side === 'b' ? `B ${percent(shareB)}` : `A ${percent(shareA)}  B ${percent(shareB)}`;
  return svg`<g class="card" transform=${`translate(${card.x} ${card.y})`} data-id=${card.id ?? ''} tabindex="0" role="img" aria-label=${`${label}: ${said}`} data-tip=${`${label}\n${words.compare.visited}: ${said}`}>
    <rect class="face" width=${CARD.width} height=${CARD.height} rx="4"></rect>
    <text class="name" x="8" y="16">${fit(label, CARD.width - 16, `500 ${Math.max(12, size)}px Inter, system-ui, sans-serif`)}</text>${card.id == null ? nothing : svg`<text class="soft" x="8" y="32">${said}</text>`}</g>`;
}

/** What colours and fading mean. @param {string} b the name of the second side */
export function legend(b) {
  return html`<p class="legend"><svg width="22" height="8" aria-hidden="true"><rect class="bar gain" width="22" height="4" y="2"></rect></svg> ${words.compare.more(b)}
    <svg width="22" height="8" aria-hidden="true"><rect class="bar loss" width="22" height="4" y="2"></rect></svg> ${words.compare.less(b)} · ${words.compare.faded}</p>`;
}
