// @ts-check
import { html, nothing } from 'lit-html';
import { ask, Fault } from '../ask.js';
import { amount, duration, estimate, exact, figureOf, parts, percent, points } from '../format.js';
import { plainBar, rateBar } from '../chart/bar.js';
import { roomy } from '../chart/size.js';
import { isFinding } from '../graph/model.js';
import { number, rate } from '../shell/figure.js';
import { scopeInput } from '../scope.js';
import { link, set } from '../state.js';
import { words } from '../words.js';

const said = words.bottlenecks;
const RATE = 'value low high numerator denominator deff of';
const WHAT_IF = `
query WhatIf($scope: JourneyScope, $edits: [WhatIfEdit!]!) {
  journeys(scope: $scope) { whatIf(edits: $edits) { base { conversion } after { conversion } conversionsGained valueGained } }
}`;
const RANGE = `
query LostRange($scope: JourneyScope, $low: [WhatIfEdit!]!, $high: [WhatIfEdit!]!) {
  journeys(scope: $scope) { low: whatIf(edits: $low) { conversionsGained } high: whatIf(edits: $high) { conversionsGained } }
}`;
/** From so many lost conversions on a row is shown at first. */
const WORTH = 0.5;
/** So many are shown where nothing is lost. */
const AT_LEAST = 25;
const COLUMNS = 7;

/** @typedef {import('../types/operations').Bottlenecks} Answer */
/** @typedef {import('../types/operations').BottleneckReasons} Later */
/** @typedef {import('../main.js').Page<Answer, Later>} Page */
/** @typedef {Answer['journeys']['bottlenecks'][number]} Row */
/** @typedef {Later['journeys']['bottlenecks'][number]} Why */
/** @typedef {Map<string, Answer['touchpoints'][number]>} Touchpoints */
/** @typedef {import('../types/operations').WhatIf['journeys']['whatIf']} Changed */

/** The result of the slider; not kept in the address. */
const trial = { at: '', share: 0, /** @type {Changed | null} */ answer: null, fault: '' };
/** Between what the lost conversions of the chosen touchpoint lie. @type {{ of: string, low: number, high: number } | null} */
let range = null;
let asked = '';

/** @type {import('../main.js').View<Answer, Later>} */
export default {
  query: `
query Bottlenecks($scope: JourneyScope) {
  touchpoints { id name stage channel conversion }
  journeys(scope: $scope) {
    count
    converted
    conversion { ${RATE} }
    graph(top: 1) { layout(topPerStage: 1) { lanes { name kind } } }
    bottlenecks(first: 100) {
      touchpoint lostConversions lostValue
      dropOff { ${RATE} } usualDropOff revisits { ${RATE} } passedBy { ${RATE} }
      medianWaitSeconds p90WaitSeconds
    }
  }
}`,
  later: {
    query: `
query BottleneckReasons($scope: JourneyScope) { journeys(scope: $scope) { bottlenecks(first: 100) { touchpoint unavoidable narrowestWaist reasons } } }`,
  },
  figures: ({ data }) => html`${number(data.journeys.count, said.journeys)}${number(data.journeys.converted, said.conversions)}${rate(data.journeys.conversion, said.convert)}`,
  render(page) {
    const rows = page.data.journeys.bottlenecks;
    const why = reasons(page);
    const names = new Map(page.data.touchpoints.map(t => [t.id, t]));
    const { narrow } = roomy();
    const chosen = rows.find(r => r.touchpoint === page.values.pin) ?? (narrow ? undefined : rows[0]);
    const { worth, less, after } = parted(rows, afterConversions(page.data.journeys.graph.layout.lanes), names);
    const most = { lost: Math.max(...rows.map(r => r.lostConversions), 0) };
    const details = chosen ? html`<aside>${inspector(page, chosen, names, why.get(chosen.touchpoint))}</aside>` : nothing;
    const under = (/** @type {Row} */ r) => (narrow && r === chosen ? html`<tr class="tail opened"><td colspan=${COLUMNS}>${details}</td></tr>` : nothing);
    const body = (/** @type {Row[]} */ some) => some.map(r => html`${row(r, r === chosen, rows.indexOf(r) < 3 && isFinding(r.lostConversions, most.lost, page.data.journeys.converted), most, names, why.get(r.touchpoint))}${under(r)}`);
    return html`<div class="two"><div class="wide"><table class="costly">
      <thead><tr><th>${said.touchpoint}</th><th>${said.lost}</th><th>${said.ends}</th><th class="n" data-tip=${said.usualTip}>${said.usual}</th><th class="n">${said.wait}</th><th>${said.returns}</th><th>${said.passedBy}</th></tr></thead>
      <tbody>${body(worth)}</tbody>
      ${more(page, 'less', less, said.less(exact(less.length)), body)}
      ${more(page, 'after', after, said.after(exact(after.length)), body)}
      </table></div>
      ${narrow ? nothing : details}</div>`;
  },
  footer: () => said.footer,
  table: page => ({
    columns: words.columns.bottlenecks,
    rows: page.data.journeys.bottlenecks.map(r => [r.touchpoint, r.lostConversions, r.lostValue, r.dropOff.value, r.dropOff.low, r.dropOff.high, r.dropOff.numerator, r.dropOff.denominator, r.usualDropOff, r.medianWaitSeconds, r.revisits.value, r.passedBy.value, (reasons(page).get(r.touchpoint)?.reasons ?? []).join('; ')]),
  }),
};

/** What each is in the graph, and why it stands out; empty until that is known. @param {Page} page @returns {Map<string, Why>} */
const reasons = page => new Map((page.more?.journeys.bottlenecks ?? []).map(b => [b.touchpoint, b]));

/** Stages that come after the conversions: journeys may well end there. @param {{ name: string | null, kind: string }[]} lanes */
function afterConversions(lanes) {
  const converted = lanes.findIndex(lane => lane.kind === 'CONVERTED');
  return new Set(converted < 0 ? [] : lanes.slice(converted + 1).flatMap(lane => (lane.kind === 'STAGE' && lane.name ? [lane.name] : [])));
}

/** What is shown at once, what loses too little to matter, what comes after conversions. @param {Row[]} rows @param {Set<string>} late @param {Touchpoints} names */
function parted(rows, late, names) {
  const after = rows.filter(r => late.has(names.get(r.touchpoint)?.stage ?? ''));
  const before = rows.filter(r => !after.includes(r));
  const some = before.filter(r => r.lostConversions >= WORTH).length || AT_LEAST;
  return { worth: before.slice(0, some), less: before.slice(some), after };
}

/** Rows that are shown on demand. @param {Page} page @param {string} key @param {Row[]} rows @param {string} text @param {(rows: Row[]) => unknown} body */
function more(page, key, rows, text, body) {
  if (!rows.length) return nothing;
  const open = Boolean(page.values[key]);
  return html`<tbody class=${key}><tr class="tail"><td colspan=${COLUMNS}><button class="plain leads" aria-expanded=${open} @click=${() => set({ [key]: open ? '' : 'yes' })}>${open ? said.hide : said.show}</button> ${text}</td></tr>${open ? body(rows) : nothing}</tbody>`;
}

/** @param {Row} r @param {boolean} chosen @param {boolean} finding @param {{ lost: number }} most @param {Touchpoints} names @param {Why | undefined} why */
function row(r, chosen, finding, most, names, why) {
  return html`<tr class=${chosen ? 'chosen' : ''}>
    <td><button class="plain" aria-pressed=${chosen} @click=${() => choose(r.touchpoint, chosen)}>${names.get(r.touchpoint)?.name ?? r.touchpoint}</button>
      ${why?.unavoidable ? html`<small title=${said.unavoidableTip}>${said.unavoidable}</small>` : nothing}
      ${why?.narrowestWaist ? html`<small title=${said.narrowestTip}>${said.narrowest}</small>` : nothing}</td>
    <td><span class="both"><span class="lost ${finding ? 'loss' : ''}">${parts(r.lostConversions)}</span>${plainBar(r.lostConversions, most.lost, { label: said.lostTip(parts(r.lostConversions)), loss: finding, width: 90 })}</span></td>
    <td><span class="both">${rateBar(r.dropOff, 1, { label: said.endsTip(figureOf(r.dropOff)), width: 80 })}${rate(r.dropOff)}</span></td>
    <td class="n">${percent(r.usualDropOff)}</td>
    <td class="n">${r.medianWaitSeconds == null ? nothing : html`<span class="fig" tabindex="0" data-tip=${said.waitTip(duration(r.p90WaitSeconds))}>${duration(r.medianWaitSeconds)}</span>`}</td>
    <td>${rate(r.revisits)}</td><td>${rate(r.passedBy)}</td></tr>`;
}

/** Details that stand out of sight are brought there; on a phone a second tap closes them. @param {string} touchpoint @param {boolean} chosen */
function choose(touchpoint, chosen) {
  set({ pin: chosen && roomy().narrow ? '' : touchpoint });
  requestAnimationFrame(() => document.querySelector('.view-bottlenecks aside')?.scrollIntoView({ block: 'nearest' }));
}

/** @param {Page} page @param {Row} row @param {Touchpoints} names @param {Why | undefined} why */
function inspector(page, row, names, why) {
  void findRange(page, row);
  const known = range?.of === asked ? range : null;
  return html`<h2>${names.get(row.touchpoint)?.name ?? row.touchpoint}</h2>
    <p class="reason">${[names.get(row.touchpoint)?.channel, names.get(row.touchpoint)?.stage].filter(Boolean).join(' · ')}</p>
    ${(why?.reasons ?? []).map(reason => html`<p class="sentence">${reason}.</p>`)}
    <dl class="said">
      <dt>${said.lost}</dt><dd data-fact="lost" title=${said.rangeTip}><b>${parts(row.lostConversions)}</b> ${known ? html`<small>${said.between(parts(known.low), parts(known.high))}</small>` : nothing}</dd>
      <dt>${said.ends}</dt><dd data-fact="ends">${rate(row.dropOff)}<br><small>${said.ofVisits(exact(row.dropOff.numerator), exact(row.dropOff.denominator))}</small></dd>
      <dt>${said.usual}</dt><dd data-fact="usual">${percent(row.usualDropOff)}</dd>
      <dt>${said.returns}</dt><dd>${rate(row.revisits)}</dd>
      <dt>${said.passedBy}</dt><dd>${rate(row.passedBy)}<br><small>${said.ofConversions(exact(row.passedBy.numerator), exact(row.passedBy.denominator))}</small></dd>
      ${row.medianWaitSeconds == null ? nothing : html`<dt>${said.wait}</dt><dd>${duration(row.medianWaitSeconds)}<br><small>${said.waitTip(duration(row.p90WaitSeconds))}</small></dd>`}
    </dl>
    ${whatIf(page, row)}
    <p><a href=${link('graph', { has: encodeURIComponent(row.touchpoint) })}>${said.through}</a> · <a href=${link('customers', { has: encodeURIComponent(row.touchpoint) })}>${said.customers}</a> · <a href=${link('graph', { pin: row.touchpoint })}>${said.inGraph}</a></p>`;
}

/** @param {Page} page @param {Row} row */
function whatIf(page, row) {
  const now = Math.round((row.dropOff.value ?? 0) * 100);
  const share = trial.at === row.touchpoint ? trial.share : now;
  const slide = (/** @type {Event} */ event) => {
    Object.assign(trial, { share: Number(/** @type {HTMLInputElement} */ (event.target).value), at: row.touchpoint, answer: null, fault: '' });
    if (event.type === 'change' && trial.share !== now) void tryIt(page, row);
    page.redraw();
  };
  return html`<h3>${said.whatIf}</h3>
    <p><label><span class="share">${share === now ? said.asItIs(now) : said.instead(share, now)}</span>
      <input type="range" list="usual" min="0" max="100" .value=${String(share)} @input=${slide} @change=${slide} aria-label=${said.slider}></label><datalist id="usual"><option value=${Math.round(row.usualDropOff * 100)}></option></datalist><small class="mark">${said.mark(percent(row.usualDropOff))}</small></p>
    ${trial.at === row.touchpoint && trial.fault ? html`<p class="loss">${trial.fault}</p>` : nothing}
    ${trial.at === row.touchpoint && trial.answer ? outcome(trial.answer) : nothing}`;
}

/** @param {Changed} whatIf */
function outcome(whatIf) {
  const more = whatIf.conversionsGained;
  return html`<p><b>${percent(whatIf.after.conversion)}</b> ${said.would(points(whatIf.after.conversion - whatIf.base.conversion))}
    <b class=${more < 0 ? 'loss' : 'gain'}>${estimate(Math.abs(more))}</b> ${(more < 0 ? said.fewer : said.more)(amount(whatIf.valueGained))}</p>`;
}

/** So many end here; the other ways out share the rest as they do now. @param {string} touchpoint @param {number} share */
const ending = (touchpoint, share) => [{ probability: { from: touchpoint, to: 'ENDED', probability: share } }];

/** @param {Page} page @param {Row} row */
async function tryIt(page, row) {
  const { at, share } = trial;
  const current = () => trial.at === at && trial.share === share;
  try {
    const answer = (await ask('what-if', WHAT_IF, { scope: scopeInput(page.values), edits: ending(row.touchpoint, share / 100) })).data.journeys.whatIf;
    if (current()) Object.assign(trial, { answer, fault: '' });
  } catch (reason) {
    if (current() && reason instanceof Fault) trial.fault = reason.message;
  }
  page.redraw();
}

/** The lost conversions at both ends of the interval of the share that ends here. @param {Page} page @param {Row} row */
async function findRange(page, row) {
  const scope = scopeInput(page.values);
  const of = JSON.stringify([row.touchpoint, row.lostConversions, scope]);
  if (of === asked) return;
  asked = of;
  if (row.lostConversions < WORTH || row.dropOff.low == null || row.dropOff.high == null) return;
  try {
    const answer = /** @type {import('../ask.js').Answer<import('../types/operations').LostRange>} */ (await ask('range', RANGE, { scope, low: ending(row.touchpoint, row.dropOff.low), high: ending(row.touchpoint, row.dropOff.high) }));
    const { low, high } = answer.data.journeys;
    range = { of, low: Math.max(0, row.lostConversions - low.conversionsGained), high: Math.max(0, row.lostConversions - high.conversionsGained) };
    page.redraw();
  } catch {
    // Without it the figure stands without its interval.
  }
}
