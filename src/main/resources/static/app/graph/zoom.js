// @ts-check
/** Nearer and farther, and moving the picture by hand. The picture grows in its frame, so the browser scrolls it. */
import { html, nothing } from 'lit-html';
import { set } from '../state.js';
import { words } from '../words.js';

const LEAST = 0.4;
const MOST = 2;
const STEP = 1.2;
/** Under this the names of cards are printed smaller than 10 px. */
const READABLE = 10 / 12;

/** How large the picture is drawn; null fits it into the page. @param {import('../state.js').Values} values */
export function zoomOf(values) {
  const asked = Number(values.zoom);
  return asked > 0 ? Math.min(MOST, Math.max(LEAST, asked)) : null;
}

/** @param {import('../views/graph.js').Page} page */
export function zoomTools(page) {
  const zoom = zoomOf(page.values);
  const by = (/** @type {number} */ factor) => () => zoomBy(factor);
  return html`<span class="zoom">${zoom && zoom < READABLE ? html`<small>${words.graph.small}</small>` : nothing}
    <span class="group"><button data-act="zoom-out" aria-label=${words.graph.smaller} @click=${by(1 / STEP)}>−</button>
    <button data-act="zoom-fit" aria-pressed=${zoom == null} @click=${() => set({ zoom: '' }, { replace: true })}>${zoom ? `${Math.round(zoom * 100)} %` : words.graph.fit}</button>
    <button data-act="zoom-in" aria-label=${words.graph.larger} @click=${by(STEP)}>+</button></span></span>`;
}

/** With Ctrl the wheel changes the size, as a pinch does. @param {WheelEvent} event */
export function wheel(event) {
  if (!event.ctrlKey && !event.metaKey) return;
  event.preventDefault();
  zoomBy(Math.exp(-event.deltaY / 300), event);
}

/** Changes the size and keeps the point under the pointer, else the middle, where it is. @param {number} factor @param {{ clientX: number, clientY: number }} [at] */
function zoomBy(factor, at) {
  const picture = document.querySelector('svg.lanes');
  const frame = picture?.parentElement;
  if (!(picture instanceof SVGSVGElement) || !frame) return;
  const before = picture.getBoundingClientRect();
  const seen = frame.getBoundingClientRect();
  const x = at?.clientX ?? seen.left + seen.width / 2;
  const y = at?.clientY ?? Math.min(seen.top + seen.height / 2, innerHeight / 2);
  const next = Math.min(MOST, Math.max(LEAST, (before.width / picture.viewBox.baseVal.width) * factor));
  set({ zoom: String(Math.round(next * 100) / 100) }, { replace: true });
  const after = picture.getBoundingClientRect();
  frame.scrollLeft += after.left + ((x - before.left) / before.width) * after.width - x;
  frame.scrollTop += after.top + ((y - before.top) / before.height) * after.height - y;
}

/** Dragging the ground moves the picture. @param {PointerEvent} event */
export function drag(event) {
  const frame = event.currentTarget;
  if (!(frame instanceof HTMLElement) || !(event.target instanceof Element) || event.button !== 0) return;
  if (event.pointerType === 'touch' || event.target.closest('[role=button], .phone') || !event.target.closest('svg')) return;
  const move = (/** @type {PointerEvent} */ moved) => {
    frame.scrollLeft -= moved.movementX;
    frame.scrollTop -= moved.movementY;
  };
  const end = () => {
    frame.removeEventListener('pointermove', move);
    frame.classList.remove('moving');
  };
  frame.classList.add('moving');
  frame.addEventListener('pointermove', move);
  addEventListener('pointerup', end, { once: true });
}
