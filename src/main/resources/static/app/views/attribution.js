// @ts-check
import { html, nothing, svg } from 'lit-html';
import { amount, exact, parts, percent } from '../format.js';
import { linear, roundUp, ticks } from '../chart/scale.js';
import { number } from '../shell/figure.js';
import { Names } from '../shell/names.js';
import { set } from '../state.js';

const MODELS = /** @type {[string, string][]} */ ([
  ['MARKOV', 'Removal effect (chain)'], ['SHAPLEY', 'Shapley'], ['LINEAR', 'Linear'], ['FIRST_TOUCH', 'First touch'], ['LAST_TOUCH', 'Last touch'],
  ['TIME_DECAY', 'Time decay'], ['POSITION_BASED', 'Position based'], ['U_SHAPED', 'U shaped'], ['W_SHAPED', 'W shaped'],
]);
const BESIDE = ['FIRST_TOUCH', 'LAST_TOUCH', 'LINEAR', 'MARKOV'];
const SHOWN = 25;
const ROW = 24;
/** The axis ends at so many times the greatest share of the chosen model; marks beyond it stand at its end with their value. */
const BEYOND = 1.6;

/** @param {import('../state.js').Values} values */
const modelOf = values => values.model ?? 'MARKOV';

/** @type {import('../main.js').View} */
export default {
  query: `
query Attribution($scope: JourneyScope, $model: AttributionModel!, $order: Int, $models: [AttributionModel!]!) {
  touchpoints { id name conversion }
  journeys(scope: $scope) {
    count converted
    attribution(model: $model, order: $order) {
      conversions value unattributed chainConversion notes
      credits { step conversions value share removalEffect cost costPerConversion returnOnSpend }
    }
    attributionModels(models: $models) { rows { step shares } pairs { a b kendall } }
  }
}`,
  variables: values => ({ model: modelOf(values), order: Number(values.order ?? 1), models: BESIDE }),
  later: {
    query: `
query AttributionIntervals($scope: JourneyScope, $model: AttributionModel!, $order: Int) {
  journeys(scope: $scope) { attribution(model: $model, order: $order, samples: 200) { credits { step share shareLow shareHigh removalEffect low high } } }
}`,
    variables: values => ({ model: modelOf(values), order: Number(values.order ?? 1) }),
  },
  figures: ({ data }) => html`${number(data.journeys.attribution.conversions, 'conversions')}${number(data.journeys.attribution.value, 'value')}${data.journeys.attribution.unattributed ? number(data.journeys.attribution.unattributed, 'unattributed') : nothing}`,
  options: ({ values }) => html`<label>Model <select @change=${(/** @type {Event} */ e) => set({ model: /** @type {HTMLSelectElement} */ (e.target).value })}>${MODELS.map(([v, text]) => html`<option value=${v} ?selected=${modelOf(values) === v}>${text}</option>`)}</select></label>
    ${modelOf(values) === 'MARKOV' ? html`<label>Steps remembered <select @change=${(/** @type {Event} */ e) => set({ order: /** @type {HTMLSelectElement} */ (e.target).value })}>${[1, 2, 3].map(n => html`<option ?selected=${Number(values.order ?? 1) === n}>${n}</option>`)}</select></label>` : nothing}`,
  render(page) {
    const { attribution, attributionModels } = page.data.journeys;
    const names = new Names(page.data.touchpoints);
    const credits = [...attribution.credits].sort((a, b) => b.share - a.share);
    const spent = credits.some(c => c.cost != null);
    const sure = new Map((page.more?.journeys.attribution.credits ?? []).map((/** @type {any} */ c) => [c.step, c]));
    const others = new Map(attributionModels.rows.map((/** @type {any} */ r) => [r.step, r.shares]));
    const shown = credits.slice(0, SHOWN);
    const most = roundUp(Math.max(0.01, ...shown.map(c => Math.max(c.share, sure.get(c.step)?.shareHigh ?? 0))) * BEYOND);
    return html`${picture(shown, sure, others, most, names, page)}
      <div class="wide"><table><thead><tr><th>Step</th><th class="n">Share</th><th class="n">Conversions</th><th class="n">Value</th><th class="n">Removal effect</th>${spent ? html`<th class="n">Cost</th><th class="n">Per conversion</th><th class="n">Return</th>` : nothing}</tr></thead>
      <tbody>${shown.map(c => html`<tr><td>${names.name(c.step)}</td><td class="n">${percent(c.share)} <small>${range(sure.get(c.step)?.shareLow, sure.get(c.step)?.shareHigh)}</small></td><td class="n">${parts(c.conversions)}</td><td class="n">${amount(c.value)}</td>
        <td class="n">${percent(c.removalEffect)} <small>${range(sure.get(c.step)?.low, sure.get(c.step)?.high)}</small></td>${spent ? html`<td class="n">${amount(c.cost)}</td><td class="n">${amount(c.costPerConversion)}</td><td class="n">${c.returnOnSpend == null ? '–' : c.returnOnSpend.toFixed(1)}</td>` : nothing}</tr>`)}
      ${credits.length > shown.length ? html`<tr class="tail"><td>${exact(credits.length - shown.length)} others</td><td class="n">${percent(credits.slice(SHOWN).reduce((s, c) => s + c.share, 0))}</td><td class="n">${parts(credits.slice(SHOWN).reduce((s, c) => s + c.conversions, 0))}</td><td colspan="5"></td></tr>` : nothing}</tbody></table></div>
      ${attribution.notes.map((/** @type {string} */ note) => html`<p class="reason">${note}</p>`)}`;
  },
  footer: () => 'Credits share the conversions that happened; they are not a causal effect: nobody was shown less of anything. Intervals: 95 %, 200 samples of customers.',
  table: ({ data, more }) => {
    const sure = new Map((more?.journeys.attribution.credits ?? []).map((/** @type {any} */ c) => [c.step, c]));
    return {
      columns: ['step', 'share', 'share low', 'share high', 'conversions', 'value', 'removal effect', 'low', 'high', 'cost'],
      rows: data.journeys.attribution.credits.map((/** @type {any} */ c) => [c.step, c.share, sure.get(c.step)?.shareLow ?? null, sure.get(c.step)?.shareHigh ?? null, c.conversions, c.value, c.removalEffect, sure.get(c.step)?.low ?? null, sure.get(c.step)?.high ?? null, c.cost]),
    };
  },
};

/** @param {number | null | undefined} low @param {number | null | undefined} high */
const range = (low, high) => (low == null || high == null ? '' : `${(low * 100).toFixed(1)}–${(high * 100).toFixed(1)}`);

/** One row a step, one mark a model. @param {any[]} credits @param {Map<string, any>} sure @param {Map<string, number[]>} others @param {number} most @param {Names} names @param {import('../main.js').Page} page */
function picture(credits, sure, others, most, names, page) {
  const width = 860;
  const height = credits.length * ROW + 44;
  const x = linear(0, most, 170, width - 110);
  const label = MODELS.find(([v]) => v === modelOf(page.values))?.[1] ?? '';
  return html`<svg class="picture" viewBox=${`0 0 ${width} ${height}`} width="100%" height=${height} preserveAspectRatio="xMinYMin meet" role="img" aria-label="Share of conversions by step and model">
    ${ticks(0, most, 5).map(t => svg`<line class="rule" x1=${x(t)} x2=${x(t)} y1="24" y2=${height - 18}></line><text class="soft" x=${x(t)} y=${height - 4} text-anchor="middle">${percent(t)}</text>`)}
    ${legend(label, modelOf(page.values))}
    ${credits.map((c, i) => {
      const y = 34 + i * ROW;
      const s = sure.get(c.step);
      const tip = [`${names.name(c.step)}: ${percent(c.share)} by ${label}`, ...BESIDE.map((m, at) => `${MODELS.find(([v]) => v === m)?.[1]}: ${percent(others.get(c.step)?.[at])}`)].join('\n');
      return svg`<g data-tip=${tip} tabindex="0" aria-label=${tip}><rect x="0" y=${y - 10} width=${width} height=${ROW} fill="transparent"></rect><text x="160" y=${y + 4} text-anchor="end">${names.name(c.step).slice(0, 26)}</text>
        <rect class="bar" x=${x(0)} y=${y - 4} height="8" width=${Math.max(0.5, x(c.share) - x(0))}></rect>
        ${s?.shareLow != null ? svg`<path class="mark" d=${`M${x(s.shareLow)} ${y}H${x(s.shareHigh)}M${x(s.shareLow)} ${y - 3}v6M${x(s.shareHigh)} ${y - 3}v6`}></path>` : nothing}
        ${BESIDE.map((m, at) => (m === modelOf(page.values) || others.get(c.step)?.[at] == null ? nothing : placed(at, /** @type {number[]} */ (others.get(c.step))[at], most, x, y)))}</g>`;
    })}</svg>`;
}

/** A mark, or where it lies beyond the axis its value at the end. @param {number} kind @param {number} value @param {number} most @param {import('../chart/scale.js').Scale} x @param {number} y */
function placed(kind, value, most, x, y) {
  if (value <= most) return shape(kind, x(value), y);
  const at = x(most) + 12 + (kind === 0 ? 46 : 0);
  return svg`${shape(kind, at, y)}<text class="soft" x=${at + 7} y=${y + 4}>${percent(value)}</text>`;
}

/** Shape and colour tell models apart, never colour alone. @param {number} kind @param {number} x @param {number} y */
function shape(kind, x, y) {
  const d = [`M${x - 4} ${y + 3}h8l-4-7z`, `M${x - 4} ${y - 3}h8l-4 7z`, `M${x - 3} ${y - 3}h6v6h-6z`, `M${x} ${y - 4}l4 4-4 4-4-4z`][kind];
  return svg`<path class=${`model m${kind + 1}`} d=${d}></path>`;
}

/** @param {string} chosen @param {string} hidden the model that has bars and so no marks */
function legend(chosen, hidden) {
  return svg`<rect class="bar" x="170" y="6" width="14" height="8"></rect><text x="188" y="14">${chosen}, with its interval</text>
    ${BESIDE.map((m, i) => m === hidden ? nothing : svg`${shape(i, 420 + i * 108, 10)}<text class="soft" x=${428 + i * 108} y="14">${MODELS.find(([v]) => v === m)?.[1].replace(' (chain)', '')}</text>`)}`;
}
