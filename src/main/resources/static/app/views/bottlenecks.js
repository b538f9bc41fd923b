// @ts-check
import { html, nothing } from 'lit-html';
import { ask } from '../ask.js';
import { amount, duration, parts, percent, points } from '../format.js';
import { plainBar, rateBar } from '../chart/bar.js';
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

/** The result of the slider; not kept in the address. */
const trial = { at: '', share: 0, /** @type {any} */ answer: null, fault: '' };

/** @type {import('../main.js').View} */
export default {
  query: `
query Bottlenecks($scope: JourneyScope) {
  touchpoints { id name stage channel conversion }
  journeys(scope: $scope) {
    count
    converted
    conversion { ${RATE} }
    bottlenecks(first: 100) {
      touchpoint lostConversions lostValue
      dropOff { ${RATE} } revisits { ${RATE} } passedBy { ${RATE} }
      medianWaitSeconds p90WaitSeconds unavoidable narrowestWaist reasons
    }
  }
}`,
  figures: ({ data }) => html`${number(data.journeys.count, said.journeys)}${number(data.journeys.converted, said.conversions)}${rate(data.journeys.conversion, said.convert)}`,
  render(page) {
    const rows = page.data.journeys.bottlenecks;
    const names = new Map(page.data.touchpoints.map((/** @type {any} */ t) => [t.id, t]));
    const chosen = rows.find((/** @type {any} */ r) => r.touchpoint === page.values.pin) ?? rows[0];
    const most = Math.max(...rows.map((/** @type {any} */ r) => r.lostConversions), 0);
    const wait = Math.max(...rows.map((/** @type {any} */ r) => r.medianWaitSeconds ?? 0), 0);
    return html`<div class="two"><div class="wide"><table>
      <thead><tr><th>${said.touchpoint}</th><th class="n">${said.lost}</th><th></th><th>${said.ends}</th><th></th><th class="n">${said.wait}</th><th></th><th>${said.returns}</th><th>${said.passedBy}</th></tr></thead>
      <tbody>${rows.map((/** @type {any} */ r, /** @type {number} */ i) => html`<tr class=${r === chosen ? 'chosen' : ''}>
        <td><button class="plain" aria-pressed=${r === chosen} @click=${() => set({ pin: r.touchpoint })}>${names.get(r.touchpoint)?.name ?? r.touchpoint}</button>
          ${r.unavoidable ? html`<small title=${said.unavoidableTip}>${said.unavoidable}</small>` : nothing}
          ${r.narrowestWaist ? html`<small title=${said.narrowestTip}>${said.narrowest}</small>` : nothing}</td>
        <td class="n ${i < 3 && r.lostConversions > page.data.journeys.converted / 100 ? 'loss' : ''}">${parts(r.lostConversions)}</td>
        <td>${plainBar(r.lostConversions, most, { label: said.lostTip(parts(r.lostConversions)), loss: i < 3 && r.lostConversions > page.data.journeys.converted / 100, width: 90 })}</td>
        <td>${rateBar(r.dropOff, 1, { label: said.endsTip(percent(r.dropOff.value)), width: 80 })}</td><td>${rate(r.dropOff)}</td>
        <td class="n">${duration(r.medianWaitSeconds)}</td><td>${r.medianWaitSeconds == null ? nothing : plainBar(r.medianWaitSeconds, wait, { label: said.waitTip(duration(r.p90WaitSeconds)), width: 60 })}</td>
        <td>${rate(r.revisits)}</td><td>${rate(r.passedBy)}</td></tr>`)}
      </tbody></table></div>
      <aside>${chosen ? inspector(page, chosen, names) : nothing}</aside></div>`;
  },
  footer: () => said.footer,
  table: ({ data }) => ({
    columns: words.columns.bottlenecks,
    rows: data.journeys.bottlenecks.map((/** @type {any} */ r) => [r.touchpoint, r.lostConversions, r.lostValue, r.dropOff.value, r.dropOff.low, r.dropOff.high, r.medianWaitSeconds, r.revisits.value, r.passedBy.value, r.reasons.join('; ')]),
  }),
};

/** @param {import('../main.js').Page} page @param {any} row @param {Map<string, any>} names */
function inspector(page, row, names) {
  const now = Math.round((row.dropOff.value ?? 0) * 100);
  const share = trial.at === row.touchpoint ? trial.share : now;
  const slide = (/** @type {Event} */ event) => {
    trial.share = Number(/** @type {HTMLInputElement} */ (event.target).value);
    trial.at = row.touchpoint;
    void tryIt(page, row);
    page.redraw();
  };
  return html`<h2>${names.get(row.touchpoint)?.name ?? row.touchpoint}</h2>
    <p class="reason">${[names.get(row.touchpoint)?.channel, names.get(row.touchpoint)?.stage].filter(Boolean).join(' · ')}</p>
    ${row.reasons.map((/** @type {string} */ reason) => html`<p>${reason}</p>`)}
    <h3>${said.whatIf}</h3>
    <p><label>${said.of} <b>${share} %</b> ${said.instead(now)}
      <input type="range" min="0" max="100" .value=${String(share)} @change=${slide} aria-label=${said.slider}></label></p>
    ${trial.at === row.touchpoint && trial.fault ? html`<p class="loss">${trial.fault}</p>` : nothing}
    ${trial.at === row.touchpoint && trial.answer ? outcome(trial.answer) : nothing}
    <p><a href=${link('graph', { has: encodeURIComponent(row.touchpoint) })}>${said.through}</a> · <a href=${link('customers', { has: encodeURIComponent(row.touchpoint) })}>${said.customers}</a> · <a href=${link('graph', { pin: row.touchpoint })}>${said.inGraph}</a></p>`;
}

/** @param {any} whatIf */
function outcome(whatIf) {
  const more = whatIf.conversionsGained;
  return html`<p><b>${percent(whatIf.after.conversion)}</b> ${said.would(points(whatIf.after.conversion - whatIf.base.conversion))}
    <b class=${more < 0 ? 'loss' : 'gain'}>${parts(Math.abs(more))}</b> ${(more < 0 ? said.fewer : said.more)(amount(whatIf.valueGained))}</p>`;
}

/** Lets fewer or more end here; the other ways out share the rest as they do now. @param {import('../main.js').Page} page @param {any} row */
async function tryIt(page, row) {
  trial.answer = null;
  trial.fault = '';
  const edits = [{ probability: { from: row.touchpoint, to: 'ENDED', probability: trial.share / 100 } }];
  try {
    trial.answer = (await ask('what-if', WHAT_IF, { scope: scopeInput(page.values), edits })).data.journeys.whatIf;
  } catch (reason) {
    trial.fault = reason instanceof Error && reason.name !== 'AbortError' ? reason.message : '';
  }
  page.redraw();
}
