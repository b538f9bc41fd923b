// @ts-check
/** Which removal effect is strongest, and which others the data cannot tell from it. */

/** @typedef {{ step: string, effect: number, low: number | null, high: number | null }} Effect */

/** The strongest effect, those whose intervals overlap its own, and the others; the strongest of each first. @param {Effect[]} all */
export function leaders(all) {
  const [first, ...others] = [...all].sort((a, b) => b.effect - a.effect);
  const alike = others.filter(other => first.low != null && other.high != null && other.high >= first.low);
  return { first, alike, others: others.filter(other => !alike.includes(other)) };
}
