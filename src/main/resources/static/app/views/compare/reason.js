// @ts-check
/** Why one side converts less, in words: where on the way the gap opens, and which touchpoint of the lower side loses most. */
import { html, nothing } from 'lit-html';
import { evidence, exact, FEW, figureOf, interval, intervalOf, parts, percent, points, ratio } from '../../format.js';
import { words } from '../../words.js';
import { stageName } from './waterfall.js';

/** @typedef {import('../compare.js').Answer} Answer */
/** @typedef {import('../compare.js').Side} Side */
/** @typedef {import('../../format.js').Rate} Rate */

/** Nor what accounts for less of the gap than this. */
const LEAST = 0.1;
/** A difference between both sides that is named without a loss behind it accounts for at least so much. */
const MUCH = 0.25;
/** Where touchpoints have no stage. */
const NONE = '(none)';
const said = words.compare;
const bare = (/** @type {number} */ value) => points(Math.abs(value)).replace('+', '');

/** @param {Answer} data @param {Side} a @param {Side} b @param {(id: string) => string} name */
export function reason(data, a, b, name) {
  const gap = data.compare?.conversionGap;
  if (!data.compare || gap?.difference == null || gap.low == null || gap.high == null || (gap.low <= 0 && gap.high >= 0)) return nothing;
  const [less, more] = gap.difference > 0 ? [a, b] : [b, a];
  const stage = opening(data, gap.difference);
  const texts = [stage && where(stage, Math.abs(gap.difference), less, more), worst(data, stage?.id ?? null, Math.abs(gap.difference), less, more, name) ?? widest(data, gap.difference, less, more, name)].filter(Boolean);
  return texts.length ? html`<section class="why"><h2>${said.whyLess(less.title)}</h2>${texts.map(text => html`<p>${text}</p>`)}</section>` : nothing;
}

/** The stage after which most of the gap opens. @param {Answer} data @param {number} gap @returns {{ id: string, name: string, part: number } | null} */
function opening(data, gap) {
  const widest = (data.stages?.decomposition ?? []).filter(p => p.part * gap > 0 && p.step !== NONE).sort((x, y) => Math.abs(y.part) - Math.abs(x.part))[0];
  return widest ? { id: widest.step, name: stageName(widest.step, data), part: Math.abs(widest.part) } : null;
}

/** @param {{ id: string, name: string, part: number }} stage @param {number} gap @param {Side} less @param {Side} more */
function where(stage, gap, less, more) {
  const all = stage.part >= gap;
  const share = all ? said.wholeGap : said.partOfGap(bare(stage.part).replace(/[^\d.,]/g, ''), bare(gap));
  if (stage.id === 'START') return html`${said.opensAtStart} ${share}.`;
  const [l, m] = [less, more].map(side => ({ side, node: side.stages?.graph.nodes.find(n => n.id === stage.id) }));
  if (!l.node || !m.node || !less.stages || !more.stages) return html`${said.opensAt} <b>${stage.name}</b>: ${share}.`;
  return html`${said.opensAt} <b>${stage.name}</b>: ${share}. ${said.comeThere(ratio(l.node.journeys, less.stages.count), less.title, ratio(m.node.journeys, more.stages.count), more.title)}
    ${said.ofThose} ${figure(l.node.conversion)} ${said.convertAgainst} ${figure(m.node.conversion)}.`;
}

/** A rate with interval, numerator and denominator in the text. @param {Rate} rate */
function figure(rate) {
  return html`<span class="fig" tabindex="0" data-tip=${evidence(rate).join('\n')}><b>${figureOf(rate)}</b> <small>${intervalOf(rate)}; ${words.evidence.of(exact(rate.numerator), exact(rate.denominator))}</small></span>`;
}

/** The touchpoint at which the lower side loses most, in that stage where there is one. @param {Answer} data @param {string | null} stage @param {number} gap @param {Side} less @param {Side} more @param {(id: string) => string} name */
function worst(data, stage, gap, less, more, name) {
  const stages = new Map(data.touchpoints.map(t => [t.id, t.stage]));
  const there = new Map(more.journeys.graph.nodes.map(n => [n.id, n]));
  const found = less.journeys.bottlenecks.filter(b => b.lostConversions > 0 && b.dropOff.denominator >= FEW && worse(b.dropOff, there.get(b.touchpoint)));
  const b = found.find(one => stages.get(one.touchpoint) === stage?.replace(/'$/, '')) ?? found[0];
  if (!b || b.lostConversions / less.journeys.count < LEAST * gap) return null;
  const would = (less.journeys.converted + b.lostConversions) / less.journeys.count;
  const gained = b.lostConversions / less.journeys.count;
  const other = there.get(b.touchpoint);
  return html`${said.losesMost(less.title)} <b class="loss">${name(b.touchpoint)}</b>: <span class="fig" tabindex="0" data-tip=${[...evidence(b.dropOff), ...b.reasons].join('\n')}><b>${percent(b.dropOff.value)}</b> <small>${interval(b.dropOff)}</small></span>
    ${said.ofVisitsEnd(exact(b.dropOff.denominator))} ${other && other.visits >= FEW ? said.there(percent(other.dropOff.value), more.title, exact(other.visits)) : said.hardlyThere(more.title, exact(other?.journeys ?? 0), exact(more.journeys.count))}
    ${said.ifUsual(percent(b.usualDropOff), less.title)} <b>${said.moreConversions(parts(b.lostConversions))}</b> (${said.insteadOf(percent(would), percent(less.journeys.conversion.value))}): ${gained >= gap ? said.wholeGap : said.partOfGap(bare(gained).replace(/[^\d.,]/g, ''), bare(gap))}.`;
}

/** What is as usual on the other side explains no gap. @param {Rate} dropOff @param {{ visits: number, dropOff: Rate } | undefined} other */
function worse(dropOff, other) {
  return !other || other.visits < FEW || (dropOff.low ?? 0) > (other.dropOff.value ?? 0);
}

/** Where no touchpoint of the lower side stands out: the one after which both go on most differently. @param {Answer} data @param {number} gap @param {Side} less @param {Side} more @param {(id: string) => string} name */
function widest(data, gap, less, more, name) {
  const node = (/** @type {Side} */ side, /** @type {string} */ step) => side.journeys.graph.nodes.find(n => n.id === step);
  const enough = (/** @type {string} */ step) => [less, more].every(side => (node(side, step)?.visits ?? 0) >= FEW);
  const found = (data.compare?.decomposition ?? []).filter(p => p.part * gap > 0 && enough(p.step)).sort((x, y) => Math.abs(y.part) - Math.abs(x.part))[0];
  if (!found || Math.abs(found.part) < MUCH * Math.abs(gap)) return null;
  const end = (/** @type {Side} */ side) => html`${side.title} <b>${percent(node(side, found.step)?.dropOff.value)}</b> ${words.evidence.ofAll(exact(node(side, found.step)?.visits))}`;
  return html`${said.widest} <b>${name(found.step)}</b>: ${Math.abs(found.part) >= Math.abs(gap) ? said.wholeGap : said.partOfGap(bare(found.part).replace(/[^\d.,]/g, ''), bare(gap))}. ${said.endThere} ${end(less)}, ${end(more)}.`;
}
