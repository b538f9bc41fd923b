// @ts-check

/** Only a path of this server: a link must not make the page send its headers elsewhere. */
export function localPath(/** @type {string | null} */ asked) {
  return asked && /^\/(?![/\\])/.test(asked) ? asked : '/graphql';
}

/**
 * Queries go by POST, subscriptions by server-sent events on the same path; so the header editor, and with it an API key, holds for both.
 * @param {string} path
 */
export function fetcher(path) {
  return (/** @type {any} */ params, /** @type {any} */ options = {}) => {
    const send = (/** @type {string} */ accept, /** @type {AbortSignal | undefined} */ signal) =>
      fetch(path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept: accept, ...options.headers },
        body: JSON.stringify(params),
        credentials: 'same-origin',
        signal,
      });
    return isSubscription(params.query, params.operationName)
      ? events(signal => send('text/event-stream', signal))
      : send('application/graphql-response+json, application/json').then(answer);
  };
}

/**
 * Judged by the text, for the page's own parse of it lags behind fast typing. Comments, strings and everything in braces are left out.
 * @param {string} query @param {string | null | undefined} name
 */
export function isSubscription(query, name) {
  let top = query.replace(/#.*|"""[\s\S]*?"""|"(?:\\.|[^"\\])*"/g, '');
  for (let before = ''; before !== top; ) {
    before = top;
    top = top.replace(/\{[^{}]*\}/g, ';');
  }
  const operations = [...top.matchAll(/\b(query|mutation|subscription)\b\s*(\w*)/g)];
  const chosen = operations.find(operation => !name || operation[2] === name);
  return chosen?.[1] === 'subscription';
}

/** An answer that is not JSON, such as a refused access, is shown with its status. */
async function answer(/** @type {Response} */ response) {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    return { errors: [{ message: `HTTP ${response.status}: ${text || response.statusText}` }] };
  }
}

/**
 * Yields one result for each event; leaving the loop closes the connection.
 * @param {(signal: AbortSignal) => Promise<Response>} open
 */
async function* events(open) {
  const abort = new AbortController();
  try {
    const response = await open(abort.signal);
    if (!response.ok || !response.body || !response.headers.get('content-type')?.startsWith('text/event-stream')) {
      yield await answer(response);
      return;
    }
    for await (const event of blocks(response.body)) {
      if (event.name === 'complete') return;
      if (event.data) yield JSON.parse(event.data);
    }
  } finally {
    abort.abort();
  }
}

/** Server-sent events: blocks of `field: value` lines, ended by an empty line; lines that begin with a colon keep the line alive. */
async function* blocks(/** @type {ReadableStream<Uint8Array>} */ body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    rest = (rest + value).replace(/\r\n/g, '\n');
    const whole = rest.split('\n\n');
    rest = whole.pop() ?? '';
    yield* whole.map(event);
  }
}

function event(/** @type {string} */ block) {
  const fields = block.split('\n').map(line => /^(\w+): ?(.*)$/.exec(line));
  const values = (/** @type {string} */ name) => fields.filter(f => f?.[1] === name).map(f => f?.[2]);
  return { name: values('event').join(''), data: values('data').join('\n') };
}
