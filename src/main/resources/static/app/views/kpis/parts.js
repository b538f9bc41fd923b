// @ts-check
/** A figure of parts of the journeys: by persona, stage or channel. */
import { html, nothing } from 'lit-html';
import { ask } from '../../ask.js';
import { exact } from '../../format.js';
import { scopeInput } from '../../scope.js';
import { words } from '../../words.js';
import { parse } from './formula.js';
import { inUnit } from './unit.js';

const said = words.kpis;
const PARTS = `
query KpiParts($scope: JourneyScope, $formula: KpiFormula!, $dimension: KpiDimension!) {
  journeys(scope: $scope) { kpiBy(formula: $formula, dimension: $dimension) { key value { value low high n unit } } }
}`;

/** The parts last asked for. */
/** @type {{ by: string, asked: string, parts: import('../../types/operations').KpiParts['journeys']['kpiBy'] | null, fault: string }} */
const found = { by: '', asked: '', parts: null, fault: '' };

/** @param {string} formula @param {import('../kpis.js').Page} page */
export function parts(formula, page) {
  const asked = JSON.stringify([formula, found.by, scopeInput(page.values)]);
  if (found.by && found.asked !== asked) void look(formula, asked, page);
  const choose = (/** @type {Event} */ e) => {
    found.by = /** @type {HTMLSelectElement} */ (e.target).value;
    page.redraw();
  };
  return html`<p class="row"><label>${said.parts} <select @change=${choose}><option value="">–</option>${['PERSONA', 'STAGE', 'CHANNEL'].map(by => html`<option value=${by} ?selected=${by === found.by}>${said.dimensions[by]}</option>`)}</select></label></p>
    ${found.fault ? html`<p class="loss" role="alert">${found.fault}</p>` : nothing}${found.by && found.parts ? table(found.parts) : nothing}`;
}

/** @param {NonNullable<typeof found.parts>} rows */
function table(rows) {
  if (!rows.length) return html`<p class="reason">${said.noParts}</p>`;
  return html`<div class="wide"><table><thead><tr><th>${said.dimensions[found.by]}</th><th class="n">${said.now}</th><th>${said.sure}</th><th class="n">n</th></tr></thead>
    <tbody>${rows.map(({ key, value: v }) => html`<tr><td>${key}</td><td class="n"><b>${inUnit(v.value, v.unit)}</b></td><td><small>${v.low == null || v.high == null ? nothing : `${inUnit(v.low, v.unit)} – ${inUnit(v.high, v.unit)}`}</small></td><td class="n">${exact(v.n)}</td></tr>`)}</tbody></table></div>`;
}

/** @param {string} formula @param {string} asked @param {import('../kpis.js').Page} page */
async function look(formula, asked, page) {
  Object.assign(found, { asked, parts: null, fault: '' });
  try {
    const answer = (await ask('parts', PARTS, { scope: scopeInput(page.values), formula: parse(formula), dimension: found.by })).data.journeys.kpiBy;
    if (found.asked === asked) found.parts = answer;
  } catch (reason) {
    if (found.asked === asked && reason instanceof Error && reason.name !== 'AbortError') found.fault = reason.message;
  }
  page.redraw();
}
