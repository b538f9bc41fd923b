// @ts-check
/** The part of a map that a form changed, as a text that `applyMaps` reads; each line knows the field that it says. */

/**
 * @typedef {object} Field what people write at a place
 * @property {string} name names it in the form
 * @property {string} key its key in the text
 * @property {string} label
 * @property {'text' | 'line' | 'number' | 'choice'} type
 * @property {string} value as it is kept
 * @property {[string, string][]} [choices] values and their names
 * @property {number} [from] @property {number} [to] @property {string} [step]
 */
/** @typedef {{ key: string, id: string, whole?: boolean, fields: Field[] }} Item `key`: of its list; '' for the stage itself; `whole`: said with all its fields or not at all */
/** @typedef {{ text: string, lines: string[] }} Part `lines`: the field that each line says, from line 1 */

/** Null where nothing changed. @param {string} map @param {number} revision @param {string} stage @param {Item[]} items @param {Record<string, string>} typed @returns {Part | null} */
export function part(map, revision, stage, items, typed) {
  /** @type {[string, string][]} */
  const said = [['maps:', ''], [`- id: ${scalar(map)}`, ''], [`  revision: ${revision}`, ''], ['  stages:', ''], [`  - id: ${scalar(stage)}`, '']];
  const head = said.length;
  let list = '';
  for (const { key, id, whole, fields } of items) {
    const changed = fields.filter(f => valueOf(f, typed) !== f.value);
    if (!changed.length) continue;
    const named = changed[0]?.name ?? '';
    if (key && key !== list) said.push([`    ${key}:`, named]);
    list = key;
    if (key) said.push([key === 'feeling' ? `      ${scalar(id)}:` : `      - id: ${scalar(id)}`, named]);
    for (const field of whole ? fields : changed) said.push([`${key ? '        ' : '    '}${field.key}: ${written(field, valueOf(field, typed))}`, field.name]);
  }
  return said.length === head ? null : { text: said.map(([line]) => line).join('\n') + '\n', lines: said.map(([, name]) => name) };
}

/** @param {Field} field @param {Record<string, string>} typed */
export const valueOf = (field, typed) => typed[field.name] ?? field.value;

/** @param {Field} field @param {string} value */
function written(field, value) {
  if (value.trim() === '') return 'null';
  return field.type === 'number' ? String(Number(value)) : scalar(value.trim());
}

/** A text in quotes, in letters that every reader of YAML takes. @param {string} text */
function scalar(text) {
  return JSON.stringify(text).replace(/[^ -~]/gu, letter => {
    const code = letter.codePointAt(0) ?? 0;
    return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
  });
}
