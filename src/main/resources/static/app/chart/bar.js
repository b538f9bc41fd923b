// @ts-check
/** A bar with its interval, as one cell of a table. */
import { nothing, svg, html } from 'lit-html';
import { evidence, FEW } from '../format.js';

/**
 * @param {import('../format.js').Rate} rate @param {number} most what fills the width
 * @param {{ width?: number, label: string }} how
 */
export function rateBar(rate, most, how) {
  const width = how.width ?? 120;
  const x = (/** @type {number} */ v) => Math.min(width, (v / (most || 1)) * width);
  if (rate.value == null) return html`–`;
  return html`<svg width=${width} height="14" role="img" tabindex="0" aria-label=${how.label} data-tip=${evidence(rate).join('\n')}>
    <rect class=${rate.denominator < FEW ? 'hollow' : 'bar'} x="0" y="3" height="8" width=${Math.max(0.5, x(rate.value))}></rect>
    ${rate.low != null && rate.high != null ? svg`<path class="mark" d=${`M${x(rate.low)} 7H${x(rate.high)}M${x(rate.low)} 4v6M${x(rate.high)} 4v6`}></path>` : nothing}
  </svg>`;
}

/** A bar to the right of the middle for what is more, to the left for what is less. @param {number} value @param {number} most @param {{ width: number, label: string }} how */
export function signedBar(value, most, how) {
  const middle = how.width / 2;
  const length = Math.max(0.5, (Math.abs(value) / (most || 1)) * middle);
  return html`<svg width=${how.width} height="14" role="img" aria-label=${how.label} tabindex="0" data-tip=${how.label}><rect class=${value < 0 ? 'bar loss' : 'bar'} x=${value < 0 ? middle - length : middle} y="3" height="8" width=${length}></rect><path class="mark" d=${`M${middle} 0v14`}></path></svg>`;
}

/** @param {number} value @param {number} most @param {{ width?: number, label: string, loss?: boolean }} how */
export function plainBar(value, most, how) {
  const width = how.width ?? 120;
  return html`<svg width=${width} height="14" role="img" aria-label=${how.label} tabindex="0" data-tip=${how.label}>${value > 0 ? svg`<rect class=${how.loss ? 'bar loss' : 'bar'} x="0" y="3" height="8" width=${Math.max(0.5, (value / (most || 1)) * width)}></rect>` : nothing}</svg>`;
}
