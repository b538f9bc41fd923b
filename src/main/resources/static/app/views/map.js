// @ts-check
/** Journey maps: the page of a map and persona, another one below it; each cell opens with its figures, customers, query and comments. */
import { html, nothing } from 'lit-html';
import { access, ask, Fault } from '../ask.js';
import { link, set } from '../state.js';
import { words } from '../words.js';
import { table } from '../shell/table.js';
import { arrows } from './map/arrows.js';
import { editor } from './map/editor.js';
import { cellForm, mayEdit } from './map/form.js';
import { monday } from './map/monday.js';

const said = words.map;

/* How the page looks, here and as a file; no other view needs it. */
await new Promise(done => {
  const style = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: new URL('../picture.css', import.meta.url).href });
  style.onload = style.onerror = done;
  document.head.append(style);
});

/** @typedef {import('../types/operations').JourneyMaps} Answer */
/** @typedef {import('../main.js').Page<Answer>} Page */
/** @typedef {Answer['maps'][number]} JourneyMap */
/** @typedef {{ map: JourneyMap, persona: string, name: string }} Sheet */
/** @typedef {{ stage: string, lane: string, item: string, text: string, value: number | null, low: number | null, high: number | null, n: number | null, owner: string | null, evidence: string }} Row */
/** @typedef {{ svg: Element | null, rows: Row[], fault: string }} Shown */

/** Pictures by map, persona and revision. @type {Map<string, Shown>} */
const pictures = new Map();
/** The one asked for last of a map and persona: it stands until the next one is there. @type {Map<string, Shown>} */
const newest = new Map();
/** What is being written. */
const draft = { comment: '', fault: '' };
const SAY = 'mutation SayOfCell($on: AnchorInput!, $text: String!) { comment(on: $on, text: $text) { id } }';

/** @type {import('../main.js').View<Answer>} */
export default {
  free: true,
  query: `
query JourneyMaps {
  caller { role }
  maps { id name kind status revision version yaml personas { id name } comments(open: true) { id on { stage key } author at text } }
}`,
  options(page) {
    const sheets = all(page);
    return sheets.length ? html`${chooser(sheets, 'pin', said.which, chosen(page), '')}${chooser(sheets, 'beside', said.beside, beside(page), said.nobody)}<button @click=${() => set({ monday: page.values.monday ? '' : '7', who: '' })} aria-pressed=${Boolean(page.values.monday)}>${words.monday.title}</button>${mayEdit(page.data.caller.role) ? html`<button @click=${() => set({ edit: page.values.edit ? '' : 'yaml' })} aria-pressed=${Boolean(page.values.edit)}>${said.edit}</button>` : nothing}` : nothing;
  },
  render(page) {
    const sheet = chosen(page);
    if (!sheet) return html`<section class="blank"><h2>${said.none}</h2><p>${said.what}</p>${mayEdit(page.data.caller.role) ? nothing : html`<p>${said.noEditor}</p>`}</section>${mayEdit(page.data.caller.role) ? editor({ id: '', revision: 0, yaml: said.first }, page.again) : nothing}`;
    const other = beside(page);
    return html`${page.values.monday ? monday(sheet.map, page) : nothing}${page.values.edit && mayEdit(page.data.caller.role) ? editor(sheet.map, page.again) : nothing}${picture(page, sheet)}${other && key(other) !== key(sheet) ? html`<hr>${differences(page, sheet, other)}${picture(page, other)}` : nothing}`;
  },
  footer: () => said.footer,
  table(page) {
    const sheet = chosen(page);
    const rows = sheet ? load(page, sheet).rows : [];
    return { columns: said.columns, rows: rows.map(r => [r.stage, said.lanes[r.lane] ?? r.lane, r.item, r.text, r.value, r.low, r.high, r.n, r.owner, r.evidence]) };
  },
};

/** @param {Page} page @returns {Sheet[]} */
function all({ data }) {
  return data.maps.flatMap(map => {
    const personas = map.personas.map(p => ({ map, persona: p.id, name: `${map.name} · ${p.name}` }));
    return personas.length === 1 ? personas : [{ map, persona: '', name: `${map.name} · ${said.everyone}` }, ...personas];
  });
}

/** @param {Sheet} sheet */
const key = sheet => `${sheet.map.id}/${sheet.persona}`;

/** @param {Page} page */
const chosen = page => all(page).find(s => key(s) === page.values.pin) ?? all(page)[0];

/** @param {Page} page */
const beside = page => all(page).find(s => key(s) === page.values.beside);

/** @param {Sheet[]} sheets @param {string} name @param {string} label @param {Sheet | undefined} now @param {string} none */
function chooser(sheets, name, label, now, none) {
  return html`<label>${label} <select @change=${(/** @type {Event} */ e) => set({ [name]: /** @type {HTMLSelectElement} */ (e.target).value, cell: '' })}>${none ? html`<option value="">${none}</option>` : nothing}${sheets.map(s => html`<option value=${key(s)} ?selected=${now && key(s) === key(now)}>${s.name}</option>`)}</select></label>`;
}

/** @param {Sheet} sheet @param {string} format */
function address(sheet, format) {
  return `/exports/map.${format}?map=${encodeURIComponent(sheet.map.id)}${sheet.persona ? `&persona=${encodeURIComponent(sheet.persona)}` : ''}`;
}

/** What is there of a picture; asks for it where nothing is. @param {Page} page @param {Sheet} sheet @returns {Shown} */
function load(page, sheet) {
  const name = `${key(sheet)}/${sheet.map.revision}/${sheet.map.comments.length}`;
  const known = pictures.get(name);
  if (known) return known;
  /** @type {Shown} */
  const shown = { svg: null, rows: [], ...newest.get(key(sheet)), fault: '' };
  pictures.set(name, shown);
  newest.set(key(sheet), shown);
  void Promise.all(['svg', 'json'].map(format => fetch(address(sheet, format), { headers: access(), credentials: 'same-origin' })))
    .then(async ([svg, json]) => {
      if (!svg?.ok || !json?.ok) throw new Error((await (svg?.ok ? json : svg)?.json())?.detail ?? words.states.unreadable);
      shown.svg = drawn(await svg.text());
      shown.rows = (await json.json()).cells;
    })
    .catch(reason => {
      shown.fault = String(reason.message ?? reason);
    })
    .finally(page.redraw);
  return shown;
}

/** The picture without rules of its own: the page has them. @param {string} text */
function drawn(text) {
  const svg = new DOMParser().parseFromString(text.replace(/<style>[^]*?<\/style>/, ''), 'image/svg+xml').documentElement;
  return document.importNode(svg, true);
}

/** @param {Page} page @param {Sheet} sheet */
function picture(page, sheet) {
  const shown = load(page, sheet);
  if (shown.fault) return html`<p class="reason" role="alert">${shown.fault}</p>`;
  if (!shown.svg) return html`<p class="reason" role="status">${words.states.loading}</p>`;
  const main = chosen(page);
  const open = main && key(main) === key(sheet) ? page.values.cell : '';
  shown.svg.querySelectorAll('[data-cell]').forEach(cell => cell.setAttribute('aria-selected', String(cell.getAttribute('data-cell') === open)));
  const act = (/** @type {Event} */ e) => {
    const cell = e.target instanceof Element ? e.target.closest('[data-cell]') : null;
    if (cell) set({ pin: key(sheet), cell: cell.getAttribute('data-cell') ?? '' });
  };
  return html`<div class="wide mapped" @click=${act} @keydown=${(/** @type {KeyboardEvent} */ e) => (e.key === 'Enter' ? act(e) : arrows(e))}>${shown.svg}</div>
    ${open ? details(page, sheet, shown, open) : nothing}
    <p class="files">${said.files} ${['svg', 'html', 'csv', 'json', 'mmd', 'xml', 'yaml'].map(format => html`<a href=${address(sheet, format)} download>${format.toUpperCase()}</a> `)}<button @click=${() => print()}>${said.print}</button></p>`;
}

/** @param {Page} page @param {Sheet} sheet @param {Shown} shown @param {string} open */
function details(page, sheet, shown, open) {
  const [stage = '', lane = ''] = open.split('/');
  const rows = shown.rows.filter(r => r.stage === stage && r.lane.toLowerCase() === lane);
  const names = shown.rows.filter(r => r.stage === stage && r.lane === 'TOUCHPOINTS' && !r.item.endsWith(' dropOff')).map(r => JSON.stringify(r.item));
  const talk = sheet.map.comments.filter(c => c.on.stage === stage);
  const query = `{ map(id: ${JSON.stringify(sheet.map.id)}) { cells${sheet.persona ? `(persona: ${JSON.stringify(sheet.persona)})` : ''} { stages { id reached { value low high } progress { value low high } exitShare { value low high } touchpoints { touchpoint { id } visits dropOff { value low high } } emotion { measured { value low high n customers } asIs qValue disagrees } painPoints { text seen lostConversions evidence { query } } } } } }`;
  return html`<section class="sheet opened"><h2>${stage} · ${said.lanes[lane.toUpperCase()] ?? lane} <button @click=${() => set({ cell: '' })}>${said.close}</button></h2>
    ${rows.length ? table({ columns: said.columns.slice(2), rows: rows.map(r => [r.item, r.text, r.value, r.low, r.high, r.n, r.owner, r.evidence]) }) : html`<p class="reason">${said.empty}</p>`}
    ${cellForm({ map: sheet.map.id, persona: sheet.persona, stage, lane }, page)}
    <p>${names.length ? html`<a href=${link('customers', { ...(sheet.persona ? { persona: sheet.persona } : {}), match: names.join(' | ') })}>${said.customers}</a> · ` : nothing}<a href="/graphiql#query=${encodeURIComponent(query)}">${said.query}</a></p>
    ${talk.length ? html`<h3>${said.comments}</h3><ul>${talk.map(c => html`<li>${c.text} <small>${c.author}, ${c.at.slice(0, 10)}</small></li>`)}</ul>` : nothing}
    <form @submit=${(/** @type {Event} */ e) => void say(e, page, sheet, stage, lane)}><label>${said.say} <input name="text" size="60" maxlength="10000" required .value=${draft.comment}></label> <button>${said.send}</button></form>${draft.fault ? html`<p class="loss" role="alert">${draft.fault}</p>` : nothing}</section>`;
}

/** @param {Event} event @param {Page} page @param {Sheet} sheet @param {string} stage @param {string} lane */
async function say(event, page, sheet, stage, lane) {
  event.preventDefault();
  const form = /** @type {HTMLFormElement} */ (event.target);
  const text = String(new FormData(form).get('text') ?? '');
  draft.fault = '';
  try {
    await ask('say', SAY, { on: { cell: { map: sheet.map.id, stage, lane: lane.toUpperCase() } }, text });
    form.reset();
    page.again();
  } catch (reason) {
    draft.fault = reason instanceof Fault ? reason.message : String(reason);
    page.redraw();
  }
}

/** Where two sheets surely differ: intervals that do not overlap. @param {Page} page @param {Sheet} sheet @param {Sheet} other */
function differences(page, sheet, other) {
  const theirs = new Map(load(page, other).rows.map(r => [`${r.stage}/${r.lane}/${r.item}`, r]));
  const found = load(page, sheet).rows.flatMap(r => {
    const o = theirs.get(`${r.stage}/${r.lane}/${r.item}`);
    const apart = o && r.low != null && r.high != null && o.low != null && o.high != null && (r.low > o.high || o.low > r.high);
    return o && apart ? [[r.stage, said.lanes[r.lane] ?? r.lane, r.item, r.text, o.text]] : [];
  });
  return html`<h2>${said.differ(found.length)}</h2>${found.length ? table({ columns: [...said.columns.slice(0, 3), sheet.name, other.name], rows: found }) : nothing}`;
}
