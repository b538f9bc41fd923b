// @ts-check
/** The columns of a map: their order, names, owners and touchpoints; new ones, and those that go. */
import { html, nothing } from 'lit-html';
import { ask } from '../../ask.js';
import { set } from '../../state.js';
import { words } from '../../words.js';
import { field } from './fields.js';
import { input, typing } from './field.js';
import { send, unsent, verdict } from './keep.js';
import { idOf, part } from './part.js';

const said = words.map;
const STAGES = `
query MapStages($map: ID!) {
  departments { id name }
  map(id: $map) { revision cells { stages { id name description covers owner { id } } } }
}`;

/** @typedef {import('./part.js').Stage} Stage */
/** @typedef {import('../map.js').Page} Page */

/** @type {import('./field.js').Writing & { of: string, revision: number, stages: Stage[] | null, order: string, owners: [string, string][], added: number }} */
const now = { ...unsent(), of: '', revision: 0, stages: null, order: '', owners: [], typed: {}, added: 0 };
const keeps = typing(now);

/** @param {import('../map.js').JourneyMap} map @param {Page} page */
export function stageForm(map, page) {
  if (now.of !== map.id) void begin(map.id, page);
  const { stages } = now;
  const act = (/** @type {Event} */ e, /** @type {boolean} */ dryRun) => void submit(e, dryRun, map.id, page);
  return html`<section class="sheet" aria-label=${said.stages}><h2>${said.stages} <button @click=${() => close(page)}>${said.close}</button></h2><p>${said.stagesHow}</p>
    ${stages ? html`<form class="part" @keydown=${(/** @type {KeyboardEvent} */ e) => e.key === 'Escape' && close(page)} @input=${keeps} @change=${(/** @type {Event} */ e) => act(e, true)} @submit=${(/** @type {Event} */ e) => act(e, false)}>
      <ol class="stages">${stages.map((stage, i) => row(stage, i, page))}</ol>
      <p class="row"><button type="button" data-add @click=${() => add(page)}>${said.addStage}</button><button class="main-act" ?disabled=${now.busy || now.conflict != null}>${said.save}</button> <button type="button" @click=${() => close(page)}>${words.actions.cancel}</button></p>
      ${verdict(now, () => void reread(map.id, page))}</form>` : html`<p class="reason" role=${now.fault ? 'alert' : 'status'}>${now.fault || words.states.loading}</p>`}</section>`;
}

/** @param {Stage} stage @param {number} i @param {Page} page */
function row(stage, i, page) {
  const fields = stage.items[0]?.fields ?? [];
  const name = now.typed[fields[0]?.name ?? ''] ?? fields[0]?.value ?? '';
  const gone = stage.state === 'gone';
  const after = (/** @type {Event} */ event, /** @type {() => void} */ change) => {
    const button = /** @type {HTMLElement} */ (event.target);
    change();
    page.redraw();
    button.closest('form')?.dispatchEvent(new Event('change'));
  };
  const move = (/** @type {number} */ by) => (/** @type {Event} */ e) => after(e, () => {
    const all = [...(now.stages ?? [])];
    all.splice(i + by, 0, ...all.splice(i, 1));
    now.stages = all;
    requestAnimationFrame(() => /** @type {HTMLElement | null} */ (document.querySelectorAll('.stages > li')[i + by]?.querySelector(by < 0 ? '.up' : '.down'))?.focus());
  });
  const remove = (/** @type {Event} */ e) => after(e, () => {
    if (stage.items[0]?.state === 'new') now.stages = (now.stages ?? []).filter(one => one !== stage);
    else stage.state = gone ? '' : 'gone';
  });
  return html`<li class="item ${gone ? 'gone' : ''}"><div class="row">
      <span class="moves"><button type="button" class="up" ?disabled=${i === 0} aria-label=${said.up(name)} @click=${move(-1)}>↑</button><button type="button" class="down" ?disabled=${i === (now.stages ?? []).length - 1} aria-label=${said.down(name)} @click=${move(1)}>↓</button></span>
      ${gone ? html`<del>${name}</del>` : fields.map(f => input(f, now, page.redraw))}
      <button type="button" data-remove=${stage.id} aria-label=${`${gone ? said.keep : words.data.remove} ${name}`} @click=${remove}>${gone ? said.keep : words.data.remove}</button></div>
      ${gone ? html`<p class="reason">${said.goesWith}</p>` : nothing}</li>`;
}

/** @param {string} id @param {Page} page @param {{ name: string, description: string | null, covers: string[], owner: { id: string } | null }} [stage] @returns {Stage} */
function stageOf(id, page, stage) {
  return { id, items: [{ key: '', id: '', state: stage ? '' : 'new', fields: [
    { ...field(id, 'name', 'line', stage?.name), label: said.fields.stage },
    { ...field(id, 'owner', 'choice', stage?.owner?.id), choices: [['', said.nobody], ...now.owners] },
    field(id, 'description', 'line', stage?.description),
    { ...field(id, 'touchpoints', 'many', stage?.covers.join('\n')), choices: page.data.touchpoints.map(t => [t.id, t.name]) }] }] };
}

/** @param {Page} page */
function add(page) {
  now.stages = [...(now.stages ?? []), stageOf(`new-${++now.added}`, page)];
  page.redraw();
  const rows = document.querySelectorAll('.stages > li');
  const first = rows[rows.length - 1]?.querySelector('input');
  if (first instanceof HTMLElement) first.focus();
}

/** @param {string} map @param {Page} page */
async function begin(map, page) {
  Object.assign(now, unsent(now.turn + 1), { of: map, stages: null, typed: {}, added: 0 });
  await read(map, page);
}

/** @param {string} map @param {Page} page */
async function reread(map, page) {
  Object.assign(now, unsent(now.turn + 1), { said: said.rebased });
  await read(map, page);
}

/** Kept stages as they are now, in the order in which they are kept; new ones and those that go as they were asked for. @param {string} map @param {Page} page */
async function read(map, page) {
  try {
    const /** @type {import('../../types/operations').MapStages} */ found = (await ask('stages', STAGES, { map })).data;
    if (now.of !== map) return;
    const before = now.stages ?? [];
    now.owners = found.departments.map(d => [d.id, d.name]);
    now.revision = found.map?.revision ?? 0;
    const kept = (found.map?.cells.stages ?? []).map(s => stageOf(s.id, page, s));
    kept.forEach(stage => (stage.state = before.some(b => b.id === stage.id && b.state === 'gone') ? 'gone' : ''));
    now.stages = [...kept, ...before.filter(stage => stage.items[0]?.state === 'new')];
    now.order = kept.map(s => s.id).join('\n');
  } catch (reason) {
    if (now.of === map) now.fault = reason instanceof Error ? reason.message : String(reason);
  }
  page.redraw();
}

/** @param {string} map */
function text(map) {
  const ids = new Set((now.stages ?? []).map(s => s.id));
  const stages = (now.stages ?? []).map(stage => {
    if (stage.items[0]?.state !== 'new') return stage;
    const id = idOf(now.typed[stage.items[0].fields[0]?.name ?? ''] ?? '', 'stage', one => ids.has(one));
    ids.add(id);
    return { ...stage, id };
  });
  const ordered = (now.stages ?? []).map(s => s.id).join('\n') !== now.order;
  return part({ map, revision: now.revision, stages, ordered }, now.typed);
}

/** @param {Event} event @param {boolean} dryRun @param {string} map @param {Page} page */
async function submit(event, dryRun, map, page) {
  event.preventDefault();
  if (now.busy || now.conflict) return;
  const what = text(map);
  if (!what) Object.assign(now, unsent(now.turn + 1), { said: said.same });
  else if (await send(now, what, dryRun)) {
    close(page);
    return page.again();
  }
  page.redraw();
}

/** @param {Page} page */
function close(page) {
  Object.assign(now, unsent(now.turn + 1), { of: '', stages: null });
  set({ edit: '' });
  page.redraw();
}
