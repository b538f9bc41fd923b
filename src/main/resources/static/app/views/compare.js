// @ts-check
import { html, nothing } from 'lit-html';
import { amount, count, duration, exact, interval, percent, points, probability } from '../format.js';
import { rate } from '../shell/figure.js';
import { Names } from '../shell/names.js';
import { pathChips } from '../shell/path.js';
import { split } from '../scope.js';
import { set } from '../state.js';
import { words } from '../words.js';
import { differencePicture, legend } from './compare/picture.js';
import { chosen, sideForms, sideName, sideScope, suggestions } from './compare/sides.js';
import { waterfall } from './compare/waterfall.js';

const RATE = 'value low high numerator denominator deff of';
const SIDE = `count customers converted value conversion { ${RATE} } steps { median } seconds { median } graph { nodes { id journeys } }`;
const LISTED = 20;

/** @type {import('../main.js').View} */
export default {
  query: `
query Compare($scope: JourneyScope, $a: JourneyScope!, $b: JourneyScope!, $both: Boolean!, $unfold: [String!], $edges: Int) {
  touchpoints { id name channel stage conversion }
  personas { id name }
  journeys(scope: $scope) {
    count
    graph @include(if: $both) {
      layout(unfold: $unfold) {
        width height
        lanes { name kind x width visits steps folded hiddenTransitions }
        cards { id steps lane column x y visits }
        links { source target count countBack back shown sourceY targetY }
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
}`,
  variables: values => ({ a: sideScope(values, values.a), b: sideScope(values, values.b), both: chosen(values), unfold: split(values.unfold), edges: 5000 }),
  figures: ({ data }) => (data.compare ? html`${rate(data.compare.a.conversion, 'A')}${rate(data.compare.b.conversion, 'B')}` : nothing),
  options: ({ values, data }) =>
    data?.compare
      ? html`<span class="group">${[['', words.compare.difference], ['a', 'A'], ['b', 'B']].map(([key, text]) => html`<button aria-pressed=${(values.side ?? '') === key} @click=${() => set({ side: key })}>${text}</button>`)}</span>`
      : nothing,
  render(page) {
    const { data, values } = page;
    const names = new Names(data.touchpoints);
    const name = (/** @type {string} */ id) => names.name(id);
    const forms = sideForms(values, data);
    if (!data.compare) return html`${forms}${suggestions(data)}`;
    const titles = ['a', 'b'].map(key => sideName(values[key], data.personas, name));
    const c = data.compare;
    return html`${forms}
      <p class="says">${sentence(c, titles)}</p>${c.notes.length ? html`<details class="cautions"><summary>${words.compare.beware(c.notes.length)}</summary><ul class="notes">${c.notes.map((/** @type {string} */ note) => html`<li>${note}</li>`)}</ul></details>` : nothing}
      ${c.a.count && c.b.count ? html`
      <div class="two"><section><h2>${words.compare.why}</h2>${waterfall(c.decomposition, c.a.conversion.value, c.b.conversion.value, name)}</section>
        <section><h2>${words.compare.figures}</h2>${figures(c, titles)}</section></div>
      <h2>${words.compare.graph}</h2>${values.side ? nothing : legend()}${differencePicture(data, values.side ?? '', page, name)}
      <div class="halves"><section><h2>${words.compare.edges}</h2>${edges(c.edges, name)}</section>
        <section><h2>${words.compare.paths}</h2>${paths(c.paths, names)}</section></div>` : nothing}`;
  },
  footer: ({ data }) => (data.compare ? words.compare.footer(exact(data.compare.edges.tested), exact(data.compare.paths.tested)) : ''),
  table: ({ data }) => ({
    columns: ['from', 'to', 'share a', 'share b', 'count a', 'count b', 'p', 'q', 'median seconds a', 'median seconds b', 'q of times'],
    rows: (data.compare?.edges.edges ?? []).map((/** @type {any} */ e) => [e.from, e.to, e.probabilityA, e.probabilityB, e.countA, e.countB, e.pValue, e.qValue, e.medianSecondsA, e.medianSecondsB, e.timeQValue]),
  }),
};

/** The gap in one sentence. @param {any} c @param {string[]} titles */
function sentence(c, [a, b]) {
  const gap = c.conversionGap;
  if (gap.difference == null) return html`${words.compare.noGap}`;
  const clear = gap.low > 0 || gap.high < 0;
  const kind = !clear ? '' : gap.difference > 0 ? 'gain' : 'loss';
  return html`${words.compare.journeysOf} <b>${b}</b> ${clear ? words.compare.convert : words.compare.maybe} <b class=${kind}>${points(Math.abs(gap.difference)).replace('+', '')}</b>
    ${gap.difference >= 0 ? words.compare.moreThan : words.compare.lessThan} <b>${a}</b>: ${percent(gap.b.value)} ${words.compare.against} ${percent(gap.a.value)}
    <small>95 % ${interval(gap)} ${words.compare.points}, ${probability('p', gap.pValue)}${clear ? '' : `; ${words.compare.unclear}`}.${c.sharedCustomers ? ` ${words.compare.shared(exact(c.sharedCustomers))}` : ''}</small>`;
}

/** @param {any} c @param {string[]} titles */
function figures(c, titles) {
  /** @type {[string, (j: any) => unknown][]} */
  const rows = [
    [words.compare.rows.journeys, j => count(j.count)],
    [words.compare.rows.customers, j => count(j.customers)],
    [words.compare.rows.conversion, j => rate(j.conversion)],
    [words.compare.rows.value, j => amount(j.count ? j.value / j.count : null)],
    [words.compare.rows.steps, j => exact(j.steps?.median)],
    [words.compare.rows.time, j => duration(j.seconds?.median)],
  ];
  return html`<div class="wide"><table><thead><tr><th></th><th class="n">A ${titles[0]}</th><th class="n">B ${titles[1]}</th></tr></thead>
    <tbody>${rows.map(([label, of]) => html`<tr><td>${label}</td><td class="n">${of(c.a)}</td><td class="n">${of(c.b)}</td></tr>`)}</tbody></table></div>`;
}

/** @param {any} found @param {(id: string) => string} name */
function edges(found, name) {
  return html`<div class="wide"><table><thead><tr><th>${words.compare.transition}</th><th class="n">A</th><th class="n">B</th><th class="n">${words.compare.difference}</th><th class="n">q</th></tr></thead>
    <tbody>${found.edges.slice(0, LISTED).map((/** @type {any} */ e) => {
      const gap = (e.probabilityB ?? 0) - (e.probabilityA ?? 0);
      return html`<tr><td>${name(e.from)} → ${name(e.to)}</td><td class="n">${percent(e.probabilityA)} <small>${exact(e.countA)}</small></td><td class="n">${percent(e.probabilityB)} <small>${exact(e.countB)}</small></td>
        <td class="n ${sign(gap, e.qValue)}">${points(gap)}</td><td class="n">${e.qValue == null ? '–' : probability('', e.qValue)}</td></tr>`;
    })}</tbody></table></div>`;
}

/** Only what is sure gets a colour. @param {number} gap @param {number | null} q */
const sign = (gap, q) => (q == null || q >= 0.05 ? '' : gap > 0 ? 'gain' : 'loss');

/** @param {any} found @param {Names} names */
function paths(found, names) {
  return html`<div class="wide"><table><thead><tr><th>${words.compare.path}</th><th class="n">A</th><th class="n">B</th><th class="n">${words.compare.difference}</th><th class="n">q</th></tr></thead>
    <tbody>${found.paths.map((/** @type {any} */ p) => {
      const gap = (p.b.value ?? 0) - (p.a.value ?? 0);
      return html`<tr><td>${pathChips(p.steps, id => names.name(id), id => names.converts(id))}</td><td class="n">${percent(p.a.value)} <small>${exact(p.a.numerator)}</small></td><td class="n">${percent(p.b.value)} <small>${exact(p.b.numerator)}</small></td>
        <td class="n ${sign(gap, p.qValue)}">${points(gap)}</td><td class="n">${p.qValue == null ? '–' : probability('', p.qValue)}</td></tr>`;
    })}</tbody></table></div>`;
}
