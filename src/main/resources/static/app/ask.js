// @ts-check
/** Asks the GraphQL API: one question a view at a time, a newer one ends the older. */

import { words } from './words.js';

/**
 * @template [D=any]
 * @typedef {{ data: D, millis: number | null, version: string | null }} Answer
 */

const KEY = 'throughline-key';

/** @type {Map<string, AbortController>} */
const running = new Map();

/** A question that got no answer: what to show, and the code of the API. */
export class Fault extends Error {
  /** @param {string} message @param {string} code @param {Record<string, unknown>} [more] what else the API says of it */
  constructor(message, code, more = {}) {
    super(message);
    this.code = code;
    this.more = more;
  }
}

/** Keeps the API key for this tab. @param {string} key */
export function keepKey(key) {
  sessionStorage.setItem(KEY, key);
}

/** @returns {Record<string, string>} */
export function access() {
  const key = sessionStorage.getItem(KEY);
  return key ? { Authorization: 'Bearer ' + key } : {};
}

/**
 * @param {string} channel what may only ask one thing at a time
 * @param {string} query @param {Record<string, unknown>} variables @param {boolean} [partial] takes what there is of an answer with faults
 * @returns {Promise<Answer>}
 */
export async function ask(channel, query, variables, partial = false) {
  running.get(channel)?.abort();
  const abort = new AbortController();
  running.set(channel, abort);
  try {
    return await send(query, variables, abort.signal, partial);
  } finally {
    if (running.get(channel) === abort) running.delete(channel);
  }
}

/** Ends what a channel is asking. @param {string} channel */
export function cancel(channel) {
  running.get(channel)?.abort();
}

/** @param {string} query @param {Record<string, unknown>} variables @param {AbortSignal} signal @param {boolean} partial @returns {Promise<Answer>} */
async function send(query, variables, signal, partial) {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json, application/json', ...access() },
    body: JSON.stringify({ query, variables }),
    credentials: 'same-origin',
    signal,
  }).catch(reason => {
    throw reason?.name === 'AbortError' ? reason : new Fault(words.states.noAnswer, 'UNREACHABLE');
  });
  const body = await response.json().catch(reason => {
    if (reason?.name === 'AbortError') throw reason;
    return null;
  });
  if (response.status === 401) throw new Fault(words.states.unauthorized, 'UNAUTHORIZED');
  if (!body || (!body.data && !body.errors)) {
    throw new Fault(body?.detail ?? words.states.unreadable, 'HTTP_' + response.status);
  }
  if (body.errors?.length && !(partial && body.data)) {
    throw new Fault(plainly(body.errors[0].message), body.errors[0].extensions?.code ?? body.errors[0].extensions?.classification ?? 'ERROR', body.errors[0].extensions);
  }
  return { data: body.data, millis: body.extensions?.millis ?? null, version: body.extensions?.dataVersion ?? null };
}

/** What the service refuses, in words: the field as the page calls it, and what it takes. @param {string} message */
export function plainly(message) {
  const [, argument, value, allowed] = /^([\w.[\]]+) = ([\s\S]*?): allowed is ([\s\S]*)$/.exec(message) ?? [];
  if (!argument) return message;
  const field = words.refused.fields[argument.replace(/^.*\./, '')] ?? argument;
  const [, detail] = /^(?:a path pattern|a CEL expression[^;]*); ([\s\S]*)$/.exec(allowed) ?? [];
  if (!detail) return words.refused.value(field, value, allowed);
  return words.refused.text(field, value, detail.replace(/^line 1, /, '').replace(/(?:mismatched|extraneous) input (.*?) expecting [\s\S]*$/, (_, found) => (found === "'<EOF>'" ? words.refused.ends : words.refused.stray(found))));
}
