// @ts-check
/** Stages and lanes of a map in the words of people. */
import { words } from '../../words.js';

const said = words.map;

/** @param {string} lane */
export const laneName = lane => said.lanes[lane.toUpperCase()] ?? lane;

/** As it stands on the picture. @param {string} stage @param {import('./sheets.js').Shown} shown */
export const stageName = (stage, shown) => (stage === '(unmapped)' ? said.unmapped : (shown.svg?.querySelector(`[data-cell=${JSON.stringify(`${stage}/owner`)}]`)?.getAttribute('aria-label')?.replace(/(, [^,]*){2}$/, '') ?? stage));
