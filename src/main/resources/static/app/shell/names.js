// @ts-check
/** What touchpoints are called, from the catalogue that an answer carries. */

import { words } from '../words.js';

/** @typedef {{ id: string, name: string, channel?: string | null, stage?: string | null, conversion?: boolean }} Touchpoint */

export class Names {
  /** @param {Touchpoint[]} touchpoints */
  constructor(touchpoints) {
    this.byId = new Map(touchpoints.map(t => [t.id, t]));
  }

  /** @param {string} id */
  name(id) {
    return this.byId.get(id)?.name ?? words.steps[id] ?? id;
  }

  /** @param {string} id */
  converts(id) {
    return this.byId.get(id)?.conversion ?? false;
  }
}
