// @ts-check
/** How many steps a chain should remember, and what removal effects come to with each. */
import { html, nothing } from 'lit-html';
import { exact, percent } from '../../format.js';
import { plainBar } from '../../chart/bar.js';
import { words } from '../../words.js';

const SHOWN = 15;
const said = words.attribution;

/** @typedef {NonNullable<import('../../types/operations').Attribution['journeys']['markovOrders']>} Found */

/** @param {Found} found @param {(id: string) => string} name */
export function orders(found, name) {
  const effects = found.orders.map(o => new Map(o.removalEffects.map(r => [r.step, r.removalEffect])));
  const all = new Map(found.fullHistory.map(r => [r.step, r.removalEffect]));
  const least = Math.min(...found.orders.map(o => o.loss));
  const most = Math.max(...found.orders.map(o => o.loss + o.lossStandardError)) - least;
  const chosen = found.orders.findIndex(o => o.order === found.chosen);
  const steps = [...(effects[Math.max(0, chosen)] ?? new Map())].sort((a, b) => b[1] - a[1]).slice(0, SHOWN);
  const top = Math.max(0.0001, ...steps.map(([, effect]) => effect));
  return html`<p class="says"><span class="fig" tabindex="0" data-tip=${found.why}>${said.chosen(found.chosen)}</span></p>
    <div class="halves"><section><h2>${said.foretell}</h2><div class="wide"><table><thead><tr><th>${said.remembered}</th><th class="n">${said.states}</th><th class="n" data-tip=${said.lossTip}>${said.loss}</th><th>${said.above}</th></tr></thead>
      <tbody>${found.orders.map(o => html`<tr class=${o.order === found.chosen ? 'chosen' : ''}><td>${o.order}${o.order === found.chosen ? html` <small>${said.best}</small>` : nothing}</td><td class="n">${exact(o.states)}</td>
        <td class="n">${o.loss.toFixed(4)} <small>± ${o.lossStandardError.toFixed(4)}</small></td><td>${plainBar(o.loss - least, most, { width: 120, label: said.aboveTip((o.loss - least).toFixed(4)) })}</td></tr>`)}</tbody></table></div></section>
    <section><h2>${said.effects}</h2><div class="wide"><table><thead><tr><th>${said.step}</th><th></th>${found.orders.map(o => html`<th class="n">${said.order(o.order)}</th>`)}<th class="n">${said.fullHistory}</th></tr></thead>
      <tbody>${steps.map(([step, effect]) => html`<tr><td>${name(step)}</td><td>${plainBar(effect, top, { width: 80, label: percent(effect) })}</td>${effects.map((e, i) => html`<td class="n">${i === chosen ? html`<b>${percent(e.get(step))}</b>` : percent(e.get(step))}</td>`)}<td class="n">${percent(all.get(step))}</td></tr>`)}</tbody></table></div></section></div>`;
}
