// @ts-check
/** Two figures a step, side by side on one row: what would be lost without it, and the share of the conversions it is credited with. */
import { html, nothing, svg } from 'lit-html';
import { fit, interval, percent } from '../../format.js';
import { linear, roundUp, ticks } from '../../chart/scale.js';
import { roomy } from '../../chart/size.js';
import { words } from '../../words.js';

/** @typedef {import('../attribution.js').Row} Row */
/** @typedef {import('../../chart/scale.js').Scale} Scale */
/** @typedef {{ left: number, right: number, top: number, most: number, x: Scale }} Panel  where a figure stands and its scale */

export const BESIDE = ['FIRST_TOUCH', 'LAST_TOUCH', 'LINEAR', 'MARKOV'];
const ROW = 22;
const HEAD = 46;
const FOOT = 40;
/** The axis of credits ends at so many times the greatest share of the chosen model; marks beyond it stand at its end with their value. */
const BEYOND = 1.6;
/** Room at the right of a figure for values that stand beside their marks. */
const VALUES = 96;
const said = words.attribution;

/** @param {string} model */
export const modelName = model => said.models.find(([v]) => v === model)?.[1] ?? model;

/** @param {Row[]} rows @param {number} strongest the greatest removal effect of all @param {string} model @param {(id: string) => string} name */
export function picture(rows, strongest, model, name) {
  const { width, narrow } = roomy();
  const names = narrow ? 112 : 150;
  const tall = HEAD + rows.length * ROW + FOOT;
  const middle = narrow ? width : names + (width - names) * 0.46;
  const lost = panel(names, middle - (narrow ? 8 : 28), 0, roundUp(Math.max(0.01, ...rows.map(r => r.sureRemoval?.high ?? r.removal ?? 0))), 44);
  const credit = panel(narrow ? names : middle + 8, width, narrow ? tall : 0, roundUp(Math.max(0.01, ...rows.map(r => Math.max(r.credit.share, r.sure?.shareHigh ?? 0))) * BEYOND), VALUES);
  const height = narrow ? 2 * tall : tall;
  return html`<svg class="picture credits" viewBox=${`0 0 ${width} ${height}`} width="100%" role="group" aria-label=${said.picture}>
    ${frame(lost, said.effect, said.effectAxis, rows.length)}
    ${frame(credit, said.creditTitle(modelName(model)), said.shareAxis, rows.length)}${legend(model, credit)}
    ${rows.map((row, i) => {
      const y = HEAD + i * ROW + ROW / 2;
      return svg`<g class="removal" role="img" data-step=${row.step} data-tip=${removalTip(row, name)} tabindex="0" aria-label=${removalTip(row, name)}><rect x="0" y=${y - ROW / 2} width=${middle} height=${ROW} fill="transparent"></rect>${label(row, name, names, y)}${removal(row, lost, y, row.removal === strongest)}</g>
        <g role="img" data-tip=${creditTip(row, model, name)} tabindex="0" aria-label=${creditTip(row, model, name)}><rect x=${narrow ? 0 : middle} y=${credit.top + y - ROW / 2} width=${width - (narrow ? 0 : middle)} height=${ROW} fill="transparent"></rect>${narrow ? label(row, name, names, credit.top + y) : nothing}${credits(row, credit, credit.top + y, model)}</g>`;
    })}</svg>`;
}

/** @param {number} left @param {number} right @param {number} top @param {number} most @param {number} room @returns {Panel} */
function panel(left, right, top, most, room) {
  return { left, right, top, most, x: linear(0, most, left, right - room) };
}

/** Title, rules and axis of a figure. @param {Panel} at @param {string} title @param {string} axis @param {number} rows */
function frame(at, title, axis, rows) {
  const foot = at.top + HEAD + rows * ROW;
  return svg`<text x=${at.left} y=${at.top + 14} font-weight="600">${title}</text>
    ${ticks(0, at.most, at.right - at.left > 400 ? 5 : 3).map(t => svg`<line class="rule" x1=${at.x(t)} x2=${at.x(t)} y1=${at.top + HEAD - 4} y2=${foot}></line><text class="soft" x=${at.x(t)} y=${foot + 14} text-anchor="middle">${percent(t)}</text>`)}
    <text class="soft" x=${at.left} y=${foot + 30}>${axis}</text>`;
}

/** @param {Row} row @param {(id: string) => string} name @param {number} width @param {number} y */
function label(row, name, width, y) {
  return svg`<text x=${width - 10} y=${y + 4} text-anchor="end">${fit(name(row.step), width - 12, '11px Inter, system-ui, sans-serif')}</text>`;
}

/** @param {Row} row @param {Panel} at @param {number} y @param {boolean} first */
function removal(row, { x }, y, first) {
  if (row.removal == null) return nothing;
  const end = Math.max(x(row.removal), x(row.sureRemoval?.high ?? 0));
  return svg`<rect class=${first ? 'bar gain' : 'bar'} x=${x(0)} y=${y - 6} height="12" width=${Math.max(0.5, x(row.removal) - x(0))}></rect>${whiskers(row.sureRemoval?.low, row.sureRemoval?.high, x, y)}
    <text class="value" x=${end + 6} y=${y + 4} font-weight=${first ? 600 : 400}>${percent(row.removal)}</text>`;
}

/** @param {Row} row @param {Panel} at @param {number} y @param {string} model */
function credits(row, { x, most }, y, model) {
  return svg`<rect class="bar" x=${x(0)} y=${y - 4} height="8" width=${Math.max(0.5, x(row.credit.share) - x(0))}></rect>${whiskers(row.sure?.shareLow, row.sure?.shareHigh, x, y)}
    ${BESIDE.map((m, at) => (m === model || !row.beside[at] ? nothing : placed(at, row.beside[at], most, x, y)))}`;
}

/** @param {number | null | undefined} low @param {number | null | undefined} high @param {Scale} x @param {number} y */
function whiskers(low, high, x, y) {
  return low == null || high == null ? nothing : svg`<path class="mark" d=${`M${x(low)} ${y}H${x(high)}M${x(low)} ${y - 3}v6M${x(high)} ${y - 3}v6`}></path>`;
}

/** A mark, or where it lies beyond the axis its value at the end. @param {number} kind @param {number} value @param {number} most @param {Scale} x @param {number} y */
function placed(kind, value, most, x, y) {
  if (value <= most) return shape(kind, x(value), y);
  const at = x(most) + 12 + (kind === 0 ? 46 : 0);
  return svg`${shape(kind, at, y)}<text class="soft" x=${at + 7} y=${y + 4}>→ ${percent(value)}</text>`;
}

/** Shape and colour tell models apart, never colour alone. @param {number} kind @param {number} x @param {number} y */
function shape(kind, x, y) {
  const d = [`M${x - 4} ${y + 3}h8l-4-7z`, `M${x - 4} ${y - 3}h8l-4 7z`, `M${x - 3} ${y - 3}h6v6h-6z`, `M${x} ${y - 4}l4 4-4 4-4-4z`][kind];
  return svg`<path class=${`model m${kind + 1}`} d=${d}></path>`;
}

/** The other models beside the chosen one. @param {string} model @param {Panel} at */
function legend(model, at) {
  const step = Math.min(104, (at.right - at.left) / 3.2);
  return svg`${BESIDE.filter(m => m !== model).map((m, i) => svg`${shape(BESIDE.indexOf(m), at.left + 6 + i * step, at.top + 28)}<text class="soft" x=${at.left + 14 + i * step} y=${at.top + 32}>${modelName(m)}</text>`)}`;
}

/** @param {Row} row @param {(id: string) => string} name */
function removalTip(row, name) {
  const { low, high } = row.sureRemoval ?? { low: null, high: null };
  return [said.removalTip(name(row.step), percent(row.removal)), low == null ? '' : words.evidence.range(interval({ value: row.removal, low, high }))].filter(Boolean).join('\n');
}

/** @param {Row} row @param {string} model @param {(id: string) => string} name */
function creditTip(row, model, name) {
  return [said.tip(name(row.step), percent(row.credit.share), modelName(model)), ...BESIDE.map((m, at) => (m === model ? '' : `${modelName(m)}: ${percent(row.beside[at])}`))].filter(Boolean).join('\n');
}
