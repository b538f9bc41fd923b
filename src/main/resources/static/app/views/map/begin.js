// @ts-check
/** A new map: from the stages of the data for an objective, as a copy, or with one empty stage. */
import { html, nothing } from 'lit-html';
import { ask } from '../../ask.js';
import { set } from '../../state.js';
import { words } from '../../words.js';
import { send, unsent, verdict } from './keep.js';
import { idOf } from './part.js';

const said = words.map;
const OBJECTIVES = ['GROW', 'KEEP', 'EASE', 'SAVE'];
const DRAFT = 'query MapDraft($id: ID!, $name: String!, $personas: [ID!], $objective: Objective, $copy: ID) { mapDraft(id: $id, name: $name, personas: $personas, objective: $objective, copy: $copy) }';

const now = { ...unsent(), of: '' };

/** @param {import('../map.js').Page} page @param {import('../map.js').JourneyMap | null} copied copied at first; null: none */
export function newMap(page, copied) {
  if (now.of !== (copied?.id ?? 'none')) Object.assign(now, unsent(now.turn + 1), { of: copied?.id ?? 'none' });
  const { maps, personas } = page.data;
  return html`<section class="sheet" aria-label=${said.create}><h2>${said.create} ${maps.length ? html`<button @click=${close}>${said.close}</button>` : nothing}</h2>
    <form class="part" @keydown=${(/** @type {KeyboardEvent} */ e) => e.key === 'Escape' && close()} @submit=${(/** @type {Event} */ e) => void make(e, page)}>
      <p class="row"><label>${said.fields.mapName} <input name="name" class="long" required maxlength="200" autocomplete="off" .value=${copied ? said.copyOf(copied.name) : ''}></label></p>
      <fieldset><legend>${said.begins}</legend>
        ${OBJECTIVES.map((one, i) => html`<label><input type="radio" name="from" value=${one} ?checked=${!copied && i === 0}> ${said.objectives[one]}</label>`)}
        <label><input type="radio" name="from" value=""> ${said.empty1}</label>
        ${maps.length ? html`<label><input type="radio" name="from" value="copy" ?checked=${copied != null}> ${said.copyFrom} <select name="copy" aria-label=${said.copyFrom}>${maps.map(m => html`<option value=${m.id} ?selected=${m.id === copied?.id}>${m.name}</option>`)}</select></label>` : nothing}</fieldset>
      ${personas.length ? html`<fieldset><legend>${said.whose}</legend>${personas.map(p => html`<label><input type="checkbox" name="persona" value=${p.id} ?checked=${copied?.personas.some(one => one.id === p.id) ?? false}> ${p.name}</label>`)}<p class="reason">${said.noneIsAll}</p></fieldset>` : nothing}
      <p class="row"><button class="main-act" ?disabled=${now.busy}>${said.create}</button> ${maps.length ? html`<button type="button" @click=${close}>${words.actions.cancel}</button>` : nothing}</p>${verdict(now, page.redraw)}</form></section>`;
}

const close = () => set({ edit: '' });

/** @param {Event} event @param {import('../map.js').Page} page */
async function make(event, page) {
  event.preventDefault();
  const data = new FormData(/** @type {HTMLFormElement} */ (event.target));
  const name = String(data.get('name') ?? '').trim();
  const from = String(data.get('from') ?? '');
  const id = idOf(name, 'map', one => page.data.maps.some(m => m.id === one));
  const personas = data.getAll('persona').map(String);
  now.busy = true;
  try {
    const /** @type {import('../../types/operations').MapDraft} */ { mapDraft } = (await ask('draft', DRAFT, { id, name, personas, objective: OBJECTIVES.includes(from) ? from : null, copy: from === 'copy' ? String(data.get('copy')) : null })).data;
    if (await send(now, { text: mapDraft }, false)) {
      now.of = '';
      set({ edit: 'stages', pin: `${id}/${personas.length === 1 ? personas[0] : ''}`, cell: '', beside: '', monday: '' });
      return page.again();
    }
  } catch (reason) {
    Object.assign(now, unsent(now.turn), { fault: reason instanceof Error ? reason.message : String(reason) });
  }
  page.redraw();
}
