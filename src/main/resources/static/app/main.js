// @ts-check
/** Address → state → question → answer → picture: one way only. */
import { render } from 'lit-html';
import { ask, cancel, Fault } from './ask.js';
import { scopeInput } from './scope.js';
import { read, subscribe, link } from './state.js';
import { frame } from './shell/frame.js';
import { oneStopARow, startKeys } from './shell/keys.js';
import { startTips } from './shell/tip.js';
import { words } from './words.js';

/**
 * @template [D=any] the answer to its question
 * @template [M=any] the answer to its slower question
 * @typedef {object} View
 * @property {string} query what is asked, shown by Query and used by the export
 * @property {(values: import('./state.js').Values) => Record<string, unknown>} [variables] besides the scope
 * @property {{ query: string, variables?: View['variables'] }} [later] a slower question, asked when the first is answered; nothing moves when it comes
 * @property {(page: Page<D, M>) => unknown} render the picture
 * @property {(page: Page<D, M>) => unknown} [figures] of the title line
 * @property {(page: Page<D, M>) => unknown} [options] controls of the title line
 * @property {(page: Page<D, M>) => unknown} [footer] what is shown and what is not, in one sentence
 * @property {(page: Page<D, M>) => { columns: string[], rows: unknown[][] }} [table] the same in numbers
 * @property {boolean} [partial] is shown even where parts of the answer failed
 * @property {boolean} [free] asks for no journeys and has no scope
 */

/**
 * @template [D=any]
 * @template [M=any]
 * @typedef {object} Page
 * @property {string} view
 * @property {import('./state.js').Values} values
 * @property {D} data the answer; a view that asks is drawn once it is there
 * @property {M | null} more the answer to the slower question; null until it comes
 * @property {() => void} redraw after something changed that the address does not keep
 * @property {() => void} again asks anew after something changed in the data
 */

/** @type {Record<string, () => Promise<{ default: View }>>} */
const VIEWS = {
  overview: () => import('./views/overview.js'),
  graph: () => import('./views/graph.js'),
  flow: () => import('./views/flow.js'),
  paths: () => import('./views/paths.js'),
  funnel: () => import('./views/funnel.js'),
  bottlenecks: () => import('./views/bottlenecks.js'),
  attribution: () => import('./views/attribution.js'),
  compare: () => import('./views/compare.js'),
  kpis: () => import('./views/kpis.js'),
  personas: () => import('./views/personas.js'),
  feedback: () => import('./views/feedback.js'),
  customers: () => import('./views/customers.js'),
  data: () => import('./views/data.js'),
  quality: () => import('./views/quality.js'),
  identity: () => import('./views/identity.js'),
  map: () => import('./views/map.js'),
};

const SLOW_MILLIS = 150;
/** A service that is still reading its data is asked again. */
const AGAIN_MILLIS = 2000;

/** What is on the screen beside the address. */
const shown = {
  /** @type {View | null} */ view: null,
  name: '',
  asked: '',
  /** The slower question that was asked last. */ finished: '',
  /** @type {any} */ data: null,
  /** @type {any} */ more: null,
  /** @type {number | null} */ millis: null,
  /** @type {Fault | null} */ fault: null,
  waiting: false,
};

const root = document.createElement('div');
root.id = 'app';
document.body.append(root);

function draw() {
  const { view, values } = read();
  /** @type {Page} */
  const page = { view, values, data: shown.data, more: shown.more, redraw: draw, again: () => void start(true) };
  render(frame(page, shown, { retry: () => start(true), cancel: () => cancel('view') }), root);
  document.querySelectorAll('#picture .wide').forEach(part => part.scrollWidth > part.clientWidth && part.setAttribute('tabindex', '0'));
  oneStopARow();
  document.title = `${words.views[view] ?? view} – ${words.product}`;
}

/** Brings the page to what the address says. @param {boolean} [again] asks even where nothing changed */
async function start(again = false) {
  const state = read();
  const load = VIEWS[state.view];
  if (!load) {
    shown.view = null;
    shown.fault = new Fault(words.states.noPage(state.view), 'NOT_FOUND');
    return draw();
  }
  if (state.view !== shown.name) {
    Object.assign(shown, { name: state.view, view: null, data: null, more: null, fault: null, asked: '', finished: '' });
    const view = (await load()).default;
    if (read().view !== state.view) return;
    shown.view = view;
  }
  if (shown.view) await answer(shown.view, state, again);
}

/** @param {View} view @param {import('./state.js').State} state @param {boolean} again */
async function answer(view, state, again) {
  const scope = scopeInput(state.values);
  const variables = { ...(view.free ? {} : { scope }), ...view.variables?.(state.values) };
  const asked = JSON.stringify([state.view, variables]);
  if (!view.query || (!again && asked === shown.asked)) {
    draw();
    return shown.data && !shown.waiting ? finish(view, scope, asked) : undefined;
  }
  shown.asked = asked;
  const slow = setTimeout(() => {
    shown.waiting = true;
    draw();
  }, SLOW_MILLIS);
  draw();
  try {
    const got = await ask('view', view.query, variables, view.partial);
    if (shown.asked !== asked) return;
    Object.assign(shown, { data: got.data, more: null, finished: '', millis: got.millis, fault: null });
  } catch (reason) {
    if (shown.asked !== asked) return;
    shown.fault = reason instanceof Fault ? reason : new Fault(words.states.cancelled, 'CANCELLED');
  } finally {
    clearTimeout(slow);
    if (shown.asked === asked) {
      shown.waiting = false;
      draw();
    }
  }
  if (shown.fault?.code === 'UNAVAILABLE') setTimeout(() => shown.asked === asked && shown.fault && void start(true), AGAIN_MILLIS);
  if (!shown.fault) await finish(view, scope, asked);
}

/** Asks the slower question, once for what it depends on. @param {View} view @param {unknown} scope @param {string} asked */
async function finish(view, scope, asked) {
  if (!view.later) return;
  const variables = view.later.variables?.(read().values);
  const finished = JSON.stringify([asked, variables]);
  if (shown.finished === finished) return;
  shown.finished = finished;
  try {
    const got = await ask('later', view.later.query, { scope, ...variables });
    if (shown.finished !== finished) return;
    shown.more = got.data;
    draw();
  } catch {
    // What comes later is left out where it fails; the first answer stands.
  }
}

/** The files of a view are fetched when somebody points at its name. @param {Event} event */
function foresee(event) {
  const name = event.target instanceof Element && event.target.closest('nav a[href]')?.getAttribute('href')?.match(/^\/(\w+)/)?.[1];
  if (name) VIEWS[name]?.().catch(() => {});
}
addEventListener('pointerover', foresee);
addEventListener('focusin', foresee);

/** Pictures are drawn for the room that there is. */
let settled = 0;
addEventListener('resize', () => {
  clearTimeout(settled);
  settled = setTimeout(draw, SLOW_MILLIS);
});

subscribe(() => void start());
startKeys(link);
startTips();
void start();
