// @ts-check
import { html, nothing } from 'lit-html';
import { amount, count, day, duration, evidence, exact, interval, parts, percent, points } from '../format.js';
import { rateLine } from '../chart/line.js';
import { plainBar } from '../chart/bar.js';
import { Names } from '../shell/names.js';
import { link } from '../state.js';

const RATE = 'value low high numerator denominator deff of';

/** @type {import('../main.js').View} */
export default {
  query: `
query Overview($scope: JourneyScope) {
  touchpoints { id name stage conversion }
  personas { id name }
  journeys(scope: $scope) {
    count customers converted value dataUntil
    conversion { ${RATE} }
    customerConversion { ${RATE} }
    steps { mean median p90 max }
    seconds { mean median p90 max }
    months: trend(unit: MONTH) { from count conversion { ${RATE} } value }
    weeks: trend(unit: WEEK) { from count conversion { ${RATE} } value }
    bottlenecks(first: 1) { touchpoint lostConversions dropOff { ${RATE} } reasons }
    loops(first: 1) { steps journeys extraVisits conversionWith { ${RATE} } conversionWithout { ${RATE} } }
    graph { nodes { id kind stage visits dropOff { ${RATE} } conversionFromHere } edges { from to count } layout { lanes { name } } }
  }
}`,
  later: {
    query: `
query OverviewLater($scope: JourneyScope) {
  journeys(scope: $scope) {
    attribution(model: MARKOV) { credits { step conversions share removalEffect } }
    breakdown(by: "persona", top: 12) { key count conversion { ${RATE} } }
  }
}`,
  },
  render(page) {
    const j = page.data.journeys;
    const names = new Names(page.data.touchpoints);
    const until = j.dataUntil ? html` <small>data until ${day(j.dataUntil)}</small>` : nothing;
    return html`
      <div class="five">
        ${big(count(j.count), 'journeys', null, page)}
        ${big(count(j.customers), html`customers${until}`, null, page)}
        ${big(html`<span class="fig" tabindex="0" data-tip=${evidence(j.conversion).join('\n')}>${percent(j.conversion.value)}</span>`, html`convert <small>${interval(j.conversion)}</small>`, j.months, page)}
        ${big(amount(j.value), 'value', null, page)}
        ${big(duration(j.seconds?.median), html`median length, ${j.steps ? exact(j.steps.median) : '–'} steps`, null, page)}
      </div>
      <div class="two">
        <section><h2>Conversion by week</h2>${rateLine(known(j.weeks), { width: 820, height: 220, axis: true, label: 'Conversion by week with its 95 % band' })}
          <h2 class="apart">Stages</h2>${stages(j, page)}</section>
        <section><h2>What stands out</h2>${findings(j, page, names)}</section>
      </div>`;
  },
  footer: ({ data }) => `Conversion by week of the first interaction, with its 95 % interval; weeks with fewer than 30 journeys leave a gap. ${data.journeys.converted} journeys convert.`,
  table: ({ data }) => ({
    columns: ['week', 'journeys', 'conversion', 'low', 'high', 'converted', 'value'],
    rows: data.journeys.weeks.map((/** @type {any} */ w) => [day(w.from), w.count, w.conversion.value, w.conversion.low, w.conversion.high, w.conversion.numerator, w.value]),
  }),
};

/** Without the time at the end in which too few journeys begin. @param {any[]} trend */
function known(trend) {
  return trend.slice(0, trend.findLastIndex(point => point.conversion.denominator >= 30) + 1);
}

/** @param {unknown} figure @param {unknown} label @param {any} trend @param {import('../main.js').Page} page */
function big(figure, label, trend, page) {
  return html`<div><div class="big">${figure}</div><div class="reason">${label}</div>${trend && page ? rateLine(known(trend).slice(-12), { width: 200, height: 36, label: 'Conversion of the last twelve months' }) : nothing}</div>`;
}

/** Five sentences, each with its number and the view that shows it. @param {any} j @param {import('../main.js').Page} page @param {Names} names */
function findings(j, page, names) {
  const found = [bottleneck(j, names), entry(j, names), loop(j, names), strongest(page, names), persona(page)].filter(f => f != null);
  if (!found.length) return html`<p class="reason">Nothing stands out.</p>`;
  return html`<ol>${found.map((f, i) => html`<li class="finding"><b>${i + 1}</b><span>${f.text} <a href=${f.to}>Show</a></span></li>`)}</ol>`;
}

/** @param {any} j @param {Names} names */
function bottleneck(j, names) {
  const b = j.bottlenecks[0];
  if (!b || b.lostConversions <= 0) return null;
  return { text: html`<b class="loss">${parts(b.lostConversions)} conversions</b> are lost at ${names.name(b.touchpoint)}: ${b.reasons[0] ?? ''}.`, to: link('graph', { pin: b.touchpoint }) };
}

/** The beginning that converts best among those with enough journeys. @param {any} j @param {Names} names */
function entry(j, names) {
  const entries = j.graph.edges.filter((/** @type {any} */ e) => e.from === 'START' && e.count >= Math.max(30, j.count / 100) && !names.converts(e.to));
  const chance = new Map(j.graph.nodes.map((/** @type {any} */ n) => [n.id, n.conversionFromHere]));
  const best = entries.sort((/** @type {any} */ a, /** @type {any} */ b) => (chance.get(b.to) ?? 0) - (chance.get(a.to) ?? 0))[0];
  if (!best || !chance.get(best.to)) return null;
  return { text: html`Journeys that begin at ${names.name(best.to)} have the best chance: <b>${percent(chance.get(best.to))}</b>, against ${percent(j.conversion.value)} of all. ${exact(best.count)} begin there.`, to: link('graph', { pin: best.to }) };
}

/** @param {any} j @param {Names} names */
function loop(j, names) {
  const l = j.loops[0];
  if (!l) return null;
  return { text: html`<b>${percent(l.journeys / j.count)}</b> of the journeys go round ${l.steps.map((/** @type {string} */ s) => names.name(s)).join(' → ')}; ${percent(l.conversionWith.value)} of them convert (${interval(l.conversionWith)}), ${percent(l.conversionWithout.value)} of those who are there and do not.`, to: link('graph', { pin: l.steps[0] }) };
}

/** @param {import('../main.js').Page} page @param {Names} names */
function strongest(page, names) {
  const credits = page.more?.journeys.attribution.credits;
  if (!credits?.length) return null;
  const top = [...credits].sort((a, b) => (b.removalEffect ?? 0) - (a.removalEffect ?? 0))[0];
  return { text: html`${names.name(top.step)} matters most: without it <b>${percent(top.removalEffect)}</b> of the conversions would be lost in the chain.`, to: link('attribution') };
}

/** @param {import('../main.js').Page} page */
function persona(page) {
  const rows = page.more?.journeys.breakdown.filter((/** @type {any} */ r) => r.key != null && r.conversion.denominator >= 30);
  if (!rows || rows.length < 2) return null;
  const sorted = [...rows].sort((a, b) => a.conversion.value - b.conversion.value);
  const [low, high] = [sorted[0], sorted[sorted.length - 1]];
  const names = new Map(page.data.personas.map((/** @type {any} */ p) => [p.id, p.name]));
  const called = (/** @type {string} */ id) => names.get(id) ?? id;
  return {
    text: html`Persona ${called(low.key)} converts least: <b>${percent(low.conversion.value)}</b> (${interval(low.conversion)}), ${points(high.conversion.value - low.conversion.value).replace('+', '')} less than ${called(high.key)}; the comparison says why.`,
    to: link('compare', { b: 'persona:' + encodeURIComponent(high.key), a: 'persona:' + encodeURIComponent(low.key) }),
  };
}

/** Stages with how much traffic falls on them and how much ends there. @param {any} j @param {import('../main.js').Page} page */
function stages(j, page) {
  const order = j.graph.layout.lanes.map((/** @type {any} */ lane) => lane.name).filter(Boolean);
  /** @type {Map<string, { visits: number, ended: number }>} */
  const sums = new Map(order.map((/** @type {string} */ stage) => [String(stage), { visits: 0, ended: 0 }]));
  for (const node of j.graph.nodes) {
    const sum = sums.get(node.stage);
    if (sum && node.kind === 'STEP') {
      sum.visits += node.visits;
      sum.ended += node.dropOff.numerator;
    }
  }
  const most = Math.max(1, ...[...sums.values()].map(s => s.visits));
  if (!sums.size) return html`<p class="reason">No touchpoint has a stage yet.</p>`;
  return html`<table><thead><tr><th>Stage</th><th></th><th class="n">Visits</th><th class="n">Journeys that end here</th></tr></thead><tbody>${[...sums].map(
    ([name, s]) => html`<tr><td class="stage">${name}</td><td>${plainBar(s.visits, most, { width: 200, label: `${exact(s.visits)} visits` })}</td><td class="n">${count(s.visits)}</td><td class="n">${count(s.ended)}</td></tr>`,
  )}</tbody></table>`;
}
