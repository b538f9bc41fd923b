// @ts-check
/** A text of a map on its way to the service: what it would change, what is wrong with it, and who was faster. */
import { html, nothing } from 'lit-html';
import { ask, Fault } from '../../ask.js';
import { words } from '../../words.js';

const said = words.map;
export const APPLY = `
mutation ApplyMap($yaml: String!, $dryRun: Boolean!, $whole: Boolean!) {
  applyMaps(yaml: $yaml, dryRun: $dryRun, whole: $whole) { applied items { path change before after } faults { line column message } }
}`;

/** @typedef {import('../../types/operations').ApplyMap['applyMaps']} Plan */
/** @typedef {{ turn: number, plan: Plan | null, lines: string[], fault: string, said: string, conflict: { stored: string, given: string } | null, busy: boolean }} Sent */

/** Nothing sent yet. @param {number} [turn] @returns {Sent} */
export const unsent = (turn = 0) => ({ turn, plan: null, lines: [], fault: '', said: '', conflict: null, busy: false });

/** True where it is written. @param {Sent} now @param {{ text: string, lines?: string[], whole?: boolean }} what `whole`: what the text leaves out of its map goes @param {boolean} dryRun */
export async function send(now, { text, lines = [], whole = false }, dryRun) {
  const turn = ++now.turn;
  Object.assign(now, { fault: '', said: '', conflict: null, busy: !dryRun });
  try {
    const plan = (await ask('apply', APPLY, { yaml: text, dryRun, whole })).data.applyMaps;
    if (now.turn !== turn) return false;
    Object.assign(now, { plan, lines });
    return plan.applied;
  } catch (reason) {
    if (now.turn !== turn || (reason instanceof Error && reason.name === 'AbortError')) return false;
    if (reason instanceof Fault && reason.code === 'CONFLICT') now.conflict = { stored: String(reason.more.stored), given: String(reason.more.given) };
    else now.fault = reason instanceof Error ? reason.message : String(reason);
    return false;
  } finally {
    if (now.turn === turn) now.busy = false;
  }
}

/** What the service says of it; faults of a field stand at the field. @param {Sent} now @param {() => void} reread @param {boolean} [placed] faults tell their line */
export function verdict(now, reread, placed = false) {
  const faults = (now.plan?.faults ?? []).filter(f => !now.lines[f.line - 1]);
  const changes = now.plan && !now.plan.faults.length ? now.plan.items : [];
  return html`${faults.map(f => html`<p class="loss" role="alert">${placed ? `${said.at(f.line, f.column)} ` : ''}${f.message}</p>`)}
    ${changes.length ? html`<ul class="changes" aria-live="polite">${changes.map(i => html`<li><code>${i.path}</code> ${i.change === 'ADDED' ? html`<b>${said.added}</b> ${i.after}` : i.change === 'REMOVED' ? html`<b>${said.gone}</b> <del>${i.before}</del>` : html`${i.before ?? '–'} → ${i.after ?? '–'}`}</li>`)}</ul>` : nothing}
    ${now.plan && !now.plan.applied && !now.plan.faults.length && !changes.length ? html`<p class="reason" role="status">${said.same}</p>` : nothing}
    ${now.conflict ? html`<div role="alert"><p class="loss">${said.conflict}</p><div class="texts">${both('theirs', now.conflict.stored, now.conflict.given)}${both('yours', now.conflict.given, now.conflict.stored)}</div><p><button type="button" @click=${reread}>${said.reread}</button></p></div>` : nothing}
    ${now.fault ? html`<p class="loss" role="alert">${now.fault}</p>` : nothing}${now.said ? html`<p class="reason" role="status">${now.said}</p>` : nothing}`;
}

/** One of two texts that do not go together: where it differs, then whole. @param {'theirs' | 'yours'} whose @param {string} text @param {string} other */
function both(whose, text, other) {
  const there = new Set(other.split('\n'));
  const own = text.split('\n').filter(line => !there.has(line)).map(line => line.trim());
  return html`<div><h3>${said[whose]}</h3><pre class="code">${own.join('\n') || '–'}</pre><details><summary>${said.whole}</summary><pre class="code whole" tabindex="0" role="region" aria-label=${said[whose]}>${text}</pre></details></div>`;
}
