// @ts-check
/** The chain with some of it changed: what the conversions would come to, solved by the server. The changes stand in the address. */
import { html, nothing } from 'lit-html';
import { amount, exact, growth, parts, percent, points } from '../../format.js';
import { signedBar } from '../../chart/bar.js';
import { split, joined } from '../../scope.js';
import { set } from '../../state.js';
import { words } from '../../words.js';

/** @typedef {import('../../types/operations').Attribution['journeys']} Journeys */
/** @typedef {Journeys & Required<Pick<Journeys, 'whatIf' | 'graph'>>} Changed  journeys with what they would come to */
/** @typedef {{ kind: 'block' | 'end' | 'entry', step: string, value: number }} Edit */

const KINDS = /** @type {const} */ (['end', 'entry', 'block']);
const SHOWN = 15;
const said = words.attribution;

/** @param {import('../../state.js').Values} values @returns {Edit[]} */
export function edits(values) {
  return split(values.edits).flatMap(text => {
    const [kind, step, value] = text.split('|');
    return step && KINDS.some(k => k === kind) ? [{ kind: /** @type {Edit['kind']} */ (kind), step, value: Number(value) || 0 }] : [];
  });
}

/** What the API takes. @param {import('../../state.js').Values} values */
export function editInputs(values) {
  return edits(values).map(e =>
    e.kind === 'block' ? { block: e.step } : e.kind === 'end' ? { probability: { from: e.step, to: 'ENDED', probability: e.value } } : { entry: { step: e.step, factor: e.value } },
  );
}

/** @param {Edit[]} list */
const keep = list => set({ edits: joined(list.map(e => `${e.kind}|${e.step}|${Math.round(e.value * 1000) / 1000}`)) });

/** @param {Changed} journeys @param {import('../../state.js').Values} values @param {(id: string) => string} name */
export function whatIf(journeys, values, name) {
  const list = edits(values);
  const usual = usualOf(journeys);
  const hangs = journeys.whatIf.edges.flatMap(e => (e.elasticity == null ? [] : [{ ...e, elasticity: e.elasticity }])).sort((a, b) => Math.abs(b.elasticity) - Math.abs(a.elasticity)).slice(0, SHOWN);
  const most = Math.abs(hangs[0]?.elasticity ?? 0);
  return html`<section class="edits"><h2>${said.changes}</h2>
    ${list.map((edit, i) => row(edit, usual, name, change => keep(list.flatMap((e, at) => (at !== i ? [e] : change ? [change] : [])))))}
    <p class="row">${KINDS.map(kind => adder(kind, list, usual, name))}</p></section>
    ${outcome(journeys, list)}
    <h2 class="apart">${said.hangs}</h2><div class="wide"><table class="list stacked"><thead><tr><th>${said.transition}</th><th></th><th class="n">${said.elasticity}</th></tr></thead>
      <tbody>${hangs.map(e => html`<tr><td class="way">${name(e.from)} → ${name(e.to)}</td><td>${signedBar(e.elasticity, most, { width: 420, label: said.elasticityTip(e.elasticity.toFixed(2)) })}</td>
        <td class="n ${e.elasticity < 0 ? 'loss' : ''}">${growth(e.elasticity)}</td></tr>`)}</tbody></table></div>`;
}

/** @typedef {{ ends: Map<string, number>, begins: Map<string, number> }} Usual  as it is: shares that end at a step, that begin with it */

/** @param {Changed} journeys @returns {Usual} */
function usualOf(journeys) {
  return {
    ends: new Map(journeys.graph.nodes.flatMap(n => (n.kind === 'STEP' && n.dropOff.value ? [[n.id, n.dropOff.value]] : []))),
    begins: new Map(journeys.graph.edges.filter(e => e.from === 'START').map(e => [e.to, e.probability])),
  };
}

/** @param {Edit['kind']} kind @param {Edit[]} list @param {Usual} usual @param {(id: string) => string} name */
function adder(kind, list, usual, name) {
  const of = kind === 'entry' ? usual.begins : usual.ends;
  const take = (/** @type {Event} */ event) => {
    const select = /** @type {HTMLSelectElement} */ (event.target);
    const step = select.value;
    select.value = '';
    if (step) keep([...list, { kind, step, value: kind === 'end' ? (usual.ends.get(step) ?? 0) / 2 : kind === 'entry' ? Math.min(2, 1 / (usual.begins.get(step) ?? 1)) : 0 }]);
  };
  const free = [...of.keys()].filter(step => !list.some(e => e.step === step && e.kind === kind)).sort((a, b) => name(a).localeCompare(name(b)));
  return html`<label><span class="vh">${said.kinds[kind]}</span><select @change=${take}><option value="">+ ${said.kinds[kind]}</option>${free.map(step => html`<option value=${step}>${name(step)}</option>`)}</select></label>`;
}

/** @param {Edit} edit @param {Usual} usual @param {(id: string) => string} name @param {(edit: Edit | null) => void} change */
function row(edit, usual, name, change) {
  const slide = (/** @type {Event} */ event) => change({ ...edit, value: Number(/** @type {HTMLInputElement} */ (event.target).value) });
  const most = edit.kind === 'end' ? 1 : Math.min(5, 1 / (usual.begins.get(edit.step) ?? 1));
  const label = said.edits[edit.kind](name(edit.step), edit.kind === 'end' ? percent(edit.value) : edit.value.toFixed(1), percent((edit.kind === 'end' ? usual.ends : usual.begins).get(edit.step)));
  return html`<p class="row edit"><span>${label}</span>${edit.kind === 'block' ? nothing : html`<input type="range" min="0" max=${most} step=${edit.kind === 'end' ? 0.01 : 0.1} .value=${String(edit.value)} @change=${slide} aria-label=${label}>`}
    <button class="x" aria-label="${said.takeBack}: ${label}" @click=${() => change(null)}>×</button></p>`;
}

/** @param {Changed} journeys @param {Edit[]} list */
function outcome(journeys, list) {
  const { base, after, conversionsGained, valueGained } = journeys.whatIf;
  if (!list.length) return html`<p class="reason">${said.noChange(percent(base.conversion))}</p>`;
  const kind = conversionsGained < 0 ? 'loss' : 'gain';
  return html`<p class="says" role="status">${said.would} <b>${percent(after.conversion)}</b> ${said.insteadOf} ${percent(base.conversion)} (${points(after.conversion - base.conversion)}):
    <b class=${kind}>${conversionsGained < 0 ? said.fewer(parts(-conversionsGained)) : said.more(parts(conversionsGained))}</b>, ${said.valueGained} ${amount(valueGained)}.
    <small>${said.exactly(exact(journeys.count))}</small></p>`;
}
