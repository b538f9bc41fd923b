// @ts-check
import { html, nothing } from 'lit-html';
import { duration, exact, lengthOfTime, percent } from '../format.js';
import { plainBar } from '../chart/bar.js';
import { number, rate } from '../shell/figure.js';
import { Names } from '../shell/names.js';
import { joined, split } from '../scope.js';
import { read, set } from '../state.js';

const RATE = 'value low high numerator denominator deff of';

/** Steps of the address: alternatives of one step are parted by |. @param {import('../state.js').Values} values */
const stepsOf = values => split(values.steps).map(step => step.split('|'));

/** @type {import('../main.js').View} */
export default {
  query: `
query Funnel($scope: JourneyScope, $steps: [FunnelStepInput!]!, $any: Boolean!, $order: FunnelOrder, $entry: FunnelEntry, $within: Duration, $by: CountBy) {
  touchpoints { id name stage conversion interactions }
  journeys(scope: $scope) {
    count
    conversion { ${RATE} }
    funnel(steps: $steps, order: $order, entry: $entry, within: $within, by: $by) @include(if: $any) {
      steps { entered fromPrevious { ${RATE} } fromFirst { ${RATE} } secondsFromPrevious { median p90 } wentInstead { step count share } }
      conversion { ${RATE} }
    }
  }
}`,
  variables: values => ({
    steps: stepsOf(values).length ? stepsOf(values).map(anyOf => ({ anyOf })) : [{ anyOf: [] }],
    any: stepsOf(values).length > 0,
    order: (values.order ?? 'ordered').toUpperCase(),
    entry: (values.entry ?? 'closed').toUpperCase(),
    within: values.within ?? null,
    by: (values.by ?? 'journey').toUpperCase(),
  }),
  figures: ({ data }) => html`${number(data.journeys.count, 'journeys')}${data.journeys.funnel ? rate(data.journeys.funnel.conversion, 'come through') : nothing}`,
  options: ({ values }) => html`
    ${choice('order', values, [['', 'in order'], ['strict', 'directly after each other'], ['any', 'in any order']], 'Steps')}
    ${choice('entry', values, [['', 'at the first step'], ['open', 'at any step']], 'Enter')}
    ${choice('within', values, [['', 'any time'], ['PT1H', '1 hour'], ['P1D', '1 day'], ['P7D', '7 days'], ['P30D', '30 days']], 'Within')}
    ${choice('by', values, [['', 'journeys'], ['customer', 'customers']], 'Count')}`,
  render(page) {
    const names = new Names(page.data.touchpoints);
    const steps = stepsOf(page.values);
    const funnel = page.data.journeys.funnel;
    return html`<div class="row steps-editor">${steps.map((anyOf, i) => html`<span class="chip set"><span class="pad">${i + 1}. ${anyOf.map(id => names.name(id)).join(' or ')}</span><button class="x" aria-label="Remove step ${i + 1}" @click=${() => keep(steps.filter((_, at) => at !== i))}>×</button></span>`)}
      ${adder(page, steps, names)}</div>
      ${funnel ? bars(funnel, steps, names) : start(page, names)}`;
  },
  footer: ({ values }) => `The loss stands at the step it leaves; "instead" is where journeys went next that did not come to the following step.${values.within ? ` All steps within ${lengthOfTime(values.within)}.` : ''} Of several attempts of a journey the one that gets furthest counts.`,
  table: ({ data, values }) => ({
    columns: ['step', 'entered', 'share of step before', 'low', 'high', 'share of first', 'median seconds from step before'],
    rows: (data.journeys.funnel?.steps ?? []).map((/** @type {any} */ s, /** @type {number} */ i) => [stepsOf(values)[i].join(' | '), s.entered, s.fromPrevious.value, s.fromPrevious.low, s.fromPrevious.high, s.fromFirst.value, s.secondsFromPrevious?.median ?? null]),
  }),
};

/** @param {string[][]} steps */
function keep(steps) {
  set({ steps: joined(steps.map(anyOf => anyOf.join('|'))) });
}

/** @param {string} key @param {import('../state.js').Values} values @param {string[][]} choices @param {string} label */
function choice(key, values, choices, label) {
  return html`<label>${label} <select @change=${(/** @type {Event} */ e) => set({ [key]: /** @type {HTMLSelectElement} */ (e.target).value })}>${choices.map(([v, text]) => html`<option value=${v} ?selected=${(values[key] ?? '') === v}>${text}</option>`)}</select></label>`;
}

/** @param {import('../main.js').Page} page @param {string[][]} steps @param {Names} names */
function adder(page, steps, names) {
  const add = (/** @type {Event} */ e) => {
    const select = /** @type {HTMLSelectElement} */ (e.target);
    if (select.value) keep([...steps, [select.value]]);
    select.value = '';
  };
  const or = (/** @type {Event} */ e) => {
    const select = /** @type {HTMLSelectElement} */ (e.target);
    if (select.value) keep(steps.map((anyOf, i) => (i === steps.length - 1 && !anyOf.includes(select.value) ? [...anyOf, select.value] : anyOf)));
    select.value = '';
  };
  const options = [...page.data.touchpoints].sort((a, b) => names.name(a.id).localeCompare(names.name(b.id))).map(t => html`<option value=${t.id}>${t.name}</option>`);
  return html`<label><span class="vh">Add a step</span><select @change=${add}><option value="">+ step</option>${options}</select></label>
    ${steps.length ? html`<label><span class="vh">Add an alternative to the last step</span><select @change=${or}><option value="">+ or</option>${options}</select></label>` : nothing}`;
}

/** Before there is a step: one click makes a funnel of the most visited touchpoint of each stage. @param {import('../main.js').Page} page @param {Names} names */
function start(page, names) {
  /** @type {Map<string, any>} */
  const byStage = new Map();
  for (const t of page.data.touchpoints) {
    if (t.stage && !t.conversion && (byStage.get(t.stage)?.interactions ?? -1) < t.interactions) byStage.set(t.stage, t);
  }
  const conversions = page.data.touchpoints.filter((/** @type {any} */ t) => t.conversion).slice(0, 1);
  const suggested = [...[...byStage.values()].slice(0, 3), ...conversions].map(t => [t.id]);
  return html`<section class="blank"><h2>Which way should journeys go?</h2><p>Add the steps one by one, or in the journey graph by “Funnel from here”.</p>
    ${suggested.length > 1 ? html`<p><button @click=${() => keep(suggested)}>Begin with ${suggested.map(s => names.name(s[0])).join(' → ')}</button></p>` : nothing}</section>`;
}

/** @param {any} funnel @param {string[][]} steps @param {Names} names @param {import('../main.js').Page} page */
function bars(funnel, steps, names) {
  const most = Math.max(1, ...funnel.steps.map((/** @type {any} */ s) => s.entered));
  return html`<table class="funnel"><thead><tr><th>Step</th><th>${read().values.by === 'customer' ? 'Customers' : 'Journeys'}</th><th></th><th class="n">Of the step before</th><th class="n">Of the first</th><th class="n">Median time</th></tr></thead><tbody>
    ${funnel.steps.map((/** @type {any} */ s, /** @type {number} */ i) => html`<tr>
      <td>${steps[i].map(id => names.name(id)).join(' or ')}
        ${i < funnel.steps.length - 1 ? html`<br><small>${s.wentInstead.slice(0, 2).map((/** @type {any} */ w) => `${percent(w.share)} of the rest: ${names.name(w.step).toLowerCase()}`).join(' · ')}</small>` : nothing}</td>
      <td>${plainBar(s.entered, most, { width: 300, label: exact(s.entered) })}</td><td class="n">${exact(s.entered)}</td>
      <td class="n">${i ? rate(s.fromPrevious) : nothing}</td><td class="n">${i ? rate(s.fromFirst) : nothing}</td><td class="n">${i ? duration(s.secondsFromPrevious?.median) : nothing}</td></tr>`)}
    </tbody></table>`;
}
