// @ts-check
/** A map as a whole: its name and personas, its versions, its planned steps, and its end. */
import { html, nothing } from 'lit-html';
import { ask } from '../../ask.js';
import { set } from '../../state.js';
import { words } from '../../words.js';
import { table } from '../../shell/table.js';
import { field } from './fields.js';
import { input, typing } from './field.js';
import { send, unsent, verdict } from './keep.js';
import { part } from './part.js';

const said = words.map;
const VERSIONS = 'query MapVersions($map: ID!) { map(id: $map) { revision design { steps { id } } versions(first: 100) { edges { node { number at by note yaml } } } } }';
const DIFF = 'query MapDiffs($map: ID!, $from: Int!) { map(id: $map) { diff(from: $from) { items { path change before after } figures { path before { value } after { value } qValue } } } }';
const PUBLISH = 'mutation PublishMap($id: ID!, $seen: Int!, $note: String) { publishMap(id: $id, seen: $seen, note: $note) { number } }';
const DELETE = 'mutation DeleteMap($id: ID!, $seen: Int!) { deleteMap(id: $id, seen: $seen) }';
const DESIGN = 'query DesignDraft($map: ID!) { designDraft(map: $map) }';

/** @typedef {import('../map.js').Page} Page */
/** @typedef {import('../map.js').JourneyMap} JourneyMap */
/** @typedef {NonNullable<import('../../types/operations').MapVersions['map']>} Found */
/** @typedef {NonNullable<import('../../types/operations').MapDiffs['map']>['diff']} Diff */

/** @type {import('./field.js').Writing & { of: string, found: Found | null, diff: Diff | null, diffOf: number, text: string, sure: boolean }} */
const now = { ...unsent(), of: '', found: null, diff: null, diffOf: 0, typed: {}, text: '', sure: false };
const keeps = typing(now);

/** @param {JourneyMap} map @param {Page} page */
export function wholeForm(map, page) {
  const of = `${map.id}/${map.revision}`;
  if (now.of !== of) void begin(of, map.id, page);
  const fields = fieldsOf(map, page);
  const versions = now.found?.versions.edges.map(e => e.node) ?? [];
  return html`<section class="sheet" aria-label=${said.map}><h2>${said.map} <button @click=${close}>${said.close}</button></h2>
    <form class="part" @keydown=${(/** @type {KeyboardEvent} */ e) => e.key === 'Escape' && close()} @input=${keeps} @change=${(/** @type {Event} */ e) => void submit(e, true, map, page)} @submit=${(/** @type {Event} */ e) => void submit(e, false, map, page)}>
      <div class="row">${fields.map(f => input(f, now, page.redraw))}</div>
      <p class="row"><button class="main-act" ?disabled=${now.busy || now.conflict != null}>${said.save}</button> <button type="button" @click=${close}>${words.actions.cancel}</button>
        ${now.found && !now.found.design ? html`<button type="button" data-act="design" @click=${() => void design(map, page)}>${said.draftDesign}</button>` : nothing}</p>
      ${verdict(now, page.again)}${now.text && !now.plan?.applied && !now.plan?.faults.length ? html`<p class="row"><button type="button" class="main-act" data-act="keep" @click=${() => void keep(page)}>${said.saveThis}</button></p>` : nothing}</form>
    <h3>${said.versions}</h3><form class="row part" @submit=${(/** @type {Event} */ e) => void publish(e, map, page)}><label>${said.fields.note} <input name="note" class="long" maxlength="1000" autocomplete="off"></label> <button>${said.publish}</button></form>
    ${versions.length ? html`<div class="wide"><table class="list stacked"><thead><tr><th class="n">${said.number}</th><th>${said.when}</th><th>${said.by}</th><th>${said.fields.note}</th><td></td></tr></thead><tbody>${versions.map(v => html`<tr><td class="n">${v.number}</td><td>${v.at.slice(0, 10)}</td><td>${v.by}</td><td class="way">${v.note ?? ''}</td>
      <td class="acts"><button @click=${() => void compare(map.id, v.number, page)} aria-label=${`${said.since} ${v.number}`}>${said.since}</button> <button @click=${() => void restore(map, v.yaml, page)} aria-label=${`${said.restore} ${v.number}`}>${said.restore}</button></td></tr>`)}</tbody></table></div>` : html`<p class="reason">${said.noVersions}</p>`}
    ${now.diff ? changes(now.diff, now.diffOf) : nothing}
    <h3>${said.end}</h3><p class="row">${now.sure ? html`<span role="alert">${said.sureAway(map.name)} <button class="danger" @click=${() => void away(map, page)}>${words.data.yes}</button> <button @click=${() => want(false, page)}>${words.data.no}</button></span>` : html`<button data-act="delete" @click=${() => want(true, page)}>${said.delete}</button>`}</p></section>`;
}

const close = () => set({ edit: '' });

/** @param {boolean} sure @param {Page} page */
function want(sure, page) {
  now.sure = sure;
  page.redraw();
}

/** @param {JourneyMap} map @param {Page} page @returns {import('./part.js').Field[]} */
function fieldsOf(map, page) {
  const choices = (/** @type {Record<string, string>} */ of) => /** @type {[string, string][]} */ (Object.entries(of));
  return [
    { ...field('map', 'name', 'line', map.name), label: said.fields.mapName },
    { ...field('map', 'kind', 'choice', map.kind), choices: choices(said.kinds) },
    { ...field('map', 'status', 'choice', map.status), label: said.fields.mapStatus, choices: choices(said.statuses) },
    { ...field('map', 'personas', 'many', map.personas.map(p => p.id).join('\n')), choices: page.data.personas.map(p => [p.id, p.name]) },
    field('map', 'description', 'text', map.description),
  ];
}

/** @param {string} of @param {string} map @param {Page} page */
async function begin(of, map, page) {
  Object.assign(now, unsent(now.turn + 1), { of, found: null, diff: null, typed: {}, text: '', sure: false });
  await tried(page, async () => {
    now.found = (await ask('versions', VERSIONS, { map })).data.map;
  });
}

/** The newest revision that was read. @param {JourneyMap} map */
const seen = map => Math.max(map.revision, now.found?.revision ?? 0);

/** What fails is told. @param {Page} page @param {() => Promise<void>} work */
async function tried(page, work) {
  try {
    await work();
  } catch (reason) {
    if (!(reason instanceof Error && reason.name === 'AbortError')) now.fault = reason instanceof Error ? reason.message : String(reason);
  }
  page.redraw();
}

/** @param {Event} event @param {boolean} dryRun @param {JourneyMap} map @param {Page} page */
async function submit(event, dryRun, map, page) {
  event.preventDefault();
  const what = part({ map: map.id, revision: map.revision, top: { key: '', id: '', fields: fieldsOf(map, page) }, stages: [] }, now.typed);
  now.text = '';
  if (!what) Object.assign(now, unsent(now.turn + 1), { said: said.same });
  else if (await send(now, what, dryRun)) return page.again();
  page.redraw();
}

/** What would change is shown first, then saved. @param {string} text @param {Page} page */
async function propose(text, page) {
  now.text = text;
  await send(now, { text, whole: text.includes('stages:') }, true);
  page.redraw();
}

/** @param {Page} page */
async function keep(page) {
  if (await send(now, { text: now.text, whole: now.text.includes('stages:') }, false)) return page.again();
  page.redraw();
}

/** A version takes the place of what is kept, as an edit of the revision that is seen. @param {JourneyMap} map @param {string} yaml @param {Page} page */
const restore = (map, yaml, page) => propose(yaml.replace(/^(\s*-?\s*)id: .*$/m, line => `${line}\n${' '.repeat(line.search(/id:/))}revision: ${seen(map)}`), page);

/** @param {JourneyMap} map @param {Page} page */
const design = (map, page) => tried(page, async () => {
  const /** @type {import('../../types/operations').DesignDraft} */ { designDraft } = (await ask('design', DESIGN, { map: map.id })).data;
  await propose(designDraft, page);
});

/** @param {Event} event @param {JourneyMap} map @param {Page} page */
async function publish(event, map, page) {
  event.preventDefault();
  const note = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('note') ?? '').trim();
  await tried(page, async () => {
    await ask('publish', PUBLISH, { id: map.id, seen: seen(map), note: note || null });
    page.again();
  });
}

/** @param {string} map @param {number} from @param {Page} page */
const compare = (map, from, page) => tried(page, async () => {
  Object.assign(now, { diff: (await ask('diff', DIFF, { map, from })).data.map.diff, diffOf: from });
});

/** @param {Diff} diff @param {number} from */
function changes(diff, from) {
  return html`<h3>${said.changedSince(from)}</h3>${diff.items.length ? table({ columns: said.diffColumns, rows: diff.items.map(i => [i.path, i.before, i.after]) }) : html`<p class="reason">${said.nothingDrawn}</p>`}
    ${diff.figures.length ? html`<h4>${said.measured}</h4>${table({ columns: [...said.diffColumns, 'q'], rows: diff.figures.map(f => [f.path, f.before.value, f.after.value, f.qValue]) })}` : nothing}`;
}

/** @param {JourneyMap} map @param {Page} page */
const away = (map, page) => tried(page, async () => {
  await ask('delete', DELETE, { id: map.id, seen: seen(map) });
  set({ edit: '', pin: '', cell: '', beside: '', monday: '' });
  page.again();
});
