// @ts-check
/** Which journeys all views speak of: one line of chips, each with a small form that applies at once. */
import { html, nothing } from 'lit-html';
import { lengthOfTime } from '../format.js';
import { joined, scopeInput, split } from '../scope.js';
import { set } from '../state.js';
import { words } from '../words.js';

/** @typedef {import('../main.js').Page} Page */
/** @typedef {{ key: string, label: string, hint: string, kind?: 'list' | 'text' | 'date' | 'choice', choices?: [string, string][], say?: (value: string) => string }} Filter */

/** @type {Filter[]} */
const ALWAYS = [
  { key: 'conv', label: words.scope.journeys, hint: 'Touchpoints that convert, by comma; empty: those marked.', kind: 'list', say: v => (v ? 'to ' + split(v).join(', ') : 'all, to any conversion') },
  { key: 'cut', label: words.scope.cut, hint: 'A silence that ends a journey.', kind: 'choice', choices: [['', words.scope.noCut], ['PT30M', '30 minutes'], ['P1D', '1 day'], ['P7D', '7 days'], ['P30D', '30 days'], ['P90D', '90 days']], say: v => (v ? `${lengthOfTime(v)} ${words.scope.silence}` : words.scope.noCut) },
  { key: 'ch', label: words.scope.channels, hint: 'Channels that count, by comma.', kind: 'list', say: v => (v ? split(v).join(', ') : words.scope.all) },
  { key: 'from', label: words.scope.period, hint: 'First day.', kind: 'date', say: v => v || words.scope.any },
];

/** @type {Filter[]} */
const MORE = [
  { key: 'to', label: 'Until', hint: 'First day that no longer belongs.', kind: 'date' },
  { key: 'where', label: 'Customers', hint: 'A rule, such as traits.age < 35 && visited("store-visit")' },
  { key: 'persona', label: 'Personas', hint: 'Ids of personas, by comma.', kind: 'list' },
  { key: 'has', label: 'Through', hint: 'Touchpoints that journeys visit, by comma.', kind: 'list' },
  { key: 'not', label: 'Not through', hint: 'Touchpoints that journeys do not visit, by comma.', kind: 'list' },
  { key: 'match', label: 'Path', hint: 'A path pattern, such as ^ [channel=email] .. "purchase" $' },
  { key: 'attr', label: 'Interaction', hint: 'A rule over attributes, such as campaign.startsWith("spring")' },
  { key: 'src', label: 'Sources', hint: 'Names of imports, by comma.', kind: 'list' },
  { key: 'end', label: 'Outcome', hint: 'Which journeys stay.', kind: 'choice', choices: [['', 'any'], ['converted', 'converted'], ['ended', 'ended']] },
  { key: 'step', label: 'Step is a', hint: 'What a step is.', kind: 'choice', choices: [['', 'touchpoint'], ['channel', 'channel'], ['stage', 'stage'], ['campaign', 'campaign']] },
  { key: 'runs', label: 'Repeats', hint: 'Runs of one step.', kind: 'choice', choices: [['', 'kept'], ['one', 'joined']] },
  { key: 'back', label: 'Lookback', hint: 'Steps longer before the end are cut off, such as P30D.' },
  { key: 'first', label: 'Journey', hint: 'Which of a customer’s journeys.', kind: 'choice', choices: [['', 'all'], ['yes', 'the first']] },
  { key: 'open', label: 'Still open', hint: 'Journeys that may go on.', kind: 'choice', choices: [['', 'counted'], ['no', 'left out']] },
];

/** @param {Page} page @param {{ view: import('../main.js').View | null, millis: number | null }} shown */
export function scopeBar(page, shown) {
  const values = page.values;
  const used = MORE.filter(filter => values[filter.key]);
  const free = MORE.filter(filter => !values[filter.key]);
  return html`<div class="scope" role="toolbar" aria-label="Which journeys">
    ${ALWAYS.map(filter => chip(filter, values[filter.key] ?? ''))}
    ${used.map(filter => chip(filter, values[filter.key]))}
    <details class="menu add"><summary>${words.scope.addFilter}</summary><ul class="forms">${free.map(filter => html`<li>${form(filter, '')}</li>`)}</ul></details>
    <span class="gap"></span>
    <span class="millis">${shown.millis == null ? '' : `${Math.round(shown.millis)} ms`}</span>
    ${shown.view?.query ? html`<a class="button" data-act="query" target="_blank" href=${queryLink(page, shown.view)}>${words.actions.query}</a>` : nothing}
    <button data-act="share" @click=${share}>${words.actions.share}</button>
  </div>`;
}

/** Exactly what is shown, in GraphiQL. @param {Page} page @param {import('../main.js').View} view */
export function queryLink(page, view) {
  const variables = { ...(view.free ? {} : { scope: scopeInput(page.values) }), ...view.variables?.(page.values) };
  return `/graphiql#query=${encodeURIComponent(view.query.trim())}&variables=${encodeURIComponent(JSON.stringify(variables, null, 2))}`;
}

/** @param {Event} event */
function share(event) {
  const button = /** @type {HTMLButtonElement} */ (event.currentTarget);
  void navigator.clipboard?.writeText(location.href).then(() => {
    button.textContent = words.actions.copied;
    setTimeout(() => (button.textContent = words.actions.share), 1500);
  });
}

/** @param {Filter} filter @param {string} value */
function chip(filter, value) {
  const said = filter.say ? filter.say(value) : filter.kind === 'list' ? split(value).join(', ') : (filter.choices?.find(([v]) => v === value)?.[1] ?? value);
  return html`<span class="chip ${value ? 'set' : ''}">
    <details class="menu"><summary><span class="k">${filter.label}</span> <span class="val">${said}</span></summary><div class="forms">${form(filter, value)}</div></details>
    ${value ? html`<button class="x" aria-label="${words.scope.clear}: ${filter.label}" @click=${() => set({ [filter.key]: '' })}>×</button>` : nothing}
  </span>`;
}

/** @param {Filter} filter @param {string} value */
function form(filter, value) {
  const apply = (/** @type {string} */ text) => {
    set({ [filter.key]: filter.kind === 'list' ? joined(text.split(',').map(s => s.trim()).filter(Boolean)) : text.trim() });
    document.querySelectorAll('details.menu[open]').forEach(open => open.removeAttribute('open'));
  };
  const change = (/** @type {Event} */ event) => apply(/** @type {HTMLInputElement} */ (event.target).value);
  if (filter.kind === 'choice') {
    return html`<label>${filter.label}<select @change=${change}>${filter.choices?.map(([v, text]) => html`<option value=${v} ?selected=${v === value}>${text}</option>`)}</select><small>${filter.hint}</small></label>`;
  }
  const text = filter.kind === 'list' ? split(value).join(', ') : value;
  return html`<label>${filter.label}<input type=${filter.kind === 'date' ? 'date' : 'text'} .value=${text} @change=${change}><small>${filter.hint}</small></label>`;
}
