// @ts-check
/** How large a picture is drawn, so that its words keep their size: the room that the window leaves beside the navigation. */

const PHONE = 700;
const RAIL = 1200;
/** The navigation's width and the margins of a view, wide and as a rail; see the stylesheet. */
const BESIDE = 168 + 32;
const BESIDE_RAIL = 132 + 32;

/** @returns {{ width: number, height: number, narrow: boolean }} the height below scope bar, title and above the footer */
export function roomy() {
  const narrow = innerWidth < PHONE;
  const width = narrow ? innerWidth - 24 : innerWidth - (innerWidth < RAIL ? BESIDE_RAIL : BESIDE);
  return { width: Math.max(320, Math.min(width, 1680)), height: Math.max(420, Math.min(innerHeight - 170, 900)), narrow };
}
