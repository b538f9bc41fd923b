// @ts-check
/** The two sides of a comparison: the journeys of the scope bar, narrowed by one more filter each. */
import { html, nothing } from 'lit-html';
import { scopeInput, split } from '../../scope.js';
import { set } from '../../state.js';
import { words } from '../../words.js';

/** @typedef {import('../../state.js').Values} Values */
/** @typedef {import('../compare.js').Answer} Answer */

const KINDS = /** @type {const} */ (['persona', 'where', 'ch', 'has', 'not', 'src', 'time', 'match', 'attr', 'end', 'first']);

/** A side of the address, such as persona:young. @param {string | undefined} text */
export function side(text) {
  const at = (text ?? '').indexOf(':');
  return at < 0 ? { kind: 'persona', value: '' } : { kind: text?.slice(0, at) ?? '', value: text?.slice(at + 1) ?? '' };
}

/** Everyone may be one of the two. @param {Values} values */
export const chosen = values => sideText(values.a) !== sideText(values.b);

/** @param {string | undefined} text */
const sideText = text => (side(text).value ? text : '');

/** Whether both sides can be told by stages too: not where touchpoints are named or steps are something else. @param {Values} values */
export const staged = values =>
  chosen(values) && !values.step && ![values.has, values.not, values.match].some(Boolean) && ![values.a, values.b].some(text => ['has', 'not', 'match'].includes(side(text).kind));

/** What the API takes for a side. @param {Values} values @param {string | undefined} text */
export function sideScope(values, text) {
  const { kind, value } = side(text);
  if (!value) return scopeInput(values);
  if (kind === 'time') {
    const [from, to] = value.split('..');
    return scopeInput({ ...values, from: from ?? '', to: to ?? '' });
  }
  return scopeInput({ ...values, [kind]: value });
}

/** A side in words; null where it is a rule, which its form shows. @param {string | undefined} text @param {Answer['personas']} personas @param {(id: string) => string} touchpoint */
export function sideName(text, personas, touchpoint) {
  const { kind, value } = side(text);
  if (!value) return words.compare.everyone;
  const names = split(value);
  if (kind === 'persona') return names.map(id => personas.find(p => p.id === id)?.name ?? id).join(', ');
  if (kind === 'has' || kind === 'not') return `${words.compare.kinds[kind]} ${names.map(touchpoint).join(', ')}`;
  if (kind === 'ch' || kind === 'src') return names.join(', ');
  if (kind === 'first') return words.compare.first;
  if (kind === 'end') return `${words.compare.kinds.end} ${value === 'converted' ? words.compare.converted : words.compare.ended}`;
  return kind === 'time' ? value.replace('..', ' – ') : null;
}

/** The name of a side behind its letter. @param {import('../compare.js').Side} side */
export const sideLabel = side => (side.title === side.letter ? side.letter : `${side.letter} ${side.title}`);

/** The lines A and B, each a kind of filter and its value. @param {Values} values @param {Answer} data */
export function sideForms(values, data) {
  return html`<div class="sides">${['a', 'b'].map(key => form(key, side(values[key]), data))}
    <button @click=${() => set({ a: values.b ?? '', b: values.a ?? '' })}>${words.compare.swap}</button></div>`;
}

/** @param {string} key @param {{ kind: string, value: string }} now @param {Answer} data */
function form(key, now, data) {
  const put = (/** @type {string} */ kind, /** @type {string} */ value) => set({ [key]: `${kind}:${value}` });
  const kind = (/** @type {Event} */ e) => put(/** @type {HTMLSelectElement} */ (e.target).value, '');
  const value = (/** @type {Event} */ e) => put(now.kind, /** @type {HTMLInputElement} */ (e.target).value.trim());
  const known = choicesOf(now.kind, data);
  /** What the catalogue does not name may be chosen by an address. @type {[string, string][] | null} */
  const choices = known && now.value && !known.some(([v]) => v === now.value) ? [...known, [now.value, split(now.value).join(', ')]] : known;
  return html`<span class="side side-${key}"><b>${key.toUpperCase()}</b>
    <select aria-label="${key.toUpperCase()}: ${words.compare.by}" @change=${kind}>${KINDS.map(k => html`<option value=${k} ?selected=${k === now.kind}>${words.compare.kinds[k]}</option>`)}</select>
    ${choices
      ? html`<select aria-label="${key.toUpperCase()}: ${words.compare.value}" @change=${value}><option value="">${words.compare.everyone}</option>${choices.map(([v, text]) => html`<option value=${v} ?selected=${v === now.value}>${text}</option>`)}</select>`
      : html`<input aria-label="${key.toUpperCase()}: ${words.compare.value}" .value=${now.value} placeholder=${words.compare.examples[now.kind] ?? ''} @change=${value}>`}</span>`;
}

/** @param {string} kind @param {Answer} data @returns {[string, string][] | null} */
function choicesOf(kind, data) {
  const channels = [...new Set(data.touchpoints.flatMap(t => t.channel ?? []))].sort();
  if (kind === 'persona') return data.personas.map(p => [encodeURIComponent(p.id), p.name]);
  if (kind === 'ch') return channels.map(c => [encodeURIComponent(c), c]);
  if (kind === 'has' || kind === 'not') return data.touchpoints.map(t => [encodeURIComponent(t.id), t.name]);
  if (kind === 'end') return [['converted', words.compare.converted], ['ended', words.compare.ended]];
  if (kind === 'first') return [['yes', words.compare.first]];
  return null;
}

/** Before both sides are chosen: one click for every two personas. @param {Answer} data */
export function suggestions(data) {
  const pairs = data.personas.flatMap((a, i) => data.personas.slice(i + 1).map(b => [a, b])).slice(0, 8);
  return html`<section class="blank"><h2>${words.compare.choose}</h2><p>${words.compare.chooseHelp}</p>
    ${pairs.length ? html`<ul class="pairs">${pairs.map(([a, b]) => html`<li><button @click=${() => set({ a: 'persona:' + encodeURIComponent(a.id), b: 'persona:' + encodeURIComponent(b.id) })}>${a.name} – ${b.name}</button></li>`)}</ul>` : nothing}</section>`;
}
