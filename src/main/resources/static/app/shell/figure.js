// @ts-check
/** Figures of a line, each with its evidence on hover and focus. */
import { html, nothing } from 'lit-html';
import { count, evidence, exact, figureOf, intervalOf } from '../format.js';

/** @typedef {import('../format.js').Rate} Rate */

/** A rate with its interval. @param {Rate | null | undefined} rate @param {string} [label] */
export function rate(rate, label) {
  if (!rate) return nothing;
  return html`<span class="fig" tabindex="0" data-tip=${evidence(rate).join('\n')}><b>${figureOf(rate)}</b>${label ? html` ${label}` : nothing} <small>${intervalOf(rate)}</small></span>`;
}

/** A count, every digit in its tip. @param {number | null | undefined} n @param {string} label */
export function number(n, label) {
  return html`<span class="fig" tabindex="0" data-tip=${exact(n) + ' ' + label}><b>${count(n)}</b> ${label}</span>`;
}

/** Any text with a tip. @param {string} text @param {string[]} lines */
export function noted(text, lines) {
  return html`<span class="fig" tabindex="0" data-tip=${lines.join('\n')}>${text}</span>`;
}
