// @ts-check
/** The part of a map that a form changed, as a text that `applyMaps` reads; each line knows the field that it says. */

/**
 * @typedef {object} Field what people write at a place
 * @property {string} name names it in the form
 * @property {string} key its key in the text
 * @property {string} label
 * @property {'text' | 'line' | 'number' | 'choice' | 'many' | 'edits'} type `edits`: maps of the text itself, one a line
 * @property {string} value as it is kept; of several, a line each
 * @property {[string, string][]} [choices] values and their names
 * @property {string} [hint] an example
 * @property {number} [from] @property {number} [to] @property {string} [step]
 */
/**
 * @typedef {object} Item a part of a stage
 * @property {string} key of its list; '' for the stage itself
 * @property {string} id
 * @property {Field[]} fields
 * @property {boolean} [whole] said with all its fields or not at all
 * @property {'' | 'new' | 'gone'} [state] not kept yet, or to go
 */
/** @typedef {{ id: string, items: Item[], state?: '' | 'new' | 'gone' }} Stage */
/** @typedef {{ text: string, lines: string[] }} Part `lines`: the field that each line says, from line 1 */

/** Null where nothing changed. @param {{ map: string, revision: number, top?: Item | null, stages: Stage[], ordered?: boolean }} of `ordered`: stages stand in another order, so each is named @param {Record<string, string>} typed @returns {Part | null} */
export function part({ map, revision, top, stages, ordered = false }, typed) {
  /** @type {[string, string][]} */
  const said = [['maps:', ''], [`- id: ${scalar(map)}`, ''], [`  revision: ${revision}`, '']];
  const head = said.length;
  if (top) said.push(...fieldsOf(top, typed, '  '));
  const changed = stages.flatMap(stage => {
    const lines = stage.state === 'gone' ? [/** @type {[string, string]} */ (['    remove: true', ''])] : linesOf(stage, typed);
    return lines.length || ordered ? [[/** @type {[string, string]} */ ([`  - id: ${scalar(stage.id)}`, '']), ...lines]] : [];
  });
  if (changed.length) said.push(['  stages:', ''], ...changed.flat());
  return said.length === head ? null : { text: said.map(([line]) => line).join('\n') + '\n', lines: said.map(([, name]) => name) };
}

/** @param {Stage} stage @param {Record<string, string>} typed */
function linesOf({ items }, typed) {
  /** @type {[string, string][]} */
  const said = [];
  let list = '';
  for (const item of items) {
    const { key, id, state } = item;
    const fields = state === 'gone' ? [/** @type {[string, string]} */ (['        remove: true', ''])] : fieldsOf(item, typed, key ? '        ' : '    ');
    if (!fields.length) continue;
    const named = state === 'gone' ? '' : (fields[0]?.[1] ?? '');
    if (key && key !== list) said.push([`    ${key}:`, named]);
    list = key;
    if (key) said.push([key === 'feeling' ? `      ${scalar(id)}:` : `      - id: ${scalar(id)}`, named]);
    said.push(...fields);
  }
  return said;
}

/** Those that changed; of a new part those that say something. @param {Item} item @param {Record<string, string>} typed @param {string} indent @returns {[string, string][]} */
function fieldsOf({ fields, whole, state }, typed, indent) {
  const changed = fields.filter(f => valueOf(f, typed) !== f.value);
  const told = state === 'new' ? fields.filter(f => valueOf(f, typed).trim() !== '') : whole && changed.length ? fields : changed;
  return told.map(field => [`${indent}${field.key}: ${written(field, valueOf(field, typed))}`, field.name]);
}

/** @param {Field} field @param {Record<string, string>} typed */
export const valueOf = (field, typed) => typed[field.name] ?? field.value;

/** Several, a line each. @param {string} value */
export const chosenOf = value => value.split('\n').filter(Boolean);

/** @param {Field} field @param {string} value */
function written(field, value) {
  if (field.type === 'many') return `[${chosenOf(value).map(scalar).join(', ')}]`;
  if (field.type === 'edits') return `[${chosenOf(value).map(line => (line.trim().startsWith('{') ? line.trim() : `{ ${line.trim()} }`)).join(', ')}]`;
  if (value.trim() === '') return 'null';
  return field.type === 'number' ? String(Number(value)) : scalar(value.trim());
}

/** An id that says what it is of, and that nobody has. @param {string} text @param {string} otherwise where the text has no letters @param {(id: string) => boolean} taken */
export function idOf(text, otherwise, taken) {
  const bare = text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 40).replace(/^-+|-+$/g, '') || otherwise;
  for (let n = 1; ; n++) {
    const id = n === 1 ? bare : `${bare}-${n}`;
    if (!taken(id)) return id;
  }
}

/** A text in quotes, in letters that every reader of YAML takes. @param {string} text */
export function scalar(text) {
  return JSON.stringify(text).replace(/[^ -~]/gu, letter => {
    const code = letter.codePointAt(0) ?? 0;
    return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
  });
}
