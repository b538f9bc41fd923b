// @ts-check
/** Formulas as a query writes them, and the fields in which each is written. */
import { words } from '../../words.js';

/** @typedef {Record<string, any>} Formula  one name, and what is said of it */
/** @typedef {{ path: string, type: 'text' | 'pattern' | 'number' | 'check' | 'list' | 'moment' | 'choice', choices?: string[], hint?: string }} Field */

const PERIOD = /** @type {Field[]} */ (['period.from', 'period.to', 'base.from', 'base.to'].map(path => ({ path, type: 'moment', hint: '2025-01-01' })));
const ITEMS = /** @type {Field[]} */ ([
  { path: 'touchpoints', type: 'list', hint: 'checkout, payment' },
  { path: 'channels', type: 'list', hint: 'web' },
  { path: 'sources', type: 'list' },
  { path: 'attributes', type: 'text', hint: 'score < 3.0' },
]);
const WITHIN = /** @type {Field} */ ({ path: 'within', type: 'text', hint: 'P30D' });

/** The fields of each formula. @type {Record<string, Field[]>} */
export const FIELDS = {
  conversion: [],
  nps: ITEMS,
  csat: [...ITEMS, { path: 'top', type: 'number' }],
  ces: [...ITEMS, { path: 'lowIsEasy', type: 'check' }],
  score: [{ path: 'kinds', type: 'list', hint: 'RATING' }, ...ITEMS],
  level: [{ path: 'kinds', type: 'list', hint: 'CSAT, TEXT' }, ...ITEMS],
  retention: [...PERIOD, { path: 'active', type: 'pattern' }],
  churn: [...PERIOD, { path: 'active', type: 'pattern' }],
  repeatPurchase: [WITHIN],
  averageOrderValue: [],
  revenuePerCustomer: [],
  remainingValue: [{ path: 'unit', type: 'choice', choices: ['MONTH', 'WEEK', 'DAY', 'QUARTER'] }, { path: 'horizon', type: 'number', hint: '6' }, { path: 'discount', type: 'number', hint: '0.01' }],
  engagement: [{ path: 'exposure', type: 'pattern', hint: '[channel=ads]' }, { path: 'engaged', type: 'pattern', hint: '"product-page"' }, WITHIN],
  emailResponse: [WITHIN],
  repeatContact: [{ path: 'contact', type: 'pattern', hint: '[channel=support]' }, WITHIN, { path: 'otherChannel', type: 'check' }],
  milestone: [{ path: 'matching', type: 'pattern', hint: '"cart" .. "payment"' }],
  timeBetween: [{ path: 'from', type: 'text', hint: 'cart' }, { path: 'to', type: 'text' }],
  ratio: [{ path: 'numerator', type: 'pattern', hint: '"checkout" ..{0,2} "purchase"' }, { path: 'denominator', type: 'pattern', hint: '"checkout"' }, { path: 'by', type: 'choice', choices: ['JOURNEY', 'CUSTOMER'] }],
};

/** Reads what the service wrote: keys and words have no quotes there. @param {string} text @returns {Formula} */
export const parse = text => JSON.parse(text.replace(/"(?:[^"\\]|\\.)*"|[A-Za-z_]\w*/g, token => (/^("|true$|false$)/.test(token) ? token : JSON.stringify(token))));

/** @param {Formula} formula */
export const nameOf = formula => Object.keys(formula)[0];

/** What a formula of this name says before anything is written. @param {string} name @returns {Formula} */
export const fresh = name => ({ [name]: ['conversion', 'averageOrderValue', 'revenuePerCustomer'].includes(name) ? true : {} });

/** As the field shows it. @param {Formula} formula @param {Field} field @returns {string} */
export function shown(formula, field) {
  const value = field.path.split('.').reduce((at, key) => at?.[key], Object(formula[nameOf(formula)]));
  return value == null ? '' : Array.isArray(value) ? value.join(', ') : String(value);
}

/** Puts in what a field says; nothing takes it out. @param {Formula} formula @param {Field} field @param {string} text */
export function put(formula, field, text) {
  const keys = field.path.split('.');
  const last = keys.pop() ?? '';
  const value = valueOf(field, text.trim());
  let at = formula[nameOf(formula)];
  for (const key of keys) at = at[key] ??= {};
  if (value == null) delete at[last];
  else at[last] = value;
  const outer = formula[nameOf(formula)];
  for (const key of keys) if (!Object.keys(outer[key]).length) delete outer[key];
}

/** @param {Field} field @param {string} text */
function valueOf(field, text) {
  if (!text) return null;
  if (field.type === 'check') return text === 'true' ? true : null;
  if (field.type === 'number') return Number.isFinite(Number(text)) ? Number(text) : text;
  if (field.type === 'list') return text.split(',').map(one => one.trim()).filter(Boolean);
  if (field.type === 'moment') return /^\d{4}-\d\d-\d\d$/.test(text) ? text + 'T00:00:00Z' : text;
  return text;
}

/** The paths that a formula looks at, each as a filter of journeys. @param {Formula} formula @returns {{ label: string, match: string }[]} */
export function patterns(formula) {
  const said = Object(formula[nameOf(formula)]);
  return ['matching', 'numerator', 'denominator', 'exposure', 'engaged', 'contact', 'active'].flatMap(key => (said[key] ? [{ label: words.kpis.matching[key], match: said[key] }] : []));
}
