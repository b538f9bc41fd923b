// @ts-check
/** One tip for the whole page: whatever has data-tip shows it on hover and on focus; it stays while pointed at, Esc closes it. */

const tip = document.createElement('div');
tip.className = 'tip';
tip.id = 'tip';
tip.setAttribute('role', 'tooltip');
tip.hidden = true;

/** @type {Element | null} */
let owner = null;

export function startTips() {
  document.body.append(tip);
  addEventListener('pointerover', event => point(event.target));
  addEventListener('focusin', event => point(event.target));
  addEventListener('focusout', () => close());
  addEventListener('scroll', () => close(), { capture: true, passive: true });
  addEventListener('keydown', event => {
    if (event.key === 'Escape' && !tip.hidden) close();
  });
}

/** @param {EventTarget | null} target */
function point(target) {
  if (!(target instanceof Element) || tip.contains(target)) return;
  const found = target.closest('[data-tip]');
  if (found === owner) return;
  if (found) open(found);
  else close();
}

/** @param {Element} found */
function open(found) {
  close();
  owner = found;
  tip.textContent = found.getAttribute('data-tip');
  tip.hidden = false;
  found.setAttribute('aria-describedby', 'tip');
  const at = found.getBoundingClientRect();
  const own = tip.getBoundingClientRect();
  const below = at.bottom + own.height + 8 < innerHeight;
  tip.style.left = Math.max(4, Math.min(at.left, innerWidth - own.width - 8)) + 'px';
  tip.style.top = (below ? at.bottom + 6 : Math.max(4, at.top - own.height - 6)) + 'px';
}

function close() {
  owner?.removeAttribute('aria-describedby');
  owner = null;
  tip.hidden = true;
}
