// @ts-check
/** What touchpoints are called, from the catalogue that an answer carries. */

/** @typedef {{ id: string, name: string, channel?: string | null, stage?: string | null, conversion?: boolean }} Touchpoint */

const RESERVED = /** @type {Record<string, string>} */ ({ START: 'Start', ENDED: 'Ended', OTHER: 'Other' });

export class Names {
  /** @param {Touchpoint[]} touchpoints */
  constructor(touchpoints) {
    this.byId = new Map(touchpoints.map(t => [t.id, t]));
  }

  /** @param {string} id */
  name(id) {
    return this.byId.get(id)?.name ?? RESERVED[id] ?? id;
  }

  /** @param {string} id */
  converts(id) {
    return this.byId.get(id)?.conversion ?? false;
  }
}
