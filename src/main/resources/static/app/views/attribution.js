// @ts-check
import { html, nothing, svg } from 'lit-html';
import { amount, exact, fit, parts, percent } from '../format.js';
import { linear, roundUp, ticks } from '../chart/scale.js';
import { number } from '../shell/figure.js';
import { Names } from '../shell/names.js';
import { set } from '../state.js';
import { words } from '../words.js';
import { orders } from './attribution/orders.js';
import { editInputs, whatIf } from './attribution/whatif.js';

const said = words.attribution;
const MODELS = said.models;
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
query Attribution($scope: JourneyScope, $model: AttributionModel!, $order: Int, $models: [AttributionModel!]!, $edits: [WhatIfEdit!]!, $credits: Boolean!, $orders: Boolean!, $whatIf: Boolean!) {
  touchpoints { id name conversion }
  journeys(scope: $scope) {
    count converted
    attribution(model: $model, order: $order) @include(if: $credits) {
      conversions value unattributed chainConversion notes
      credits { step conversions value share removalEffect cost costPerConversion returnOnSpend }
    }
    attributionModels(models: $models) @include(if: $credits) { rows { step shares } pairs { a b kendall } }
    markovOrders(max: 4) @include(if: $orders) {
      chosen why
      orders { order states loss lossStandardError bic removalEffects { step removalEffect } }
      fullHistory { step removalEffect }
    }
    whatIf(edits: $edits) @include(if: $whatIf) {
      base { conversion expectedSteps expectedValue }
      after { conversion expectedSteps expectedValue }
      conversionsGained valueGained
      edges(first: 1000) { from to sensitivity elasticity }
    }
    graph @include(if: $whatIf) { nodes { id kind dropOff { value } } edges { from to probability } }
  }
}`,
  variables: values => ({
    model: modelOf(values),
    order: Number(values.order ?? 1),
    models: BESIDE,
    edits: values.tab === 'what-if' ? editInputs(values) : [],
    credits: !values.tab,
    orders: values.tab === 'orders',
    whatIf: values.tab === 'what-if',
  }),
  later: {
    query: `
query AttributionIntervals($scope: JourneyScope, $model: AttributionModel!, $order: Int, $credits: Boolean!) {
  journeys(scope: $scope) { count attribution(model: $model, order: $order, samples: 200) @include(if: $credits) { credits { step share shareLow shareHigh removalEffect low high } } }
}`,
    variables: values => ({ model: modelOf(values), order: Number(values.order ?? 1), credits: !values.tab }),
  },
  figures: ({ data }) => html`${number(data.journeys.converted, said.conversions)}${data.journeys.attribution ? number(data.journeys.attribution.value, said.value) : nothing}${data.journeys.attribution?.unattributed ? number(data.journeys.attribution.unattributed, said.unattributed) : nothing}`,
  options: ({ values }) => html`${values.tab ? nothing : chooser(values)}<span class="group">${said.tabs.map(([tab, text]) => html`<button aria-pressed=${(values.tab ?? '') === tab} @click=${() => set({ tab })}>${text}</button>`)}</span>`,
  render(page) {
    const { attribution, attributionModels } = page.data.journeys;
    const names = new Names(page.data.touchpoints);
    const name = (/** @type {string} */ id) => names.name(id);
    if (page.data.journeys.markovOrders) return orders(page.data.journeys.markovOrders, name);
    if (page.data.journeys.whatIf) return whatIf(page, name);
    if (!attribution.conversions) return html`<p class="reason">${said.nothing}</p>`;
    const credits = [...attribution.credits].sort((a, b) => b.share - a.share);
    const spent = credits.some(c => c.cost != null);
    const sure = new Map((page.more?.journeys.attribution?.credits ?? []).map((/** @type {any} */ c) => [c.step, c]));
    const others = new Map(attributionModels.rows.map((/** @type {any} */ r) => [r.step, r.shares]));
    const shown = credits.slice(0, SHOWN);
    const most = roundUp(Math.max(0.01, ...shown.map(c => Math.max(c.share, sure.get(c.step)?.shareHigh ?? 0))) * BEYOND);
    return html`${picture(shown, sure, others, most, names, page)}
      <div class="wide"><table><thead><tr><th>${said.step}</th><th class="n">${said.share}</th><th class="n">${said.conversionsHead}</th><th class="n">${said.valueHead}</th><th class="n">${said.effect}</th>${spent ? html`<th class="n">${said.cost}</th><th class="n">${said.perConversion}</th><th class="n">${said.return}</th>` : nothing}</tr></thead>
      <tbody>${shown.map(c => html`<tr><td>${names.name(c.step)}</td><td class="n">${percent(c.share)} <small>${range(sure.get(c.step)?.shareLow, sure.get(c.step)?.shareHigh)}</small></td><td class="n">${parts(c.conversions)}</td><td class="n">${amount(c.value)}</td>
        <td class="n">${percent(c.removalEffect)} <small>${range(sure.get(c.step)?.low, sure.get(c.step)?.high)}</small></td>${spent ? html`<td class="n">${amount(c.cost)}</td><td class="n">${amount(c.costPerConversion)}</td><td class="n">${c.returnOnSpend == null ? '–' : c.returnOnSpend.toFixed(1)}</td>` : nothing}</tr>`)}
      ${credits.length > shown.length ? html`<tr class="tail"><td>${said.others(exact(credits.length - shown.length))}</td><td class="n">${percent(credits.slice(SHOWN).reduce((s, c) => s + c.share, 0))}</td><td class="n">${parts(credits.slice(SHOWN).reduce((s, c) => s + c.conversions, 0))}</td><td colspan="5"></td></tr>` : nothing}</tbody></table></div>
      ${attribution.notes.map((/** @type {string} */ note) => html`<p class="reason">${note}</p>`)}`;
  },
  footer: ({ values }) => said.footers[values.tab ?? ''] ?? '',
  table: ({ data, more }) => {
    if (data.journeys.markovOrders) return { columns: ['order', 'step', 'removal effect'], rows: data.journeys.markovOrders.orders.flatMap((/** @type {any} */ o) => o.removalEffects.map((/** @type {any} */ r) => [o.order, r.step, r.removalEffect])) };
    if (data.journeys.whatIf) return { columns: ['from', 'to', 'sensitivity', 'elasticity'], rows: data.journeys.whatIf.edges.map((/** @type {any} */ e) => [e.from, e.to, e.sensitivity, e.elasticity]) };
    const sure = new Map((more?.journeys.attribution?.credits ?? []).map((/** @type {any} */ c) => [c.step, c]));
    return {
      columns: ['step', 'share', 'share low', 'share high', 'conversions', 'value', 'removal effect', 'low', 'high', 'cost'],
      rows: data.journeys.attribution.credits.map((/** @type {any} */ c) => [c.step, c.share, sure.get(c.step)?.shareLow ?? null, sure.get(c.step)?.shareHigh ?? null, c.conversions, c.value, c.removalEffect, sure.get(c.step)?.low ?? null, sure.get(c.step)?.high ?? null, c.cost]),
    };
  },
};

/** @param {import('../state.js').Values} values */
function chooser(values) {
  const put = (/** @type {string} */ key) => (/** @type {Event} */ e) => set({ [key]: /** @type {HTMLSelectElement} */ (e.target).value });
  return html`<label>${said.model} <select @change=${put('model')}>${MODELS.map(([v, text]) => html`<option value=${v} ?selected=${modelOf(values) === v}>${text}</option>`)}</select></label>
    ${modelOf(values) === 'MARKOV' ? html`<label>${said.remember} <select @change=${put('order')}>${[1, 2, 3].map(n => html`<option ?selected=${Number(values.order ?? 1) === n}>${n}</option>`)}</select></label>` : nothing}`;
}

/** @param {number | null | undefined} low @param {number | null | undefined} high */
const range = (low, high) => (low == null || high == null ? '' : `${(low * 100).toFixed(1)}–${(high * 100).toFixed(1)}`);

/** One row a step, one mark a model. @param {any[]} credits @param {Map<string, any>} sure @param {Map<string, number[]>} others @param {number} most @param {Names} names @param {import('../main.js').Page} page */
function picture(credits, sure, others, most, names, page) {
  const width = 860;
  const height = credits.length * ROW + 44;
  const x = linear(0, most, 170, width - 110);
  const label = MODELS.find(([v]) => v === modelOf(page.values))?.[1] ?? '';
  return html`<svg class="picture" viewBox=${`0 0 ${width} ${height}`} width="100%" height=${height} preserveAspectRatio="xMinYMin meet" role="img" aria-label=${said.picture}>
    ${ticks(0, most, 5).map(t => svg`<line class="rule" x1=${x(t)} x2=${x(t)} y1="24" y2=${height - 18}></line><text class="soft" x=${x(t)} y=${height - 4} text-anchor="middle">${percent(t)}</text>`)}
    ${legend(label, modelOf(page.values))}
    ${credits.map((c, i) => {
      const y = 34 + i * ROW;
      const s = sure.get(c.step);
      const tip = [said.tip(names.name(c.step), percent(c.share), label), ...BESIDE.map((m, at) => `${MODELS.find(([v]) => v === m)?.[1]}: ${percent(others.get(c.step)?.[at])}`)].join('\n');
      return svg`<g data-tip=${tip} tabindex="0" aria-label=${tip}><rect x="0" y=${y - 10} width=${width} height=${ROW} fill="transparent"></rect><text x="160" y=${y + 4} text-anchor="end">${fit(names.name(c.step), 156, '11px Inter, system-ui, sans-serif')}</text>
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
  return svg`<rect class="bar" x="170" y="6" width="14" height="8"></rect><text x="188" y="14">${said.withInterval(chosen)}</text>
    ${BESIDE.map((m, i) => m === hidden ? nothing : svg`${shape(i, 420 + i * 108, 10)}<text class="soft" x=${428 + i * 108} y="14">${MODELS.find(([v]) => v === m)?.[1].replace(/ \(.*/, '')}</text>`)}`;
}
