// @ts-check
/** A path as a row of steps; a long middle is folded. */
import { html } from 'lit-html';

const SHOWN = 7;

/** @param {string[]} steps @param {(id: string) => string} name @param {(id: string) => boolean} converts */
export function pathChips(steps, name, converts) {
  const folded = steps.length > SHOWN + 1 ? [...steps.slice(0, 4), `… ${steps.length - 7} …`, ...steps.slice(-3)] : steps;
  return html`<span class="steps" title=${steps.map(name).join(' → ')}>${folded.map((step, i) => html`<span class=${i === folded.length - 1 && converts(steps[steps.length - 1]) ? 'conv' : ''}>${step.startsWith('… ') ? step : name(step)}</span>`)}</span>`;
}
