// @ts-check
/** The answer of the journey graph, made ready to be drawn and looked up. */

/** @typedef {import('../format.js').Rate} Rate */
/** @typedef {{ id: string, kind: string, label: string, channel: string | null, stage: string | null, visits: number, journeys: number, dropOff: Rate, conversion: Rate, conversionFromHere: number | null }} Node */
/** @typedef {{ from: string, to: string, count: number, probability: number, medianSeconds: number | null, p90Seconds: number | null }} Edge */
/** @typedef {{ id: string | null, steps: string[], lane: number, column: number, x: number, y: number, visits: number }} Card */
/** @typedef {{ source: number, target: number, count: number, countBack: number, back: boolean, shown: boolean, sourceY: number, targetY: number }} Link */
/** @typedef {{ name: string | null, kind: string, x: number, width: number, visits: number, steps: number, folded: boolean, hiddenTransitions: number }} Lane */
/** @typedef {{ width: number, height: number, lanes: Lane[], cards: Card[], links: Link[] }} Layout */

export const CARD = { width: 136, height: 42 };

export class Model {
  /** @param {any} journeys */
  constructor(journeys) {
    /** @type {Node[]} */ this.nodes = journeys.graph.nodes;
    /** @type {Edge[]} */ this.edges = journeys.graph.edges;
    /** @type {Layout} */ this.layout = journeys.graph.layout;
    this.count = journeys.count;
    this.converted = journeys.converted;
    this.byId = new Map(this.nodes.map(node => [node.id, node]));
    this.entries = new Map(this.edges.filter(e => e.from === 'START').map(e => [e.to, e.count]));
    /** Touchpoints whose loss is a finding. @type {Map<string, { lostConversions: number, reasons: string[] }>} */
    this.findings = new Map(
      journeys.bottlenecks.filter((/** @type {any} */ b) => b.lostConversions > this.converted / 100).map((/** @type {any} */ b) => [b.touchpoint, b]),
    );
  }

  /** @param {string} id */
  node(id) {
    return this.byId.get(id);
  }

  /** @param {string} id */
  label(id) {
    return this.byId.get(id)?.label ?? id;
  }

  /** @param {Card} card */
  nameOf(card) {
    return card.id == null ? `other (${card.steps.length})` : this.label(card.id);
  }

  /** Share of the visits of a card at which journeys end. @param {Card} card */
  endShare(card) {
    const ended = card.steps.reduce((sum, id) => sum + (this.node(id)?.dropOff.numerator ?? 0), 0);
    return card.visits ? ended / card.visits : 0;
  }

  /** Visits of a card with which journeys begin. @param {Card} card */
  entryShare(card) {
    const begun = card.steps.reduce((sum, id) => sum + (this.entries.get(id) ?? 0), 0);
    return card.visits ? begun / card.visits : 0;
  }

  /** Chance of converting from a card; a conversion has converted. @param {Card} card */
  chance(card) {
    const node = card.id == null ? undefined : this.node(card.id);
    return node?.kind === 'CONVERSION' ? 1 : (node?.conversionFromHere ?? null);
  }
}

/** @type {WeakMap<object, Model>} */
const made = new WeakMap();

/** @param {import('../main.js').Page} page */
export function graphModel(page) {
  const known = made.get(page.data) ?? new Model(page.data.journeys);
  made.set(page.data, known);
  return known;
}
