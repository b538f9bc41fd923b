// @ts-check
/** One file on its way into the service: bytes sent, rows read, report. Its state lives here, as an address cannot hold a file. */
import { access, ask } from '../../ask.js';
import { words } from '../../words.js';

/** @typedef {{ name: string, value: string }} Option */
/** @typedef {{ id: string, source: string, at: string, rows: number, taken: number, accepted: number, leftOut: number, duplicates: number, rejected: number, customers: number, touchpoints: number, notes: string[], reasons: { fate: string, reason: string, records: number }[], rejections: { line: number | null, reason: string, row: string }[] }} Report */

export const upload = {
  /** @type {File | null} */ file: null,
  source: '',
  /** Roles of columns as chosen, by column. @type {Record<string, string>} */ roles: {},
  more: '',
  /** Name of the mapping that was chosen; '': found by content. */ mapping: '',
  /** Text of a mapping that is tried and has no name yet. */ tried: '',
  /** @type {'' | 'sending' | 'reading' | 'undoing' | 'done' | 'failed'} */ phase: '',
  sent: 0,
  rows: 0,
  begun: 0,
  fault: '',
  /** @type {Report | null} */ report: null,
  undone: false,
};

/** @type {XMLHttpRequest | null} */
let running = null;

/** @param {File | null} file */
export function take(file) {
  Object.assign(upload, { file, source: file ? file.name.replace(/(\.(csv|tsv|txt|json|ndjson|jsonl|xlsx|xes|zip|tar|gz|bz2|xz|zst))+$/i, '') : '', roles: {}, more: '', mapping: '', tried: '', phase: '', sent: 0, rows: 0, fault: '', report: null, undone: false });
}

/** The address a file is sent to: its name and what was said of its columns. @returns {string} */
export const target = () => '/imports?' + params();

/** What was said of the file, as the API takes it. @returns {Option[]} */
export function options() {
  const all = [...params()].map(([name, value]) => ({ name, value }));
  return upload.tried ? [...all.filter(one => one.name !== 'mapping'), { name: 'mapping-text', value: upload.tried }] : all;
}

function params() {
  const params = new URLSearchParams({ source: upload.source || 'file' });
  const ignored = Object.keys(upload.roles).filter(column => upload.roles[column] === 'ignore');
  for (const [column, role] of Object.entries(upload.roles)) {
    if (role === 'trait') params.set('trait.' + column, column);
    else if (role && role !== 'ignore') params.set(role, column);
  }
  if (upload.mapping) params.set('mapping', upload.mapping);
  if (ignored.length) params.set('ignore', ignored.join(','));
  for (const line of upload.more.split(/\s*[\n&]\s*/).filter(Boolean)) {
    const at = line.indexOf('=');
    if (at > 0) params.set(line.slice(0, at).trim(), line.slice(at + 1).trim());
  }
  return params;
}

/** Sends the file. @param {() => void} changed @param {() => void} finished */
export function send(changed, finished) {
  if (!upload.file) return;
  const request = new XMLHttpRequest();
  running = request;
  Object.assign(upload, { phase: 'sending', sent: 0, rows: 0, fault: '', report: null, undone: false, begun: Date.now() });
  request.open('POST', target());
  request.setRequestHeader('Accept', 'text/event-stream, application/json, application/problem+json');
  request.setRequestHeader('Content-Type', 'application/octet-stream');
  for (const [name, value] of Object.entries(access())) request.setRequestHeader(name, value);
  request.upload.onprogress = event => {
    upload.sent = event.loaded;
    if (event.loaded === event.total) Object.assign(upload, { phase: 'reading', begun: Date.now() });
    changed();
  };
  request.onprogress = () => {
    listen(request);
    changed();
  };
  request.onloadend = () => {
    if (running === request) running = null;
    listen(request);
    void settle(request, changed, finished);
  };
  request.send(upload.file);
  changed();
}

/** Reads what has come of the events so far. @param {XMLHttpRequest} request */
function listen(request) {
  for (const part of request.responseText.split('\n\n')) {
    const [, name, data] = /^event: (\w+)\ndata: (.*)$/s.exec(part) ?? [];
    const said = name ? parsed(data) : null;
    if (!said) continue;
    if (name === 'progress') upload.rows = said.rows;
    if (name === 'report') upload.report = said;
    if (name === 'problem') upload.fault = said.detail ?? words.data.failed;
  }
}

/** @param {string} text @returns {any} */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** @param {XMLHttpRequest} request @param {() => void} changed @param {() => void} finished */
async function settle(request, changed, finished) {
  if (request.status === 0 && upload.phase === '') return changed();
  if (upload.report && upload.phase === 'undoing') {
    await remove(upload.report.id);
    Object.assign(upload, { report: null, undone: true, phase: '' });
  } else if (upload.report) {
    upload.phase = 'done';
  } else {
    upload.fault ||= parsed(request.responseText)?.detail ?? (request.status ? `HTTP ${request.status}` : words.data.broken);
    upload.phase = 'failed';
  }
  changed();
  finished();
}

/** Stops the upload; what was wholly sent is taken out again as soon as it has been read. @param {() => void} changed */
export function stop(changed) {
  if (upload.phase === 'sending') {
    Object.assign(upload, { phase: '', undone: true });
    running?.abort();
  } else {
    upload.phase = 'undoing';
  }
  changed();
}

/** Takes an import out. @param {string} id @returns {Promise<string[]>} what to import again, since its rows went with it */
export async function remove(id) {
  return (await ask('remove', 'mutation TakeOutImport($id: ID!) { takeOutImport(id: $id) { removed notes } }', { id })).data.takeOutImport.notes;
}
