// @ts-check
/** The answer of the journey graph, made ready to be drawn and looked up. */

import { duration, percent } from '../format.js';
import { words } from '../words.js';

/** @typedef {import('../format.js').Rate} Rate */
/** @typedef {import('../types/operations').JourneyGraph['journeys']} Journeys */
/** @typedef {Journeys['graph']['nodes'][number]} Node */
/** @typedef {Journeys['graph']['edges'][number]} Edge */
/** @typedef {Journeys['graph']['layout']} Layout */
/** @typedef {Layout['cards'][number]} Card */
/** @typedef {Layout['links'][number]} Link */
/** @typedef {Layout['lanes'][number]} Lane */

export const CARD = { width: 136, height: 42 };

/** Where the cards begin under the names of the lanes. */
const HEAD = 28;
/** Cards move apart to so many times at most, which leaves room for the details below. */
const MOST_APART = 1.3;
/** What stands above and below the picture. */
const AROUND = 210;

/** The layout with its cards moved apart in height where the window has room. @param {Layout} layout @param {number} room @returns {Layout} */
function apart(layout, room) {
  const by = Math.min(MOST_APART, (room - HEAD) / (layout.height - HEAD));
  if (!(by > 1)) return layout;
  const half = CARD.height / 2;
  const place = (/** @type {number} */ y) => HEAD + (y - HEAD) * by;
  const cards = layout.cards.map(card => ({ ...card, y: place(card.y + half) - half }));
  const moved = (/** @type {number} */ at) => cards[at].y - layout.cards[at].y;
  const links = layout.links.map(link => ({ ...link, sourceY: link.sourceY + moved(link.source), targetY: link.targetY + moved(link.target), via: link.via.map(place) }));
  return { ...layout, height: place(layout.height), cards, links };
}

/** What costs at least 1 % of the conversions is a finding, unless it is small beside the greatest loss. @param {number} lost @param {number} most @param {number} converted */
export const isFinding = (lost, most, converted) => lost > Math.max(converted / 100, most / 10);

export class Model {
  /** @param {Journeys} journeys @param {number} room for the picture in height */
  constructor(journeys, room) {
    /** @type {Node[]} */ this.nodes = journeys.graph.nodes;
    /** @type {Edge[]} */ this.edges = journeys.graph.edges;
    /** @type {Layout} */ this.layout = apart(journeys.graph.layout, room);
    this.hidden = journeys.graph.hidden;
    this.count = journeys.count;
    this.converted = journeys.converted;
    this.byId = new Map(this.nodes.map(node => [node.id, node]));
    /** Touchpoints whose loss is a finding. @type {Map<string, { lostConversions: number }>} */
    this.findings = new Map(journeys.bottlenecks.filter(b => isFinding(b.lostConversions, journeys.bottlenecks[0].lostConversions, this.converted)).map(b => [b.touchpoint, b]));
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
    return card.id == null ? words.graph.other(card.size) : this.label(card.id);
  }

  /** Share of the visits of a card at which journeys end. @param {Card} card */
  endShare(card) {
    return card.visits ? card.ended / card.visits : 0;
  }

  /** Visits of a card with which journeys begin. @param {Card} card */
  entryShare(card) {
    return card.visits ? card.begun / card.visits : 0;
  }

  /** How many went from one step straight to another. @param {string} from @param {string} to */
  countOf(from, to) {
    return this.edges.find(e => e.from === from && e.to === to)?.count ?? 0;
  }

  /** The card that stands for a step; −1 where it lies in a folded lane. @param {string} step */
  cardOf(step) {
    return this.layout.cards.findIndex(card => card.id === step || card.steps?.includes(step));
  }

  /** Chance of converting from a card; a conversion has converted. @param {Card} card */
  chance(card) {
    const node = card.id == null ? undefined : this.node(card.id);
    return node?.kind === 'CONVERSION' ? 1 : (node?.conversionFromHere ?? null);
  }
}

/** @typedef {{ level: number, low: boolean, text: string }} Tint */

const FIFTHS = 5;

/**
 * What the cards are tinted by, card by card: its fifth among the cards from 1 and its value in words; null where it has none. A feeling is tinted by how far it is from 0, low ones in the colour of loss.
 * @param {Model} model @param {string} measure @param {import('../types/operations').JourneyGraphLater | null} more @returns {(Tint | null)[]}
 */
export function tints(model, measure, more) {
  const values = model.layout.cards.map(card => measured(card, model, measure, more));
  const sorted = values.filter(v => v != null).sort((a, b) => a - b);
  const felt = measure === 'felt';
  return values.map(v => (v == null ? null : { level: felt ? Math.ceil(Math.abs(v) * FIFTHS) : Math.min(FIFTHS, 1 + Math.floor((sorted.indexOf(v) / sorted.length) * FIFTHS)), low: felt ? v < 0 : measure === 'ends', text: words.graph.tint(measure, measure === 'dwell' ? duration(v) : felt ? level(v) : percent(v)) }));
}

/** Of fewer customers a level tells nothing. */
const HEARD = 5;

/** @param {number} v from −1 to +1 */
const level = v => (v > 0 ? '+' : v < 0 ? '−' : '') + Math.abs(v).toFixed(2);

/** @param {Card} card @param {Model} model @param {string} measure @param {import('../types/operations').JourneyGraphLater | null} more @returns {number | null} */
function measured(card, model, measure, more) {
  if (card.id == null || model.node(card.id)?.kind === 'CONVERSION') return null;
  if (measure === 'chance') return model.chance(card);
  if (measure === 'ends') return model.endShare(card);
  if (measure === 'felt') return more?.journeys.feedback?.by.find(row => row.key === card.id && row.customers >= HEARD)?.level?.value ?? null;
  if (measure === 'dwell') return more?.journeys.bottlenecks?.find(b => b.touchpoint === card.id)?.medianWaitSeconds ?? null;
  return more?.journeys.attribution?.credits.find(c => c.step === card.id)?.removalEffect ?? null;
}

/** @type {WeakMap<object, { room: number, model: Model }>} */
const made = new WeakMap();

/** @param {import('../views/graph.js').Page} page */
export function graphModel(page) {
  const room = innerHeight - AROUND;
  const known = made.get(page.data);
  if (known?.room === room) return known.model;
  const model = new Model(page.data.journeys, room);
  made.set(page.data, { room, model });
  return model;
}
