// @ts-check
/** The scope as the API takes it, made from the values of the address; and what is said of it in words. */

/** @typedef {import('./state.js').Values} Values */

const list = (/** @type {string | undefined} */ text) => (text ? text.split(',').map(decodeURIComponent) : undefined);

/** A list as one value: names are encoded, so that they may hold commas. @param {string[]} names */
export const joined = names => names.map(encodeURIComponent).join(',');

export const split = (/** @type {string | undefined} */ text) => list(text) ?? [];

/** @param {Values} values @returns {Record<string, unknown>} */
export function scopeInput(values) {
  const definition = clean({
    inactivity: values.cut,
    conversions: values.conv === '-' ? [] : list(values.conv),
    lookback: values.back,
    repeats: values.runs === 'one' ? 'COLLAPSE' : undefined,
    stepBy: values.step?.toUpperCase(),
  });
  const period = clean({ from: moment(values.from), to: moment(values.to) });
  return clean({
    sources: list(values.src),
    personas: list(values.persona),
    where: values.where,
    channels: list(values.ch),
    visiting: list(values.has),
    notVisiting: list(values.not),
    matching: values.match,
    attributes: values.attr,
    converted: values.end === 'converted' ? true : values.end === 'ended' ? false : undefined,
    number: values.first === 'yes' ? { from: 1, to: 1 } : undefined,
    excludeOpen: values.open === 'no' ? true : undefined,
    period: Object.keys(period).length ? period : undefined,
    definition: Object.keys(definition).length ? definition : undefined,
  });
}

/** A day of the address is its first moment in UTC. */
const moment = (/** @type {string | undefined} */ text) => (text && /^\d{4}-\d\d-\d\d$/.test(text) ? text + 'T00:00:00Z' : text);

/** @param {Record<string, unknown>} record */
function clean(record) {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined && value !== ''));
}
