// @ts-check
/** What stands out, in sentences; each with its number and the view that shows it. */
import { html } from 'lit-html';
import { exact, FEW, figureOf, interval, intervalOf, parts, percent, points, ratio } from '../../format.js';
import { link } from '../../state.js';
import { leaders } from '../attribution/leaders.js';
import { words } from '../../words.js';

/** @typedef {import('../overview.js').Page} Page */
/** @typedef {Page['data']['journeys']} Journeys */
/** @typedef {import('../../shell/names.js').Names} Names */

const said = words.overview;

/** Five sentences, each with its number and the view that shows it. @param {Page} page @param {Names} names */
export function findings(page, names) {
  const j = page.data.journeys;
  const found = [ending(j, names), bottleneck(j, names), entry(j, names), loop(page, names), strongest(page, names), persona(page)].filter(f => f != null);
  if (!found.length) return html`<p class="reason">${said.nothing}</p>`;
  return html`<ol>${found.map((f, i) => html`<li class="finding"><b>${i + 1}</b><span>${f.text} <a href=${f.to}>${said.shows[f.to.split(/[/#]/)[1]]}<span class="vh"> (${i + 1})</span></a></span></li>`)}</ol>`;
}

/** Where nothing converts, the place at which most journeys end. @param {Journeys} j @param {Names} names */
function ending(j, names) {
  if (j.converted) return null;
  const most = [...j.graph.nodes].filter(n => n.kind === 'STEP').sort((a, b) => b.dropOff.numerator - a.dropOff.numerator)[0];
  if (!most) return null;
  return { text: html`${said.mostEnd(names.name(most.id))} <b>${exact(most.dropOff.numerator)}</b>, ${said.ofVisits(figureOf(most.dropOff))}`, to: link('graph', { pin: most.id }) };
}

/** @param {Journeys} j @param {Names} names */
function bottleneck(j, names) {
  const b = j.bottlenecks[0];
  if (!b || b.lostConversions <= 0) return null;
  return { text: html`<b class="loss">${said.conversions(parts(b.lostConversions))}</b> ${said.lostAt(names.name(b.touchpoint))}: <b>${figureOf(b.dropOff)}</b> <small>${intervalOf(b.dropOff)}</small> ${said.endThere(exact(b.dropOff.denominator), percent(b.usualDropOff))}`, to: link('bottlenecks', { pin: b.touchpoint }) };
}

/** The beginning that converts best among those with enough journeys. @param {Journeys} j @param {Names} names */
function entry(j, names) {
  const entries = j.graph.edges.filter(e => e.from === 'START' && e.count >= Math.max(FEW, j.count / 100) && !names.converts(e.to));
  const chance = new Map(j.graph.nodes.map(n => [n.id, n.conversionFromHere]));
  const best = entries.sort((a, b) => (chance.get(b.to) ?? 0) - (chance.get(a.to) ?? 0))[0];
  if (!best || (chance.get(best.to) ?? 0) < (j.conversion.value ?? 0) * 1.1 || !chance.get(best.to)) return null;
  return { text: html`${said.beginAt(names.name(best.to))} <b>${percent(chance.get(best.to))}</b>, ${said.againstAll(percent(j.conversion.value), exact(best.count))}`, to: link('graph', { pin: best.to }) };
}

/** True where going round goes with another conversion than not: their intervals do not overlap. @param {NonNullable<Page['more']>['journeys']['loops'][number]} l */
const differs = ({ conversionWith: a, conversionWithout: b }) => a.low != null && a.high != null && b.low != null && b.high != null && (a.low > b.high || a.high < b.low);

/** The loop after which conversion differs, or the most frequent. @param {Page} page @param {Names} names */
function loop(page, names) {
  const j = page.data.journeys;
  const all = page.more?.journeys.loops ?? [];
  const l = all.find(differs) ?? all[0];
  if (!l) return null;
  const way = l.steps.map(s => names.name(s)).join(' → ');
  if (!j.converted) return { text: html`<b>${ratio(l.journeys, j.count)}</b> ${said.round(way)}`, to: link('graph', { pin: l.steps[0] }) };
  if (!differs(l)) return { text: html`<b>${ratio(l.journeys, j.count)}</b> ${said.roundAlike(way, figureOf(l.conversionWith), figureOf(l.conversionWithout))}`, to: link('graph', { pin: l.steps[0] }) };
  return { text: html`<b>${ratio(l.journeys, j.count)}</b> ${said.goRound(way, figureOf(l.conversionWith), intervalOf(l.conversionWith), figureOf(l.conversionWithout), names.name(l.steps[0]))}`, to: link('graph', { pin: l.steps[0] }) };
}

/** @param {Page} page @param {Names} names */
function strongest(page, names) {
  const credits = page.more?.journeys.attribution.credits;
  if (!credits?.length) return null;
  const { first, alike } = leaders(credits.flatMap(c => (c.removalEffect ? [{ step: c.step, effect: c.removalEffect, low: c.low, high: c.high }] : [])));
  if (!first) return null;
  const effect = (/** @type {typeof first} */ r) => html`<b>${percent(r.effect)}</b> <small>${interval({ value: r.effect, low: r.low, high: r.high })}</small>`;
  const text = alike.length
    ? html`${said.matterAlike([first, ...alike].map(r => names.name(r.step)))} ${[first, ...alike].map((r, i) => html`${i ? ` ${said.or} ` : ''}${effect(r)}`)} ${said.wouldBeLost}`
    : html`${said.matters(names.name(first.step))} ${effect(first)} ${said.wouldBeLost}`;
  return { text, to: link('attribution') };
}

/** @param {Page} page */
function persona(page) {
  const rows = page.more?.journeys.breakdown.filter(r => r.key != null && r.conversion.denominator >= FEW);
  if (!rows || rows.length < 2) return null;
  const sorted = rows.flatMap(r => (r.conversion.value == null || r.key == null ? [] : [{ key: r.key, conversion: r.conversion, value: r.conversion.value }])).sort((a, b) => a.value - b.value);
  const [low, high] = [sorted[0], sorted[sorted.length - 1]];
  const names = new Map(page.data.personas.map(p => [p.id, p.name]));
  const called = (/** @type {string} */ id) => names.get(id) ?? id;
  return {
    text: html`${said.convertsLeast(called(low.key))} <b>${percent(low.value)}</b> <small>${interval(low.conversion)}</small>, ${said.lessThan(points(high.value - low.value).replace('+', ''), called(high.key))}`,
    to: link('compare', { b: 'persona:' + encodeURIComponent(high.key), a: 'persona:' + encodeURIComponent(low.key) }),
  };
}
