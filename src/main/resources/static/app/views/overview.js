// @ts-check
import { html, nothing } from 'lit-html';
import { amount, count, DASH, day, duration, evidence, exact, figureOf, inCurrency, intervalOf } from '../format.js';
import { rateLine, spark } from '../chart/line.js';
import { Names } from '../shell/names.js';
import { set } from '../state.js';
import { words } from '../words.js';
import { findings } from './overview/findings.js';
import { stages } from './overview/stages.js';
import { trend, trendWords, unitOf } from './overview/trend.js';

/** @typedef {import('../types/operations').Overview} Answer */
/** @typedef {import('../main.js').Page<Answer, import('../types/operations').OverviewLater>} Page */

const said = words.overview;
const RATE = 'value low high numerator denominator deff of';
/** So many months stand under a figure. */
const MONTHS = 24;

/** @type {import('../main.js').View<Answer, import('../types/operations').OverviewLater>} */
export default {
  query: `
query Overview($scope: JourneyScope) {
  touchpoints { id name stage conversion }
  personas { id name }
  journeys(scope: $scope) {
    count customers converted value currencies { currency conversions value } dataUntil open
    conversion { ${RATE} }
    customerConversion { ${RATE} }
    steps { mean median p90 max }
    seconds { mean median p90 max }
    months: trend(unit: MONTH) { from count open conversion { ${RATE} } value }
    weeks: trend(unit: WEEK) { from count open conversion { ${RATE} } value }
    bottlenecks(first: 1) { touchpoint lostConversions dropOff { ${RATE} } usualDropOff }
    graph { nodes { id kind stage visits dropOff { ${RATE} } conversionFromHere } edges { from to count } layout { lanes { name } } }
  }
}`,
  later: {
    query: `
query OverviewLater($scope: JourneyScope) {
  journeys(scope: $scope) {
    attribution(model: MARKOV, samples: 200) { credits { step conversions share removalEffect low high } }
    loops(first: 5) { steps journeys extraVisits conversionWith { ${RATE} } conversionWithout { ${RATE} } }
    breakdown(by: "persona", top: 12) { key count conversion { ${RATE} } }
  }
}`,
  },
  render(page) {
    const j = page.data.journeys;
    const unit = unitOf(j, page.values);
    return html`${figures(j)}
      <div class="two">
        <section><header class="head"><h2>${said.by[unit]}</h2><span class="group">${said.units.map(([key, text]) => html`<button aria-pressed=${unit === key} @click=${() => set({ unit: key })}>${text}</button>`)}</span></header>${trend(j, unit)}
          <h2 class="apart">${said.stages}</h2>${stages(j)}</section>
        <section><h2>${said.standsOut}</h2>${findings(page, new Names(page.data.touchpoints))}</section>
      </div>`;
  },
  footer: ({ data, values }) => trendWords(data.journeys, unitOf(data.journeys, values)),
  table: ({ data, values }) => {
    const unit = unitOf(data.journeys, values);
    return {
      columns: words.columns.overview(unit),
      rows: (unit === 'week' ? data.journeys.weeks : data.journeys.months).map(w => [day(w.from), w.count, w.conversion.value, w.conversion.low, w.conversion.high, w.conversion.numerator, w.value, w.open]),
    };
  },
};

/** The five figures, each with its way over the months; the first and the last are seldom whole and stand only in the trend below. @param {Answer['journeys']} j */
function figures(j) {
  const whole = j.months.length > 4 ? j.months.slice(1, -1) : j.months;
  const months = whole.slice(-MONTHS);
  const label = (/** @type {string} */ what) => (months.length ? said.monthly(what, day(months[0].from).slice(0, 7), day(months[months.length - 1].from).slice(0, 7)) : what);
  const how = (/** @type {string} */ what) => ({ width: 200, height: 36, label: label(what) });
  const until = j.dataUntil ? html` <small class="nb">${said.until(day(j.dataUntil))}</small>` : nothing;
  return html`<div class="five">
    ${big(html`<span class="fig" tabindex="0" data-tip=${said.exactly(exact(j.count), said.journeys)}>${count(j.count)}</span>`, said.journeys, spark(months.map(m => m.count), how(said.journeys)))}
    ${big(html`<span class="fig" tabindex="0" data-tip=${evidence(j.customerConversion).join('\n')}>${count(j.customers)}</span>`, html`${said.customers}${until}`, nothing)}
    ${big(html`<span class="fig" tabindex="0" data-tip=${evidence(j.conversion).join('\n')}>${figureOf(j.conversion)}</span>`, html`${said.convert} <small>${intervalOf(j.conversion)}; ${words.evidence.of(exact(j.converted), exact(j.count))}</small>`, rateLine(months, how(said.convert)))}
    ${big(html`<span class="fig" tabindex="0" data-tip=${said.exactly(exact(j.value), `${said.value} ${inCurrency(j.currencies)}`)}>${j.value ? amount(j.value) : DASH}</span>`, html`${said.valueIn} <small>${j.value ? inCurrency(j.currencies) : said.noValues}</small>`, spark(months.map(m => m.value), how(said.value)))}
    ${big(html`<span class="fig" tabindex="0" data-tip=${said.lengths(duration(j.seconds?.median), duration(j.seconds?.p90), exact(j.steps?.median), exact(j.steps?.p90))}>${j.seconds ? duration(j.seconds.median) : said.steps(exact(j.steps?.median))}</span>`, j.seconds ? said.length(exact(j.steps?.median)) : said.median, nothing)}
  </div>`;
}

/** @param {unknown} figure @param {unknown} label @param {unknown} line */
function big(figure, label, line) {
  return html`<div><div class="big">${figure}</div><div class="reason">${label}</div>${line}</div>`;
}
