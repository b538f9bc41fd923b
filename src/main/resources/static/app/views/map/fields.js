// @ts-check
/** What people write in a lane of a stage, as fields; and new parts to fill in. */
import { words } from '../../words.js';

const said = words.map;
const STATES = ['OPEN', 'PLANNED', 'DOING', 'DONE', 'DISMISSED'];
export const READ = `
query MapCell($map: ID!, $persona: ID) {
  departments { id name }
  map(id: $map) { revision personas { id name } cells(persona: $persona) { stages { id covers owner { id }
    goals { goal { id text importance success within persona { id } } } emotion { persona { id name } asIs toBe note }
    painPoints(first: 1000) { id text source pattern place { touchpoint } } kpis { id name target } opportunities { id text status effort easesIds edits owner { id } } } } }
}`;

/** @typedef {import('../../types/operations').MapCell} Read */
/** @typedef {NonNullable<Read['map']>['cells']['stages'][number]} Stage */
/** @typedef {import('./part.js').Item} Item */
/** @typedef {import('./part.js').Field} Field */
/** @typedef {[string, string][]} Choices */
/** @typedef {{ stage: Stage, found: Read, names: Choices }} Known `names`: of all touchpoints */

/** Lanes that people write in, with the key of their list in the text. @type {Record<string, string>} */
export const WRITTEN = { owner: '', goals: 'goals', touchpoints: '', feeling: 'feeling', pains: 'pains', kpis: 'kpis', chances: 'opportunities' };
/** Lanes whose parts come and go here; KPIs are made in their own view. */
export const GROWS = ['goals', 'pains', 'chances'];
export const SHRINKS = [...GROWS, 'kpis'];
export const NEW_OWNER = 'owner new';

/** @param {string} lane @param {Known} known @returns {Item[]} */
export function itemsOf(lane, known) {
  const { stage, found, names } = known;
  switch (lane) {
    case 'owner':
      return [{ key: '', id: '', fields: [{ ...field('stage', 'owner', 'choice', stage.owner?.id), choices: [['', said.nobody], ...departments(found)] }] }];
    case 'touchpoints':
      return [{ key: '', id: '', fields: [{ ...field('stage', 'touchpoints', 'many', stage.covers.join('\n')), choices: names }] }];
    case 'goals':
      return stage.goals.map(({ goal }) => goalOf(goal.id, found, goal));
    case 'feeling':
      return stage.emotion.flatMap(({ persona, asIs, toBe, note }) => persona ? [{ key: 'feeling', id: persona.id, whole: true, fields: [
        level(persona, 'asIs', asIs), level(persona, 'toBe', toBe), { ...field(persona.id, 'note', 'text', note), label: `${persona.name}: ${said.fields.note}` }] }] : []);
    case 'pains':
      return stage.painPoints.filter(p => p.source === 'DECLARED').map(p => painOf(p.id, known, { text: p.text, at: p.place.touchpoint, pattern: p.pattern }));
    case 'kpis':
      return stage.kpis.map(k => ({ key: 'kpis', id: k.id, fields: [{ ...field(k.id, 'target', 'number', k.target), label: `${k.name}: ${said.fields.target}` }] }));
    case 'chances':
      return stage.opportunities.map(o => chanceOf(o.id, known, o));
    default:
      return [];
  }
}

/** A part that is not kept yet. @param {string} lane @param {string} id for now @param {Known} known @returns {Item} */
export function blank(lane, id, known) {
  const item = lane === 'goals' ? goalOf(id, known.found) : lane === 'pains' ? painOf(id, known) : chanceOf(id, known);
  return { ...item, state: 'new' };
}

/** @param {string} id @param {Read} found @param {Stage['goals'][number]['goal']} [goal] @returns {Item} */
function goalOf(id, found, goal) {
  return { key: 'goals', id, fields: [
    { ...field(id, 'text', 'line', goal?.text), label: said.fields.goal },
    { ...field(id, 'importance', 'number', goal?.importance), from: 0, to: 10 },
    field(id, 'success', 'line', goal?.success), field(id, 'within', 'line', goal?.within),
    { ...field(id, 'persona', 'choice', goal?.persona?.id), choices: [['', said.everyone], ...(found.map?.personas ?? []).map(p => /** @type {[string, string]} */ ([p.id, p.name]))] }] };
}

/** @param {string} id @param {Known} known @param {{ text: string, at: string | null, pattern: string | null }} [pain] @returns {Item} */
function painOf(id, { names }, pain) {
  return { key: 'pains', id, fields: [
    { ...field(id, 'text', 'text', pain?.text), label: said.fields.pain },
    { ...field(id, 'at', 'choice', pain?.at), choices: [['', said.anywhere], ...names] },
    field(id, 'pattern', 'line', pain?.pattern)] };
}

/** @param {string} id @param {Known} known @param {Stage['opportunities'][number]} [chance] @returns {Item} */
function chanceOf(id, { stage, found }, chance) {
  return { key: 'opportunities', id, fields: [
    { ...field(id, 'text', 'text', chance?.text), label: said.fields.chance },
    { ...field(id, 'status', 'choice', chance?.status ?? 'OPEN'), choices: STATES.map(s => /** @type {[string, string]} */ ([s, said.states[s] ?? s])) },
    { ...field(id, 'effort', 'number', chance?.effort), from: 1, to: 5, step: '1' },
    { ...field(id, 'owner', 'choice', chance?.owner?.id), label: said.who, choices: [['', said.nobody], ...departments(found)] },
    { ...field(id, 'eases', 'many', chance?.easesIds.join('\n')), choices: stage.painPoints.map(p => /** @type {[string, string]} */ ([p.id, p.text])) },
    { ...field(id, 'edits', 'edits', chance?.edits.join('\n')), hint: said.editsHint }] };
}

/** @param {Read} found @returns {Choices} */
const departments = found => found.departments.map(d => [d.id, d.name]);

/** @param {string} id @param {string} key @param {Field['type']} type @param {string | number | null} [value] @returns {Field} */
export function field(id, key, type, value) {
  return { name: `${id} ${key}`, key, label: said.fields[key] ?? key, type, value: value == null ? '' : String(value) };
}

/** @param {{ id: string, name: string }} persona @param {string} key @param {number | null} value @returns {Field} */
function level(persona, key, value) {
  return { ...field(persona.id, key, 'number', value), label: `${persona.name}: ${said.fields[key]}`, from: -2, to: 2, step: 'any' };
}
