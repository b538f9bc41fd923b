// @ts-check
import { html, nothing } from 'lit-html';
import { amount, count, currencyOf, duration, exact, percent, points, probability } from '../format.js';
import { rate } from '../shell/figure.js';
import { Names } from '../shell/names.js';
import { split } from '../scope.js';
import { set } from '../state.js';
import { words } from '../words.js';
import { differencePicture, legend } from './compare/picture.js';
import { reason } from './compare/reason.js';
import { chosen, sideForms, sideLabel, sideName, sideScope, staged, suggestions } from './compare/sides.js';
import { edges, paths } from './compare/tables.js';
import { waterfall } from './compare/waterfall.js';

/** @typedef {import('../types/operations').Compare} Answer */
/** @typedef {NonNullable<Answer['compare']>} Comparison */
/** @typedef {NonNullable<Answer['stages']>} Stages */
/** @typedef {{ title: string, letter: 'A' | 'B', journeys: Comparison['a'], stages: Stages['a'] | undefined }} Side  one of the two, and the same journeys with stages as steps */
/** @typedef {import('../main.js').Page<Answer>} Page */

const said = words.compare;
const RATE = 'value low high numerator denominator deff of';
const SIDE = `count customers converted value currencies { currency conversions value } conversion { ${RATE} } steps { median } seconds { median } graph { nodes { id journeys visits dropOff { ${RATE} } } } bottlenecks(first: 10) { touchpoint lostConversions dropOff { ${RATE} } usualDropOff reasons }`;
const STAGES = `count graph { nodes { id kind journeys conversion { ${RATE} } } }`;
const LISTED = 20;

/** @type {import('../main.js').View<Answer>} */
export default {
  query: `
query Compare($scope: JourneyScope, $a: JourneyScope!, $b: JourneyScope!, $aStages: JourneyScope!, $bStages: JourneyScope!, $both: Boolean!, $staged: Boolean!, $unfold: [String!], $edges: Int) {
  touchpoints { id name channel stage conversion }
  personas { id name }
  journeys(scope: $scope) {
    count
    graph @include(if: $both) {
      layout(unfold: $unfold) {
        width height
        lanes { name kind x width visits steps folded hiddenTransitions }
        cards { id steps lane column x y visits }
        links { source target count countBack back shown via bow sourceY targetY }
      }
    }
  }
  compare(a: $a, b: $b) @include(if: $both) {
    sharedCustomers
    notes
    conversionGap { difference low high pValue a { ${RATE} } b { ${RATE} } }
    a { ${SIDE} }
    b { ${SIDE} }
    decomposition { step part }
    edges(first: $edges) { tested edges { from to probabilityA probabilityB countA countB pValue qValue medianSecondsA medianSecondsB timeQValue } }
    paths(first: ${LISTED}) { tested paths { steps a { ${RATE} } b { ${RATE} } pValue qValue } }
  }
  stages: compare(a: $aStages, b: $bStages) @include(if: $staged) { a { ${STAGES} } b { ${STAGES} } decomposition { step part } }
}`,
  variables: values => ({
    a: sideScope(values, values.a),
    b: sideScope(values, values.b),
    aStages: sideScope({ ...values, step: 'stage' }, values.a),
    bStages: sideScope({ ...values, step: 'stage' }, values.b),
    both: chosen(values),
    staged: staged(values),
    unfold: split(values.unfold),
    edges: 5000,
  }),
  figures: page => sides(page).map(side => rate(side.journeys.conversion, sideLabel(side))),
  options: ({ values, data }) =>
    data.compare
      ? html`<span class="group differs">${[['', said.difference], ['a', said.only('A')], ['b', said.only('B')]].map(([key, text]) => html`<button aria-pressed=${(values.side ?? '') === key} @click=${() => set({ side: key })}>${text}</button>`)}</span>`
      : nothing,
  render(page) {
    const { data, values } = page;
    const forms = sideForms(values, data);
    const c = data.compare;
    if (!c) return html`${forms}${suggestions(data)}`;
    const names = new Names(data.touchpoints);
    const name = (/** @type {string} */ id) => names.name(id);
    const [a, b] = sides(page);
    return html`${forms}
      <p class="says">${sentence(c, a, b)}</p>
      ${a.journeys.count && b.journeys.count ? html`${reason(data, a, b, name)}
      <div class="two"><section>${waterfall(page, a, b, name)}</section>
        <section><h2>${said.figures}</h2>${figures(a, b)}${beware(c.notes)}</section></div>
      <section class="differs"><h2 class="apart">${said.graph}</h2>${values.side ? nothing : legend(sideLabel(b))}${differencePicture(data, values.side ?? '', page, name)}</section>
      <div class="halves"><section><h2>${said.edges}</h2>${edges(c.edges, [a, b], name, circular(c))}</section>
        <section><h2>${said.paths}</h2>${paths(c.paths, [a, b], names, circular(c))}</section></div>` : beware(c.notes)}`;
  },
  footer: ({ data }) => (data.compare ? said.footer(exact(data.compare.edges.tested), exact(data.compare.paths.tested)) : ''),
  table: ({ data }) => ({
    columns: words.columns.compare,
    rows: (data.compare?.edges.edges ?? []).map(e => [e.from, e.to, e.probabilityA, e.probabilityB, e.countA, e.countB, e.pValue, e.qValue, e.medianSecondsA, e.medianSecondsB, e.timeQValue]),
  }),
};

/** A and B with their names; none before both are chosen. @param {Page} page @returns {Side[]} */
function sides({ data, values }) {
  const { compare, stages } = data;
  if (!compare) return [];
  const names = new Names(data.touchpoints);
  const title = (/** @type {string | undefined} */ text) => sideName(text, data.personas, id => names.name(id));
  return [
    { title: title(values.a) ?? 'A', letter: 'A', journeys: compare.a, stages: stages?.a },
    { title: title(values.b) ?? 'B', letter: 'B', journeys: compare.b, stages: stages?.b },
  ];
}

/** The gap in one sentence. @param {Comparison} c @param {Side} a @param {Side} b */
function sentence(c, a, b) {
  const gap = c.conversionGap;
  if (gap.difference == null || gap.low == null || gap.high == null) return html`${said.noGap}`;
  const clear = gap.low > 0 || gap.high < 0;
  const kind = !clear ? '' : gap.difference > 0 ? 'gain' : 'loss';
  const [from, to] = [gap.low, gap.high].map(end => points(gap.difference != null && gap.difference < 0 ? -end : end).replace(clear ? '+' : '', '')).map(text => text.replace(` ${said.points}`, ''));
  const range = gap.difference < 0 ? said.range(to, from) : said.range(from, to);
  const size = points(Math.abs(gap.difference)).replace('+', '');
  const apart = html`<b class=${kind}>${size}</b> ${gap.difference > 0 ? said.moreThan : said.lessThan}`;
  return html`${said.journeysOf} <b>${b.title}</b> ${clear ? said.convert : said.maybe} ${size === points(0) ? said.asOften : apart} <b>${a.title}</b>: ${percent(gap.b.value)} ${said.against} ${percent(gap.a.value)}
    <small class="fig" tabindex="0" data-tip=${said.chance(probability('p', gap.pValue))}>${said.between(range)}${clear ? '' : `; ${said.unclear}`}.${c.sharedCustomers ? ` ${said.shared(exact(c.sharedCustomers))}` : ''}</small>`;
}

/** @typedef {[string, (j: Comparison['a']) => unknown]} Figure */

/** @type {Figure} */
const valuePerJourney = [said.rows.value, j => html`${amount(j.count ? j.value / j.count : null)} <small>${currencyOf(j.currencies)}</small>`];

/** @param {Side} a @param {Side} b */
function figures(a, b) {
  /** @type {Figure[]} */
  const rows = [
    [said.rows.journeys, j => count(j.count)],
    [said.rows.customers, j => count(j.customers)],
    [said.rows.conversion, j => rate(j.conversion)],
    ...(a.journeys.value || b.journeys.value ? [valuePerJourney] : []),
    [said.rows.steps, j => exact(j.steps?.median)],
    [said.rows.time, j => duration(j.seconds?.median)],
  ];
  return html`<div class="wide"><table><thead><tr><th></th>${[a, b].map(side => html`<th class="n side-name">${sideLabel(side)}</th>`)}</tr></thead>
    <tbody>${rows.map(([label, of]) => html`<tr><td>${label}</td><td class="n">${of(a.journeys)}</td><td class="n">${of(b.journeys)}</td></tr>`)}</tbody></table></div>`;
}

/** True where a side was chosen by what customers do, so that a test of what they do says nothing. @param {Comparison} c */
const circular = c => c.notes.some(note => note.includes('come of the choice'));

/** What the service warns of, never folded away. @param {string[]} notes */
function beware(notes) {
  if (!notes.length) return nothing;
  return html`<h2 class="apart">${said.beware}</h2><ul class="notes">${notes.map(note => html`<li>${note.replace(/^[ab]\b/, side => side.toUpperCase()).replace(/ and b (?=are|\()/, ' and B ')}</li>`)}</ul>`;
}
