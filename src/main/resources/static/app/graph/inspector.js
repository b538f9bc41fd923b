// @ts-check
/** Everything about the pinned touchpoint, docked below the picture. */
import { html, nothing } from 'lit-html';
import { count, duration, exact, parts, percent } from '../format.js';
import { plainBar } from '../chart/bar.js';
import { rate } from '../shell/figure.js';
import { link, set } from '../state.js';

const LISTED = 6;

/** @param {import('./model.js').Model} model @param {import('../main.js').Page} page */
export function inspector(model, page) {
  const id = page.values.pin;
  const node = /** @type {import('./model.js').Node} */ (model.node(id));
  const finding = model.findings.get(id);
  const out = model.edges.filter(e => e.from === id);
  const into = model.edges.filter(e => e.to === id);
  const through = { has: encodeURIComponent(id), pin: '' };
  return html`<aside class="inspector" aria-label=${node.label}>
    <div>
      <h2>${node.label}</h2><p class="reason">${[node.channel, node.stage].filter(Boolean).join(' · ')}</p>
      ${finding ? html`<p class="found"><b>${parts(finding.lostConversions)} conversions lost</b>: ${finding.reasons[0]}</p>` : nothing}
      <p class="row"><a class="button" href=${link('graph', through)}>Only journeys through it</a><a class="button" href=${link('customers', through)}>Its customers</a><a class="button" href=${link('funnel', { steps: encodeURIComponent(id) })}>Funnel from here</a>
      <button @click=${() => set({ pin: '' })}>Close</button></p>
    </div>
    <dl>
      <dt>Visits</dt><dd>${count(node.visits)} <small>${exact(node.journeys)} journeys</small></dd>
      ${node.kind === 'CONVERSION' ? nothing : html`<dt>End here</dt><dd>${rate(node.dropOff)}</dd>
      <dt>Convert, observed</dt><dd>${rate(node.conversion)}</dd>
      <dt>Chance from here</dt><dd>${percent(node.conversionFromHere)} <small>in the chain</small></dd>`}
    </dl>
    ${ways('Where they go next', out, e => e.to, out.reduce((s, e) => s + e.count, 0), model)}
    ${ways('Where they come from', into, e => e.from, into.reduce((s, e) => s + e.count, 0), model)}
  </aside>`;
}

/** @param {string} title @param {import('./model.js').Edge[]} edges @param {(e: import('./model.js').Edge) => string} end @param {number} all @param {import('./model.js').Model} model */
function ways(title, edges, end, all, model) {
  const sorted = [...edges].sort((a, b) => b.count - a.count);
  const rest = sorted.slice(LISTED).reduce((sum, e) => sum + e.count, 0);
  return html`<div><h3>${title}</h3><table class="ways">${sorted.slice(0, LISTED).map(
    e => html`<tr><td>${model.label(end(e))}</td><td>${plainBar(e.count, all, { width: 100, label: `${exact(e.count)}, median ${duration(e.medianSeconds)}`, loss: end(e) === 'ENDED' })}</td><td class="n">${percent(all ? e.count / all : null)}</td></tr>`,
  )}${rest ? html`<tr class="tail"><td>${sorted.length - LISTED} others</td><td></td><td class="n">${percent(rest / all)}</td></tr>` : nothing}</table></div>`;
}
