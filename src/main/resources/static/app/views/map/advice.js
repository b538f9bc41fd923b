// @ts-check
/** What to do on a map: what surely brings more conversions, most per effort first, then the rest. */
import { html, nothing } from 'lit-html';
import { ask } from '../../ask.js';
import { percent } from '../../format.js';
import { words } from '../../words.js';

const said = words.monday;
const ADVICE = `
query MapAdvice($map: ID!, $persona: ID) {
  map(id: $map) { cells(persona: $persona) { recommendations(first: 12) { text why effort effortAssumed perEffort customers owner { id name } opportunity { status }
    gain { conversions { value low high } value { value low high } partly elsewhere together } } } }
}`;

/** @typedef {NonNullable<import('../../types/operations').MapAdvice['map']>['cells']['recommendations'][number]} Advice */

/** @type {{ of: string, found: Advice[] | null, fault: string }} */
const now = { of: '', found: null, fault: '' };
const fine = new Intl.NumberFormat(undefined, { maximumSignificantDigits: 3 });

/** @param {import('./sheets.js').Sheet} sheet @param {string} who id of a department; empty: all @param {import('../map.js').Page} page */
export function advice({ map, persona }, who, page) {
  const of = `${map.id}/${persona}/${map.revision}`;
  if (now.of !== of) void read(of, map.id, persona, page);
  if (now.fault) return html`<p class="loss" role="alert">${now.fault}</p>`;
  if (!now.found) return html`<p class="reason" role="status">${said.waits}</p>`;
  const own = now.found.filter(one => !who || one.owner?.id === who);
  const sure = own.filter(isSure);
  const valued = own.some(one => one.gain?.value.value);
  return html`${own.length ? html`<p class="reason">${said.chain}</p>` : html`<p class="reason">${said.nothing}</p>`}
    ${sure.length ? rows(said.surely, sure, valued) : nothing}${own.length > sure.length ? rows(said.after, own.filter(one => !isSure(one)), valued) : nothing}`;
}

/** @param {Advice} one */
const isSure = one => (one.gain?.conversions.low ?? 0) > 0;

/** @param {string} title @param {Advice[]} all @param {boolean} valued */
function rows(title, all, valued) {
  return html`<h4>${title}</h4><div class="wide"><table class="list stacked advice"><thead><tr><th>${said.todo}</th><th class="n">${said.brings}</th>${valued ? html`<th class="n">${said.worth}</th>` : nothing}<th class="n">${said.by}</th><th class="n">${said.effort}</th><th class="n">${said.perEffort}</th><th>${said.who}</th></tr></thead>
    <tbody>${all.map(one => html`<tr><td class="way"><b>${one.text}</b>${one.opportunity ? html` <small>${words.map.states[one.opportunity.status] ?? ''}</small>` : nothing}<br><small>${one.why.join('; ')}</small></td>
      <td class="n" data-k=${said.brings}>${told(one.gain?.conversions)}${one.gain?.elsewhere ? html`<br><small>${said.overlap(percent(one.gain.elsewhere))}${one.gain.together == null ? '' : `; ${said.together(fine.format(one.gain.together))}`}</small>` : nothing}</td>
      ${valued ? html`<td class="n" data-k=${said.worth}>${told(one.gain?.value)}</td>` : nothing}
      <td class="n" data-k=${said.by}>${one.gain?.partly.length ? one.gain.partly.map(n => fine.format(n)).join(' / ') : '–'}</td>
      <td class="n" data-k=${said.effort}>${one.effortAssumed ? said.assumed(one.effort) : one.effort}</td><td class="n" data-k=${said.perEffort}>${one.perEffort == null ? '–' : fine.format(one.perEffort)}</td><td data-k=${said.who}>${one.owner?.name ?? said.noOwner}</td></tr>`)}</tbody></table></div>`;
}

/** @param {{ value: number | null, low: number | null, high: number | null } | undefined} figure */
function told(figure) {
  if (figure?.value == null) return '–';
  return html`<b>${fine.format(figure.value)}</b>${figure.low == null || figure.high == null ? nothing : html` <small>${fine.format(figure.low)} – ${fine.format(figure.high)}</small>`}`;
}

/** @param {string} of @param {string} map @param {string} persona @param {import('../map.js').Page} page */
async function read(of, map, persona, page) {
  Object.assign(now, { of, found: null, fault: '' });
  try {
    const { data } = await ask('advice', ADVICE, { map, persona: persona || null });
    if (now.of === of) now.found = data.map?.cells.recommendations ?? [];
  } catch (reason) {
    if (now.of === of) now.fault = reason instanceof Error ? reason.message : String(reason);
  }
  page.redraw();
}
