// @ts-check
/** Everything about the pinned touchpoint, docked below the picture. */
import { html, nothing } from 'lit-html';
import { count, duration, estimate, exact, percent, ratio } from '../format.js';
import { plainBar } from '../chart/bar.js';
import { rate } from '../shell/figure.js';
import { link, set } from '../state.js';
import { words } from '../words.js';

/** Comments come when they are asked for. @type {typeof import('../shell/talk.js').talk | null} */
let talk = null;

const LISTED = 6;
const said = words.graph;

/** @param {import('./model.js').Model} model @param {import('../views/graph.js').Page} page */
export function inspector(model, page) {
  const id = page.values.pin;
  const node = /** @type {import('./model.js').Node} */ (model.node(id));
  const finding = model.findings.get(id);
  const why = page.more?.journeys.why?.find(b => b.touchpoint === id)?.reasons[0];
  const out = model.edges.filter(e => e.from === id);
  const into = model.edges.filter(e => e.to === id);
  const through = { has: encodeURIComponent(id), pin: '' };
  return html`<aside class="inspector" aria-label=${node.label}>
    <div>
      <h2>${node.label}</h2><p class="reason">${[node.channel, node.stage].filter(Boolean).join(' · ')}</p>
      ${finding ? html`<p class="found"><b>${said.lost(estimate(finding.lostConversions))}</b>${why ? `: ${why}.` : nothing}</p>` : nothing}
      <p class="row"><a class="button" href=${link('graph', through)}>${said.through}</a><a class="button" href=${link('customers', through)}>${said.customers}</a><button @click=${() => set({ steps: encodeURIComponent(id), pin: '', path: '' })}>${said.funnelFrom}</button>
      <button @click=${() => set({ pin: '' })}>${words.actions.close}</button></p>
    </div>
    <dl>
      <dt>${said.visitsLabel}</dt><dd>${count(node.visits)} <small>${said.journeys(exact(node.journeys))}</small></dd>
      ${node.kind === 'CONVERSION' ? nothing : html`<dt>${said.endLabel}</dt><dd>${rate(node.dropOff)}</dd>
      <dt>${said.observed}</dt><dd>${rate(node.conversion)}</dd>
      <dt>${said.chance}</dt><dd>${percent(node.conversionFromHere)} <small>${said.inChain}</small></dd>`}
    </dl>
    ${ways(said.next, out, e => e.to, node.kind === 'CONVERSION' ? 0 : node.visits, model)}
    ${ways(said.before, into, e => e.from, node.visits, model)}
    ${comments([{ name: node.label, on: { touchpoint: id } }, ...[...out, ...into].filter(e => e.from !== 'START' && e.to !== 'ENDED').sort((a, b) => b.count - a.count).slice(0, 2 * LISTED).map(e => ({ name: `${model.label(e.from)} → ${model.label(e.to)}`, on: { edge: { from: e.from, to: e.to } } }))], page.redraw)}
  </aside>`;
}

/** @param {string} title @param {import('./model.js').Edge[]} edges @param {(e: import('./model.js').Edge) => string} end @param {number} all @param {import('./model.js').Model} model */
function ways(title, edges, end, all, model) {
  const sorted = [...edges].sort((a, b) => b.count - a.count);
  const rest = all - sorted.slice(0, LISTED).reduce((sum, e) => sum + e.count, 0);
  return html`<div><h3>${title}</h3><table class="ways">${sorted.slice(0, LISTED).map(
    e => html`<tr><td>${model.label(end(e))}</td><td>${plainBar(e.count, all, { width: 100, label: said.median(exact(e.count), duration(e.medianSeconds)), loss: end(e) === 'ENDED' })}</td><td class="n">${ratio(e.count, all)}</td></tr>`,
  )}${rest > 0 ? html`<tr class="tail"><td>${said.othersOf}</td><td></td><td class="n">${ratio(rest, all)}</td></tr>` : nothing}</table></div>`;
}

/** What people say of a touchpoint, of the transitions around it, or of a path; asked for when it is opened. @param {import('../shell/talk.js').Place[]} places @param {() => void} redraw */
export function comments(places, redraw) {
  const open = (/** @type {Event} */ event) => {
    if (talk || !(/** @type {HTMLDetailsElement} */ (event.target).open)) return;
    void import('../shell/talk.js').then(module => {
      talk = module.talk;
      redraw();
    });
  };
  return html`<details class="talks" @toggle=${open}><summary>${words.talk.title}</summary>${talk ? talk(places, redraw) : nothing}</details>`;
}
