// @ts-check
/** Stages, lanes and figures of a map in the words of people. */
import { words } from '../../words.js';

const said = words.map;

/** @param {string} lane */
export const laneName = lane => said.lanes[lane.toUpperCase()] ?? lane;

/** As it stands on the picture. @param {string} stage @param {import('./sheets.js').Shown} shown */
export const stageName = (stage, shown) => (stage === '(unmapped)' ? said.unmapped : (shown.svg?.querySelector(`[data-cell=${JSON.stringify(`${stage}/owner`)}]`)?.getAttribute('aria-label')?.replace(/, [^,]*$/, '') ?? stage));

/** What a row is of: as the table says it, else in our words. @param {import('./sheets.js').Row} row @param {import('../map.js').Page} page */
export function itemName({ lane, item, name, text }, page) {
  if (name) return name;
  const { touchpoints, personas } = page.data;
  const [, id = item, figure = ''] = /^(.*?)(?: (dropOff|asIs|toBe|need))?$/.exec(item) ?? [];
  const of = figure ? `: ${said.figures[figure]}` : '';
  switch (lane) {
    case 'TOUCHPOINTS':
    case 'VOICES':
      return (touchpoints.find(t => t.id === id)?.name ?? id) + of;
    case 'FEELING':
      return (id === 'feeling' ? said.everyone : (personas.find(p => p.id === id)?.name ?? id)) + (of || `: ${said.figures.measured}`);
    case 'PAINS':
      return said.sources[/^([A-Z_]+) /.exec(item)?.[1] ?? 'DECLARED'] ?? item;
    case 'GOALS':
      return (figure ? said.figures.need : said.figures.met) ?? item;
    case 'KPIS':
      return text.split(', ')[0] ?? item;
    case 'CHANCES':
      return said.figures.chance ?? item;
    default:
      return said.figures[item] ?? item;
  }
}
