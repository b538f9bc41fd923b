// @ts-check
import { html, nothing, svg } from 'lit-html';
import { amount, count, day, duration, evidence, exact, interval, parts, percent, points } from '../format.js';
import { rateLine, spark } from '../chart/line.js';
import { Names } from '../shell/names.js';
import { link } from '../state.js';
import { words } from '../words.js';

const said = words.overview;
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
    const until = j.dataUntil ? html` <small>${said.until(day(j.dataUntil))}</small>` : nothing;
    return html`
      <div class="five">
        ${big(html`<span class="fig" tabindex="0" data-tip=${said.exactly(exact(j.count), said.journeys)}>${count(j.count)}</span>`, said.journeys, spark(known(j.months).slice(-12).map((/** @type {any} */ m) => m.count), { width: 200, height: 36, label: said.twelve(said.journeys) }))}
        ${big(html`<span class="fig" tabindex="0" data-tip=${evidence(j.customerConversion).join('\n')}>${count(j.customers)}</span>`, html`${said.customers}${until}`, nothing)}
        ${big(html`<span class="fig" tabindex="0" data-tip=${evidence(j.conversion).join('\n')}>${percent(j.conversion.value)}</span>`, html`${said.convert} <small>${interval(j.conversion)}</small>`, rateLine(known(j.months).slice(-12), { width: 200, height: 36, label: said.twelve(said.convert) }))}
        ${big(amount(j.value), said.value, spark(known(j.months).slice(-12).map((/** @type {any} */ m) => m.value), { width: 200, height: 36, label: said.twelve(said.value) }))}
        ${big(html`<span class="fig" tabindex="0" data-tip=${said.lengths(duration(j.seconds?.median), duration(j.seconds?.p90), exact(j.steps?.median), exact(j.steps?.p90))}>${j.seconds ? duration(j.seconds.median) : said.steps(exact(j.steps?.median))}</span>`, j.seconds ? said.length(exact(j.steps?.median)) : said.median, nothing)}
      </div>
      <div class="two">
        <section><h2>${said.byWeek}</h2>${known(j.weeks).length < 2 ? html`<p class="reason">${j.seconds ? said.fewWeeks : said.noTimes}</p>` : nothing}${rateLine(known(j.weeks), { width: wide(), height: 220, axis: true, label: said.byWeekBand })}
          <h2 class="apart">${said.stages}</h2>${stages(j)}</section>
        <section><h2>${said.standsOut}</h2>${findings(j, page, names)}</section>
      </div>`;
  },
  footer: ({ data }) => said.footer(exact(data.journeys.converted)),
  table: ({ data }) => ({
    columns: ['week', 'journeys', 'conversion', 'low', 'high', 'converted', 'value'],
    rows: data.journeys.weeks.map((/** @type {any} */ w) => [day(w.from), w.count, w.conversion.value, w.conversion.low, w.conversion.high, w.conversion.numerator, w.value]),
  }),
};

/** How wide a picture is drawn, so that its words keep their size on a phone. */
const wide = () => (innerWidth < 700 ? 380 : 820);

/** Without the time at the end in which too few journeys begin. @param {any[]} trend */
function known(trend) {
  return trend.slice(0, trend.findLastIndex(point => point.conversion.denominator >= 30) + 1);
}

/** @param {unknown} figure @param {unknown} label @param {unknown} trend */
function big(figure, label, trend) {
  return html`<div><div class="big">${figure}</div><div class="reason">${label}</div>${trend}</div>`;
}

/** Five sentences, each with its number and the view that shows it. @param {any} j @param {import('../main.js').Page} page @param {Names} names */
function findings(j, page, names) {
  const found = [ending(j, names), bottleneck(j, names), entry(j, names), loop(j, names), strongest(page, names), persona(page)].filter(f => f != null);
  if (!found.length) return html`<p class="reason">${said.nothing}</p>`;
  return html`<ol>${found.map((f, i) => html`<li class="finding"><b>${i + 1}</b><span>${f.text} <a href=${f.to} aria-label=${`${said.show} ${i + 1}`}>${said.show}</a></span></li>`)}</ol>`;
}

/** Where nothing converts, the place at which most journeys end. @param {any} j @param {Names} names */
function ending(j, names) {
  if (j.converted) return null;
  const most = [...j.graph.nodes].filter(n => n.kind === 'STEP').sort((a, b) => b.dropOff.numerator - a.dropOff.numerator)[0];
  if (!most) return null;
  return { text: html`${said.mostEnd(names.name(most.id))} <b>${exact(most.dropOff.numerator)}</b>, ${said.ofVisits(percent(most.dropOff.value))}`, to: link('graph', { pin: most.id }) };
}

/** @param {any} j @param {Names} names */
function bottleneck(j, names) {
  const b = j.bottlenecks[0];
  if (!b || b.lostConversions <= 0) return null;
  return { text: html`<b class="loss">${said.conversions(parts(b.lostConversions))}</b> ${said.lostAt(names.name(b.touchpoint))}: ${b.reasons[0] ?? ''}.`, to: link('graph', { pin: b.touchpoint }) };
}

/** The beginning that converts best among those with enough journeys. @param {any} j @param {Names} names */
function entry(j, names) {
  const entries = j.graph.edges.filter((/** @type {any} */ e) => e.from === 'START' && e.count >= Math.max(30, j.count / 100) && !names.converts(e.to));
  const chance = new Map(j.graph.nodes.map((/** @type {any} */ n) => [n.id, n.conversionFromHere]));
  const best = entries.sort((/** @type {any} */ a, /** @type {any} */ b) => (chance.get(b.to) ?? 0) - (chance.get(a.to) ?? 0))[0];
  if (!best || (chance.get(best.to) ?? 0) < (j.conversion.value ?? 0) * 1.1 || !chance.get(best.to)) return null;
  return { text: html`${said.beginAt(names.name(best.to))} <b>${percent(chance.get(best.to))}</b>, ${said.againstAll(percent(j.conversion.value), exact(best.count))}`, to: link('graph', { pin: best.to }) };
}

/** @param {any} j @param {Names} names */
function loop(j, names) {
  const l = j.loops[0];
  if (!l) return null;
  const way = l.steps.map((/** @type {string} */ s) => names.name(s)).join(' → ');
  if (!j.converted) return { text: html`<b>${percent(l.journeys / j.count)}</b> ${said.round(way)}`, to: link('graph', { pin: l.steps[0] }) };
  return { text: html`<b>${percent(l.journeys / j.count)}</b> ${said.goRound(way, percent(l.conversionWith.value), interval(l.conversionWith), percent(l.conversionWithout.value))}`, to: link('graph', { pin: l.steps[0] }) };
}

/** @param {import('../main.js').Page} page @param {Names} names */
function strongest(page, names) {
  const credits = page.more?.journeys.attribution.credits;
  if (!credits?.length) return null;
  const top = [...credits].sort((a, b) => (b.removalEffect ?? 0) - (a.removalEffect ?? 0))[0];
  if (!top.removalEffect) return null;
  return { text: html`${said.matters(names.name(top.step))} <b>${percent(top.removalEffect)}</b> ${said.wouldBeLost}`, to: link('attribution') };
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
    text: html`${said.convertsLeast(called(low.key))} <b>${percent(low.conversion.value)}</b> (${interval(low.conversion)}), ${said.lessThan(points(high.conversion.value - low.conversion.value).replace('+', ''), called(high.key))}`,
    to: link('compare', { b: 'persona:' + encodeURIComponent(high.key), a: 'persona:' + encodeURIComponent(low.key) }),
  };
}

/** Stages with how much traffic falls on them and how much ends there. @param {any} j */
function stages(j) {
  const order = j.graph.layout.lanes.map((/** @type {any} */ lane) => lane.name).filter(Boolean);
  const into = new Map(j.graph.edges.filter((/** @type {any} */ e) => e.from === 'START').map((/** @type {any} */ e) => [e.to, e.count]));
  /** @type {Map<string, { visits: number, begun: number, ended: number }>} */
  const sums = new Map(order.map((/** @type {string} */ stage) => [String(stage), { visits: 0, begun: 0, ended: 0 }]));
  for (const node of j.graph.nodes) {
    const sum = sums.get(node.stage);
    if (sum && node.kind === 'STEP') {
      sum.visits += node.visits;
      sum.begun += into.get(node.id) ?? 0;
      sum.ended += node.dropOff.numerator;
    }
  }
  const all = Math.max(1, [...sums.values()].reduce((sum, s) => sum + s.visits, 0));
  if (!sums.size) return html`<p class="reason">${said.noStages}</p>`;
  return html`${stack([...sums], all)}<div class="wide"><table><thead><tr><th>${said.stage}</th><th class="n">${said.visits}</th><th class="n">${said.begin}</th><th class="n">${said.end}</th><th class="n">${said.endShare}</th></tr></thead><tbody>${[...sums].map(
    ([name, s]) => html`<tr><td class="stage">${name}</td><td class="n">${count(s.visits)}</td><td class="n">${count(s.begun)}</td><td class="n">${count(s.ended)}</td><td class="n">${percent(s.visits ? s.ended / s.visits : null)}</td></tr>`,
  )}</tbody></table></div>`;
}

/** The visits of the stages as one bar. @param {[string, { visits: number }][]} sums @param {number} all */
function stack(sums, all) {
  const width = wide();
  let at = 0;
  return html`<svg class="stack" viewBox=${`0 0 ${width} 34`} width="100%" role="img" aria-label=${said.stackLabel}>${sums.map(([name, s], i) => {
    const x = at;
    const w = (s.visits / all) * width;
    at += w;
    return svg`<g data-tip=${said.stackTip(name, exact(s.visits), percent(s.visits / all))}><rect class=${`stack-${i % 2}`} x=${x} y="0" width=${Math.max(0.5, w - 1)} height="14"></rect>${w > 70 ? svg`<text class="soft" x=${x} y="28">${name} ${percent(s.visits / all)}</text>` : nothing}</g>`;
  })}</svg>`;
}
