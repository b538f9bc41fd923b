// @ts-check
/** Transitions and paths of both sides, those first of which it is surest that they differ. */
import { html } from 'lit-html';
import { exact, figureOf, percent, points, probability, ratio } from '../../format.js';
import { pathChips } from '../../shell/path.js';
import { sideLabel } from './sides.js';
import { words } from '../../words.js';

/** @typedef {import('../compare.js').Comparison} Comparison */
/** @typedef {import('../compare.js').Side} Side */

const said = words.compare;
const LISTED = 20;
/** Only what is sure gets a colour. */
const SURE = 0.05;

/** @param {Comparison['edges']} found @param {Side[]} sides @param {(id: string) => string} name @param {boolean} circular */
export function edges(found, sides, name, circular) {
  return html`<div class="wide"><table class="list stacked">${head(said.transition, sides)}
    <tbody>${found.edges.slice(0, LISTED).map(e => html`<tr><td class="way">${name(e.from)} → ${name(e.to)}</td>${taken(e.probabilityA, e.countA, 'A')}${taken(e.probabilityB, e.countB, 'B')}
      ${difference((e.probabilityB ?? 0) - (e.probabilityA ?? 0), e.qValue, circular)}</tr>`)}</tbody></table></div>`;
}

/** How many take a transition, and their share of what leaves. @param {number | null} share @param {number} n @param {string} side */
function taken(share, n, side) {
  return html`<td class="n" data-k=${side}>${share ? ratio(n, Math.round(n / share)) : percent(share)} <small>${exact(n)}</small></td>`;
}

/** @param {Comparison['paths']} found @param {Side[]} sides @param {import('../../shell/names.js').Names} names @param {boolean} circular */
export function paths(found, sides, names, circular) {
  return html`<div class="wide"><table class="list stacked">${head(said.path, sides)}
    <tbody>${found.paths.map(p => html`<tr><td class="way">${pathChips(p.steps, id => names.name(id), id => names.converts(id))}</td><td class="n" data-k="A">${figureOf(p.a)} <small>${exact(p.a.numerator)}</small></td><td class="n" data-k="B">${figureOf(p.b)} <small>${exact(p.b.numerator)}</small></td>
      ${difference((p.b.value ?? 0) - (p.a.value ?? 0), p.qValue, circular)}</tr>`)}</tbody></table></div>`;
}

/** @param {string} what @param {Side[]} sides */
function head(what, sides) {
  return html`<thead><tr><th>${what}</th>${sides.map(side => html`<th class="n side-name">${sideLabel(side)}</th>`)}<th class="n">${said.difference}</th><th>${said.howSure}</th></tr></thead>`;
}

/** @param {number} gap @param {number | null} q @param {boolean} circular where the sides were chosen by what is tested here */
function difference(gap, q, circular) {
  const kind = q == null || q >= SURE ? '' : gap > 0 ? 'gain' : 'loss';
  return html`<td class="n ${kind}">${points(gap)}</td><td><span class="fig" tabindex="0" data-tip=${circular ? said.circularTip : q == null ? said.untested : said.qTip(probability('q', q))}>${circular ? said.circular : sureness(q)}</span></td>`;
}

/** How sure it is that two sides differ, in a word. @param {number | null} q */
export function sureness(q) {
  return q == null ? said.untested : (said.sure.find(([most]) => q < most)?.[1] ?? said.noSign);
}
