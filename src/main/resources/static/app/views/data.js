// @ts-check
import { html, nothing } from 'lit-html';
import { count, exact, minute, ratio } from '../format.js';
import { number } from '../shell/figure.js';
import { words } from '../words.js';
import { forget } from './upload/mapping.js';
import { look, preview, reasons, refused } from './upload/preview.js';
import { downloads, fetching } from './upload/untaken.js';
import { remove, send, stop, take, upload } from './upload/upload.js';

const LISTED = 100;

/** The import that was asked to be removed, what went wrong, and what to import again. */
const asked = { remove: '', fault: '', again: /** @type {string[]} */ ([]) };

/** @typedef {import('../types/operations').Data} Answer */
/** @typedef {import('../main.js').Page<Answer>} Page */
/** @typedef {Answer['imports']['edges'][number]['node']} Import */

/** @type {import('../main.js').View<Answer>} */
export default {
  free: true,
  query: `
query Data {
  touchpoints { id interactions }
  imports(first: ${LISTED}) { edges { node { id source at rows accepted leftOut duplicates rejected customers touchpoints notes } } pageInfo { hasNextPage } }
}`,
  figures: ({ data }) => html`${number(data.touchpoints.reduce((sum, t) => sum + t.interactions, 0), words.data.interactions)}${number(data.touchpoints.length, words.data.touchpoints)}${number(data.imports.edges.length, data.imports.edges.length === 1 ? words.data.oneImport : words.data.imports)}`,
  render: page => html`${entry(page)}${list(page)}`,
  footer: () => words.data.footer,
  table: ({ data }) => ({
    columns: words.columns.data,
    rows: data.imports.edges.map(({ node: n }) => [n.id, n.source, n.at, n.rows, n.accepted, n.leftOut, n.duplicates, n.rejected, n.customers, n.touchpoints]),
  }),
};

/** @param {Page} page */
function entry(page) {
  const choose = (/** @type {File | undefined} */ file) => {
    if (!file) return;
    take(file);
    forget();
    page.redraw();
    void look(file, page.redraw);
  };
  const drop = (/** @type {DragEvent} */ event) => {
    event.preventDefault();
    choose(event.dataTransfer?.files[0]);
  };
  const over = (/** @type {DragEvent} */ event) => event.preventDefault();
  const busy = ['sending', 'reading', 'undoing'].includes(upload.phase);
  return html`<section class="drop ${upload.file ? 'has' : ''}" @drop=${drop} @dragover=${over} aria-label=${words.data.drop}>
    ${busy ? nothing : html`<p><label class="button">${upload.file ? words.data.other : words.data.choose}<input class="vh" type="file" @change=${(/** @type {Event} */ e) => choose(/** @type {HTMLInputElement} */ (e.target).files?.[0])}></label> ${upload.file ? nothing : words.data.drop}</p>`}
    ${upload.undone ? html`<p role="status">${words.data.undone}</p>` : nothing}
    ${upload.file ? (busy ? progress(page) : upload.phase === 'done' ? report(page) : form(page)) : nothing}</section>`;
}

/** What is to be sent, with the first rows and what their columns mean. @param {Page} page */
function form(page) {
  const file = /** @type {File} */ (upload.file);
  const input = (/** @type {'source' | 'more'} */ key) => (/** @type {Event} */ e) => {
    upload[key] = /** @type {HTMLInputElement} */ (e.target).value;
    page.redraw();
  };
  const again = () => void look(file, page.redraw);
  return html`<h2>${file.name} <small>${bytes(file.size)}</small></h2>
    ${upload.phase === 'failed' ? html`<p class="loss" role="alert">${upload.fault}</p>` : nothing}
    <p class="row"><label>${words.data.source} <input .value=${upload.source} @change=${input('source')} required></label>
      <label>${words.data.options} <input class="long" .value=${upload.more} placeholder="zone=Europe/Berlin & conversions=purchase" @input=${input('more')} @change=${again}></label>
      <button class="main-act" ?disabled=${!upload.source.trim() || !!upload.tried || refused()} @click=${() => send(page.redraw, page.again)}>${words.data.send}</button></p>
    ${upload.tried ? html`<p class="reason" role="status">${words.data.saveFirst}</p>` : nothing}
    ${preview(page.redraw)}`;
}

/** @param {Page} page */
function progress(page) {
  const size = upload.file?.size || 1;
  const seconds = Math.max(0.5, (Date.now() - upload.begun) / 1000);
  const said =
    upload.phase === 'undoing' ? words.data.undoing : upload.phase === 'sending' ? words.data.sending(bytes(upload.sent), bytes(size)) : words.data.reading(exact(upload.rows), count(Math.round(upload.rows / seconds)));
  return html`<h2>${upload.file?.name}</h2><p role="status">${said}</p>
    <p class="row"><progress max="1" .value=${upload.phase === 'sending' ? upload.sent / size : 1} aria-label=${words.data.progress}></progress>
    ${upload.phase === 'undoing' ? nothing : html`<button @click=${() => stop(page.redraw)}>${words.actions.cancel}</button>`}</p>`;
}

/** @param {Page} page */
function report(page) {
  const r = /** @type {import('./upload/upload.js').Report} */ (upload.report);
  return html`<h2>${words.data.taken(r.source)}</h2>
    <p class="figures" role="status">${number(r.rows, words.data.rows)}${number(r.accepted, words.data.accepted)}${number(r.leftOut, words.data.leftOut)}${number(r.duplicates, words.data.duplicates)}${number(r.rejected, words.data.rejected)}${number(r.customers, words.data.customers)}${number(r.touchpoints, words.data.touchpoints)}</p>
    ${r.notes.length ? html`<ul class="notes">${r.notes.map(note => html`<li>${note}</li>`)}</ul>` : nothing}
    ${r.reasons.length ? html`<ul class="notes">${reasons(r.reasons)}</ul>` : nothing}${downloads(r, fault(page))}
    ${r.rejected ? html`<h3>${words.data.refused(exact(r.rejected), ratio(r.rejected, r.rows))}</h3>
      <div class="wide"><table><thead><tr><th class="n">${words.data.line}</th><th>${words.data.why}</th><th>${words.data.row}</th></tr></thead>
      <tbody>${r.rejections.slice(0, 10).map(x => html`<tr><td class="n">${x.line ?? ''}</td><td>${x.reason}</td><td><code>${x.row.slice(0, 160)}</code></td></tr>`)}</tbody></table></div>` : nothing}`;
}

/** @param {Page} page @returns {(text: string) => void} */
const fault = page => text => {
  asked.fault = text;
  page.redraw();
};

/** @param {Page} page */
function list(page) {
  const rows = page.data.imports.edges.map(edge => edge.node);
  if (!rows.length) return html`<p class="reason">${words.states.nothing}</p>`;
  return html`<h2>${words.data.list}</h2>${asked.fault ? html`<p class="loss" role="alert">${asked.fault}</p>` : nothing}
    ${asked.again.length ? html`<ul class="notes" role="status">${asked.again.map(note => html`<li>${note}</li>`)}</ul>` : nothing}
    <div class="wide"><table class="stacked"><thead><tr><th>${words.data.source}</th><th>${words.data.when}</th><th class="n">${words.data.rows}</th><th class="n">${words.data.accepted}</th><th class="n">${words.data.leftOut}</th><th class="n">${words.data.duplicates}</th><th class="n">${words.data.rejected}</th><th class="n">${words.data.customers}</th><th class="n">${words.data.touchpoints}</th><th></th></tr></thead>
    <tbody>${rows.map(r => row(r, page))}
    ${page.data.imports.pageInfo.hasNextPage ? html`<tr class="tail"><td colspan="10">${words.data.older(LISTED)}</td></tr>` : nothing}</tbody></table></div>`;
}

/** @param {Import} r @param {Page} page */
function row(r, page) {
  const want = (/** @type {string} */ id) => {
    asked.remove = id;
    page.redraw();
  };
  return html`<tr><td>${r.source}</td><td>${minute(r.at)}</td><td class="n" data-k=${words.data.rows}>${exact(r.rows)}</td><td class="n" data-k=${words.data.accepted}>${exact(r.accepted)}</td><td class="n" data-k=${words.data.leftOut}>${fetching(r, 'leftOut', fault(page))}</td><td class="n" data-k=${words.data.duplicates}>${exact(r.duplicates)}</td>
    <td class="n" data-k=${words.data.rejected}>${fetching(r, 'rejected', fault(page))}</td><td class="n" data-k=${words.data.customers}>${exact(r.customers)}</td><td class="n" data-k=${words.data.touchpoints}>${exact(r.touchpoints)}</td>
    <td class="n">${asked.remove === r.id
      ? html`<span role="alert">${words.data.sure(exact(r.accepted), exact(r.customers))} <button class="danger" @click=${() => void takeOut(r.id, page)}>${words.data.yes}</button> <button @click=${() => want('')}>${words.data.no}</button></span>`
      : html`<button @click=${() => want(r.id)} aria-label="${words.data.remove} ${r.source}">${words.data.remove}</button>`}</td></tr>`;
}

/** @param {string} id @param {Page} page */
async function takeOut(id, page) {
  Object.assign(asked, { fault: '', again: [] });
  try {
    asked.again = await remove(id);
  } catch (reason) {
    asked.fault = reason instanceof Error ? reason.message : '';
  }
  asked.remove = '';
  page.again();
}

/** @param {number} n */
const bytes = n => (n < 1000 ? `${n} B` : n < 1e6 ? `${Math.round(n / 1000)} kB` : `${(n / 1e6).toFixed(1)} MB`);
