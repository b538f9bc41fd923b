// @ts-check
/** The Monday page of a map: what changed, what hurts most, what to do, and whose turn it is. */
import { html, nothing } from 'lit-html';
import { ask } from '../../ask.js';
import { link, set } from '../../state.js';
import { words } from '../../words.js';
import { table } from '../../shell/table.js';
import { inUnit } from '../kpis/unit.js';
import { advice } from './advice.js';

const said = words.monday;
const MONDAY = `
query MondayPage($map: ID!, $days: Int!) {
  digest(map: $map, days: $days) { from to kpis { kpi { id name unit place { stage } department { id name } } before { value low high customers } after { value low high customers } difference { value low high } } painPoints { id source text place { kind key stage touchpoint steps } lostConversions } comments { id author at text on { kind key stage touchpoint steps } } }
  opportunities(map: $map) { id text status effort owner { id name } }
  map(id: $map) { cells { stages { id name owner { id name } touchpoints(top: 1000) { touchpoint { id } } } } }
}`;
const DAYS = [7, 28, 91, 366];
const OPEN = ['OPEN', 'PLANNED', 'DOING'];

/** @typedef {import('../../types/operations').MondayPage} Read */
/** @typedef {{ id: string, name: string } | null | undefined} Owner */
/** @typedef {{ kind: string, stage: string | null, touchpoint: string | null, steps: string[], key: string }} Anchor */

/** @type {{ of: string, found: Read | null, fault: string }} */
const now = { of: '', found: null, fault: '' };

/** @param {import('./sheets.js').Sheet} sheet @param {import('../map.js').Page} page */
export function monday(sheet, page) {
  const { map } = sheet;
  const days = DAYS.find(n => String(n) === page.values.monday) ?? 7;
  const of = `${map.id}/${map.revision}/${map.comments.length}/${days}`;
  if (now.of !== of) void read(of, map.id, days, page);
  return html`<section class="sheet monday" aria-label=${said.title}><h2>${said.title} · ${map.name} <button @click=${() => set({ monday: '' })}>${words.map.close}</button></h2>
    ${now.fault ? html`<p class="loss" role="alert">${now.fault}</p>` : now.found ? shown(now.found, days, sheet, page) : html`<p class="reason" role="status">${words.states.loading}</p>`}</section>`;
}

/** @param {string} of @param {string} map @param {number} days @param {import('../map.js').Page} page */
async function read(of, map, days, page) {
  Object.assign(now, { of, found: null, fault: '' });
  try {
    const { data } = await ask('monday', MONDAY, { map, days });
    if (now.of === of) now.found = data;
  } catch (reason) {
    if (now.of === of) now.fault = reason instanceof Error ? reason.message : String(reason);
  }
  page.redraw();
}

/** @param {Read} found @param {number} days @param {import('./sheets.js').Sheet} sheet @param {import('../map.js').Page} page */
function shown({ digest, opportunities, map }, days, sheet, page) {
  const who = page.values.who ?? '';
  const stages = map?.cells.stages ?? [];
  const ownerAt = (/** @type {{ stage: string | null, touchpoint?: string | null, steps?: string[] }} */ place) => {
    const at = place.touchpoint ?? place.steps?.[0];
    return stages.find(s => s.id === place.stage || (at != null && s.touchpoints.some(t => t.touchpoint.id === at)))?.owner;
  };
  const kpis = digest.kpis.map(move => ({ id: move.kpi.id, owner: /** @type {Owner} */ (move.kpi.department ?? ownerAt(move.kpi.place)), cells: [move.kpi.name, inUnit(move.before.value, move.kpi.unit), inUnit(move.after.value, move.kpi.unit), surely(move)] }));
  const pains = digest.painPoints.map(pain => ({ owner: /** @type {Owner} */ (ownerAt(pain.place) ?? kpis.find(k => `KPI ${k.id}` === pain.place.key)?.owner), cells: [pain.text, words.map.sources[pain.source] ?? pain.source, pain.lostConversions == null ? null : Math.round(pain.lostConversions * 10) / 10] }));
  const chances = opportunities.filter(o => OPEN.includes(o.status)).map(o => ({ owner: /** @type {Owner} */ (o.owner), cells: [o.text, words.map.states[o.status] ?? o.status, o.effort] }));
  const talk = digest.comments.map(c => ({ owner: /** @type {Owner} */ (ownerAt(c.on)), cells: [c.text, html`<a href=${placeOf(c.on, sheet)}>${c.on.key}</a>`, c.author, c.at.slice(0, 10)] }));
  const owners = [...new Map([...kpis, ...pains, ...chances, ...talk].flatMap(({ owner }) => (owner ? [/** @type {[string, string]} */ ([owner.id, owner.name])] : [])))].sort((a, b) => a[1].localeCompare(b[1]));
  const part = (/** @type {string} */ title, /** @type {string[]} */ columns, /** @type {{ owner: Owner, cells: unknown[] }[]} */ rows) => {
    const own = rows.filter(row => !who || row.owner?.id === who);
    return html`<h3>${title}</h3>${own.length ? table({ stacked: true, columns: [...columns, said.who], rows: own.map(row => [...row.cells, row.owner?.name ?? said.noOwner]) }) : html`<p class="reason">${said.nothing}</p>`}`;
  };
  return html`<p class="row"><label>${said.days} <select @change=${(/** @type {Event} */ e) => set({ monday: /** @type {HTMLSelectElement} */ (e.target).value })}>${DAYS.map(n => html`<option value=${n} .selected=${n === days}>${n}</option>`)}</select></label>
      <label>${said.who} <select @change=${(/** @type {Event} */ e) => set({ who: /** @type {HTMLSelectElement} */ (e.target).value })}><option value="">${said.everybody}</option>${owners.map(([id, name]) => html`<option value=${id} .selected=${id === who}>${name}</option>`)}</select></label>
      <span class="reason">${said.span(digest.from.slice(0, 10), digest.to.slice(0, 10))}</span></p>
    ${part(said.changed, said.moves, kpis)}${part(said.hurts, said.pains, pains)}<h3>${said.todo}</h3>${advice(sheet, who, page)}${chances.length ? part(said.noted, said.chances, chances) : nothing}${digest.comments.length ? part(said.talk, said.says, talk) : nothing}`;
}

/** Where a comment is opened, answered and settled. @param {Anchor} on @param {import('./sheets.js').Sheet} sheet */
function placeOf(on, sheet) {
  const pin = `${sheet.map.id}/${sheet.persona}`;
  const [, , lane = 'owner'] = on.key.split('/');
  switch (on.kind) {
    case 'TOUCHPOINT':
      return link('graph', { pin: on.touchpoint ?? '' });
    case 'EDGE':
      return link('graph', { pin: on.steps[0] ?? '' });
    case 'PATH':
      return link('graph', { path: on.steps.map(encodeURIComponent).join(',') });
    case 'KPI':
      return link('kpis', { pin: on.key.replace(/^KPI /, '') });
    default:
      return link('map', { pin, cell: `${on.stage ?? ''}/${on.kind === 'CELL' ? lane : 'owner'}` });
  }
}

/** @param {Read['digest']['kpis'][number]} move */
function surely({ before, after, difference: { low, high } }) {
  if (low == null || high == null) return said.unknown([lack(said.moves[1], before), lack(said.moves[2], after)].filter(Boolean).join('; '));
  return low > 0 ? said.up : high < 0 ? said.down : said.unsure;
}

/** Why nothing tells how sure a figure is; empty where something does. @param {string} when @param {Read['digest']['kpis'][number]['before']} figure */
function lack(when, { value, low, high, customers }) {
  if (customers < 2) return said.few(when, customers);
  if (value == null || (low != null && high == null)) return said.later(when);
  return low == null ? said.alike(when, customers) : '';
}
