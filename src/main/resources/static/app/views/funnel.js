// @ts-check
import { html, nothing, svg } from 'lit-html';
import { duration, exact, FEW, lengthOfTime, percent, ratio } from '../format.js';
import { roomy } from '../chart/size.js';
import { number, rate } from '../shell/figure.js';
import { Names } from '../shell/names.js';
import { joined, split } from '../scope.js';
import { link, read, set } from '../state.js';
import { words } from '../words.js';

const RATE = 'value low high numerator denominator deff of';
const INSTEAD = 3;
/** What the columns beside the bars take of the width. */
const OTHER_COLUMNS = 560;
const TALLEST = 44;
/** A suggested funnel has at most so many steps. */
const LONGEST_SUGGESTED = 6;
const said = words.funnel;

/** @typedef {import('../types/operations').Funnel} Answer */
/** @typedef {NonNullable<Answer['journeys']['funnel']>} Funnel */
/** @typedef {import('../main.js').Page<Answer>} Page */

/** Steps of the address: alternatives of one step are parted by |. @param {import('../state.js').Values} values */
const stepsOf = values => split(values.steps).map(step => step.split('|'));

/** @type {import('../main.js').View<Answer>} */
export default {
  query: `
query Funnel($scope: JourneyScope, $steps: [FunnelStepInput!]!, $any: Boolean!, $start: Boolean!, $order: FunnelOrder, $entry: FunnelEntry, $within: Duration, $by: CountBy) {
  touchpoints { id name stage conversion interactions }
  journeys(scope: $scope) {
    count
    conversion { ${RATE} }
    graph @include(if: $start) { layout { lanes { name } } }
    commonPaths(first: 1, orderBy: CONVERTED) @include(if: $start) { edges { node { steps conversion { numerator } } } }
    funnel(steps: $steps, order: $order, entry: $entry, within: $within, by: $by) @include(if: $any) {
      steps { entered fromPrevious { ${RATE} } fromFirst { ${RATE} } secondsFromPrevious { median p90 } wentInstead { step count share } }
      conversion { ${RATE} }
    }
  }
}`,
  variables: values => ({
    steps: stepsOf(values).length ? stepsOf(values).map(anyOf => ({ anyOf })) : [{ anyOf: [] }],
    any: stepsOf(values).length > 0,
    start: stepsOf(values).length === 0,
    order: (values.order ?? 'ordered').toUpperCase(),
    entry: (values.entry ?? 'closed').toUpperCase(),
    within: values.within ?? null,
    by: (values.by ?? 'journey').toUpperCase(),
  }),
  figures: ({ data, values }) => html`${number(data.journeys.count, said.journeys)}${data.journeys.funnel && values.by !== 'customer' ? number(data.journeys.funnel.steps[0].entered, said.first) : nothing}${data.journeys.funnel && data.journeys.funnel.steps.length > 1 ? rate(data.journeys.funnel.conversion, said.through) : nothing}`,
  options: ({ values }) => html`${choice('order', values, said.orders, said.steps)}${choice('entry', values, said.entries, said.enter)}${choice('within', values, said.times, said.within)}${choice('by', values, said.counts, said.count)}`,
  render(page) {
    const names = new Names(page.data.touchpoints);
    const steps = stepsOf(page.values);
    const funnel = page.data.journeys.funnel;
    return html`<div class="row steps-editor">${steps.map((anyOf, i) => html`<span class="chip set"><span class="pad">${i + 1}. ${named(anyOf, names)}</span><button class="x" aria-label=${said.remove(i + 1)} @click=${() => keep(steps.filter((_, at) => at !== i))}>×</button></span>`)}
      ${adder(page, steps, names)}<a class="button" href=${link('graph', { steps: page.values.steps ?? '', build: 'yes' })}>${said.inGraph}</a></div>
      ${funnel ? bars(funnel, steps, names) : start(page, names)}`;
  },
  footer: ({ values }) => said.footer(values.within ? lengthOfTime(values.within) : ''),
  table: ({ data, values }) => ({
    columns: words.columns.funnel,
    rows: (data.journeys.funnel?.steps ?? []).map((s, i) => [stepsOf(values)[i].join(' | '), s.entered, s.fromPrevious.value, s.fromPrevious.low, s.fromPrevious.high, s.fromFirst.value, s.secondsFromPrevious?.median ?? null, s.secondsFromPrevious?.p90 ?? null, s.wentInstead.map(w => `${w.step} ${w.count}`).join('; ')]),
  }),
};

/** @param {string[]} anyOf @param {Names} names */
const named = (anyOf, names) => anyOf.map(id => names.name(id)).join(` ${said.or} `);

/** @param {string[][]} steps */
function keep(steps) {
  set({ steps: joined(steps.map(anyOf => anyOf.join('|'))) });
}

/** @param {string} key @param {import('../state.js').Values} values @param {[string, string][]} choices @param {string} label */
function choice(key, values, choices, label) {
  return html`<label>${label} <select @change=${(/** @type {Event} */ e) => set({ [key]: /** @type {HTMLSelectElement} */ (e.target).value })}>${choices.map(([v, text]) => html`<option value=${v} ?selected=${(values[key] ?? '') === v}>${text}</option>`)}</select></label>`;
}

/** @param {Page} page @param {string[][]} steps @param {Names} names */
function adder(page, steps, names) {
  const take = (/** @type {(id: string) => void} */ act) => (/** @type {Event} */ e) => {
    const select = /** @type {HTMLSelectElement} */ (e.target);
    if (select.value) act(select.value);
    select.value = '';
  };
  const last = steps.length - 1;
  const or = (/** @type {string} */ id) => keep(steps.map((anyOf, i) => (i === last && !anyOf.includes(id) ? [...anyOf, id] : anyOf)));
  const options = [...page.data.touchpoints].sort((a, b) => names.name(a.id).localeCompare(names.name(b.id))).map(t => html`<option value=${t.id}>${t.name}</option>`);
  return html`<label><span class="vh">${said.add}</span><select @change=${take(id => keep([...steps, [id]]))}><option value="">+ ${said.step}</option>${options}</select></label>
    ${steps.length ? html`<label><span class="vh">${said.addOr}</span><select @change=${take(or)}><option value="">+ ${said.or}</option>${options}</select></label>` : nothing}`;
}

/** Before there is a step: one click makes a funnel of the most common path that converts, else of the most visited touchpoint of each stage; or it begins anywhere. @param {Page} page @param {Names} names */
function start(page, names) {
  /** @type {Map<string, Answer['touchpoints']>} */
  const stages = new Map((page.data.journeys.graph?.layout.lanes ?? []).map(lane => [lane.name ?? words.graph.converted, []]));
  for (const t of [...page.data.touchpoints].sort((a, b) => b.interactions - a.interactions)) {
    const stage = t.conversion ? words.graph.converted : (t.stage ?? words.graph.noStage);
    stages.set(stage, [...(stages.get(stage) ?? []), t]);
  }
  const conversions = page.data.touchpoints.filter(t => t.conversion).slice(0, 1);
  const firsts = [...stages.values()].map(list => list.find(t => t.stage && !t.conversion)).filter(t => t != null);
  const common = page.data.journeys.commonPaths?.edges[0]?.node;
  const walked = common?.conversion.numerator ? [...new Set(common.steps)].slice(-LONGEST_SUGGESTED) : [];
  const suggested = (walked.length > 1 ? walked : [...firsts.slice(0, 3), ...conversions].map(t => t.id)).map(id => [id]);
  return html`<section class="begin"><h2>${said.which}</h2><p>${said.how}</p>
    ${suggested.length > 1 ? html`<p><button class="main-act" @click=${() => keep(suggested)}>${said.begin(suggested.map(s => names.name(s[0])).join(' → '))}</button></p>` : nothing}
    ${[...stages].filter(([, list]) => list.length).map(([stage, list]) => html`<h3 class="stage">${stage}</h3><p class="row">${list.slice(0, 24).map(t => html`<button @click=${() => keep([[t.id]])}>${t.name}</button>`)}</p>`)}</section>`;
}

/** What the margins of a phone take of a bar. */
const NARROW_MARGINS = 16;

/** @param {Funnel} funnel @param {string[][]} steps @param {Names} names */
function bars(funnel, steps, names) {
  const most = Math.max(1, ...funnel.steps.map(s => s.entered));
  const room = roomy();
  const width = Math.max(140, room.narrow ? room.width - NARROW_MARGINS : room.width - OTHER_COLUMNS);
  const height = Math.max(14, Math.min(TALLEST, Math.floor(room.height / (3 * funnel.steps.length))));
  return html`${mostLost(funnel, steps, names)}<div class="wide"><table class="funnel stacked"><thead><tr><th>${said.stepHead}</th><th>${read().values.by === 'customer' ? said.customers : said.journeysHead}</th><th class="n">${said.ofBefore}</th><th class="n">${said.ofFirst}</th><th class="n">${said.time}</th></tr></thead><tbody>
    ${funnel.steps.map((s, i) => html`<tr>
      <td><b>${i + 1}. ${named(steps[i], names)}</b></td>
      <td class="way">${bar(s.entered, funnel.steps[i + 1]?.entered ?? s.entered, most, width, height)}${instead(funnel, steps, i, names)}</td>
      <td class="n" data-k=${i ? said.ofBefore : nothing}>${i ? rate(s.fromPrevious) : nothing}</td><td class="n" data-k=${i ? said.ofFirst : nothing}>${i ? rate(s.fromFirst) : nothing}</td>
      <td class="n" data-k=${i && s.secondsFromPrevious ? said.time : nothing}>${i && s.secondsFromPrevious ? html`<span class="fig" tabindex="0" data-tip=${said.timeTip(duration(s.secondsFromPrevious.median), duration(s.secondsFromPrevious.p90))}>${duration(s.secondsFromPrevious.median)}</span>` : nothing}</td></tr>`)}
    </tbody></table></div>`;
}

/** Those who come to a step; the lighter part does not come to the next. @param {number} entered @param {number} next @param {number} most @param {number} width @param {number} height */
function bar(entered, next, most, width, height) {
  const x = (/** @type {number} */ n) => (n / most) * (width - 64);
  const tip = next < entered ? said.barTip(exact(entered), exact(entered - next)) : exact(entered);
  return html`<svg width=${width} height=${height} role="img" tabindex="0" aria-label=${tip} data-tip=${tip}>
    <rect class="kept" x="0" y="1" height=${height - 2} width=${Math.max(0.5, x(next))}></rect>${next < entered ? svg`<rect class="lost" x=${x(next)} y="1" height=${height - 2} width=${Math.max(0.5, x(entered) - x(next))}></rect>` : nothing}
    <text x=${x(entered) + 8} y=${height / 2 + 4.5}>${exact(entered)}</text></svg>`;
}

/** Where most do not go on, in words. @param {Funnel} funnel @param {string[][]} steps @param {Names} names */
function mostLost(funnel, steps, names) {
  const losses = funnel.steps.slice(0, -1).map((s, i) => ({ i, step: s, lost: s.entered - funnel.steps[i + 1].entered }));
  const worst = losses.sort((a, b) => b.lost - a.lost)[0];
  if (!worst?.lost) return nothing;
  const ended = worst.step.wentInstead.find(w => w.step === 'ENDED');
  return html`<p class="says">${said.mostLost(named(steps[worst.i], names), named(steps[worst.i + 1], names))} <b class="loss">${exact(worst.lost)}</b> ${words.evidence.ofAll(exact(worst.step.entered))}${worst.step.entered < FEW ? nothing : html`, <b>${percent(worst.lost / worst.step.entered)}</b>`}${ended ? `; ${said.endThere(ratio(ended.count, goingElsewhere(worst.step)))}` : ''}.</p>`;
}

/** All who did not come to the next step. @param {Funnel['steps'][number]} step */
const goingElsewhere = step => step.wentInstead.reduce((sum, w) => sum + w.count, 0);

/** Where those went who did not come to the next step; a click makes it a step. @param {Funnel} funnel @param {string[][]} steps @param {number} i @param {Names} names */
function instead(funnel, steps, i, names) {
  if (i === funnel.steps.length - 1) return nothing;
  const lost = funnel.steps[i].entered - funnel.steps[i + 1].entered;
  const went = funnel.steps[i].wentInstead.slice(0, INSTEAD);
  if (!went.length) return nothing;
  const all = goingElsewhere(funnel.steps[i]);
  return html`<div class="instead"><small>${said.instead(exact(lost))}</small> ${went.map(w => {
    const text = `${names.name(w.step)} ${ratio(w.count, all)}`;
    return w.step === 'ENDED' ? html`<span class="loss">${text}</span>` : html`<button class="plain leads" data-tip=${said.asStep(names.name(w.step), exact(w.count))} @click=${() => keep([...steps.slice(0, i + 1), [w.step], ...steps.slice(i + 1)])}>${text}</button>`;
  })}</div>`;
}
