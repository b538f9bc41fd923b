// @ts-check
/** Records that an import did not take, fetched as they came. */
import { html, nothing } from 'lit-html';
import { access, ask } from '../../ask.js';
import { exact } from '../../format.js';
import { download, saveCsv } from '../../shell/export.js';
import { words } from '../../words.js';

const LISTED = 100;
const REJECTIONS = `query Rejections { imports(first: ${LISTED}) { edges { node { id source rejections { line reason row } } } } }`;
/** Addresses behind an import, by what became of the records. */
const FATES = /** @type {const} */ ({ rejected: 'rejected', leftOut: 'left-out', duplicates: 'duplicates' });

/** @typedef {import('../../ask.js').Answer<import('../../types/operations').Rejections>} Rejected */
/** @typedef {{ id: string, source: string, leftOut: number, duplicates: number, rejected: number }} Counts */

/** A count that fetches its records. @param {Counts} of @param {keyof typeof FATES} fate @param {(text: string) => void} said */
export const fetching = (of, fate, said) =>
  of[fate] ? html`<button class="plain leads" @click=${() => void save(of, fate, '', said)} aria-label=${words.data.downloadOf(words.data.fateOf[fate], of.source)}>${exact(of[fate])}</button>` : '0';

/** Buttons for all records of a report that were not taken. @param {Counts} of @param {(text: string) => void} said */
export function downloads(of, said) {
  const fates = /** @type {(keyof typeof FATES)[]} */ (Object.keys(FATES)).filter(fate => of[fate]);
  if (!fates.length) return nothing;
  return html`<p class="row downloads">${words.data.download} ${fates.map(fate => html`<button @click=${() => void save(of, fate, '', said)}>${words.data.asTheyCame(words.data.fateOf[fate])}</button> <button @click=${() => void save(of, fate, '/reasons', said)}>${words.data.withReasons(words.data.fateOf[fate])}</button>`)}</p>`;
}

/** @param {Counts} of @param {keyof typeof FATES} fate @param {string} form @param {(text: string) => void} said */
async function save(of, fate, form, said) {
  const response = await fetch(`/imports/${of.id}/${FATES[fate]}${form}`, { headers: access() }).catch(() => null);
  if (response?.ok) {
    const ending = /\.(\w+)"/.exec(response.headers.get('Content-Disposition') ?? '')?.[1] ?? 'txt';
    download(`throughline-${FATES[fate]}-${of.source}${form ? '-reasons' : ''}.${ending}`, await response.blob());
  } else if (response?.status === 404 && fate === 'rejected') {
    await saveListed(of);
  } else {
    const body = await response?.json().catch(() => null);
    said(body?.detail ?? words.states.noAnswer);
  }
}

/** Of imports that kept no records: the rows as their report lists them. @param {Counts} of */
async function saveListed(of) {
  const answer = /** @type {Rejected} */ (await ask('rejections', REJECTIONS, {}));
  const found = answer.data.imports.edges.find(edge => edge.node.id === of.id);
  if (found) saveCsv(`throughline-rejected-${of.source}.csv`, words.columns.rejections, found.node.rejections.map(r => [r.line, r.reason, r.row]));
}
