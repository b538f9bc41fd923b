// @ts-check
/** The whole text of a map: checked against the data first, then kept. What is taken out of the text goes from the map. */
import { html } from 'lit-html';
import { set } from '../../state.js';
import { words } from '../../words.js';
import { send, unsent, verdict } from './keep.js';

const said = words.map;
const now = { ...unsent(), of: '', yaml: '', rebase: false };

/** @param {import('../map.js').JourneyMap} map @param {import('../map.js').Page} page */
export function editor(map, page) {
  const name = `${map.id}/${map.revision}`;
  if (now.of !== name && !now.conflict) {
    const yaml = now.rebase ? now.yaml.replace(/^(\s*revision: )\d+/m, `$1${map.revision}`) : map.yaml;
    Object.assign(now, unsent(now.turn + 1), { of: name, yaml, said: now.rebase ? said.rebased : '', rebase: false });
  }
  const { plan } = now;
  const reread = () => {
    Object.assign(now, unsent(now.turn + 1), { of: '', rebase: true });
    page.again();
  };
  return html`<section class="sheet part" aria-label=${said.text}><h2>${said.text}</h2><p>${said.how}</p>
    <textarea rows="24" spellcheck="false" aria-label=${said.text} .value=${now.yaml} @input=${(/** @type {Event} */ e) => typed(e, page)}></textarea>
    ${verdict(now, reread, true)}
    <p class="row"><button @click=${() => void apply(true, page)}>${said.check}</button> <button class="main-act" ?disabled=${now.busy || !plan || plan.applied || plan.faults.length > 0 || !plan.items.length} @click=${() => void apply(false, page)}>${said.save}</button> <button @click=${() => set({ edit: '' })}>${said.close}</button></p></section>`;
}

/** What was checked is no longer what stands there. @param {Event} event @param {import('../map.js').Page} page */
function typed({ target }, page) {
  now.yaml = /** @type {HTMLTextAreaElement} */ (target).value;
  if (now.plan) {
    now.plan = null;
    page.redraw();
  }
}

/** @param {boolean} dryRun @param {import('../map.js').Page} page */
async function apply(dryRun, page) {
  if (await send(now, { text: now.yaml, whole: true }, dryRun)) {
    set({ edit: '' });
    return page.again();
  }
  page.redraw();
}
