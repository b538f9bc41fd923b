// @ts-check
/** The gap in conversion, step by step: where journeys of B go on differently, and what that adds or takes. */
import { html, svg } from 'lit-html';
import { percent, points, fit } from '../../format.js';
import { linear, ticks } from '../../chart/scale.js';
import { words } from '../../words.js';

const ROW = 22;
const SHOWN = 9;

/** @param {{ step: string, part: number }[]} parts @param {number} from @param {number} to @param {(id: string) => string} name */
export function waterfall(parts, from, to, name) {
  const rows = [...parts].filter(p => p.part !== 0).sort((a, b) => Math.abs(b.part) - Math.abs(a.part));
  const shown = rows.slice(0, SHOWN);
  const rest = rows.slice(SHOWN).reduce((sum, p) => sum + p.part, 0);
  const bars = shown.map(p => ({ label: p.step === 'START' ? words.compare.entry : name(p.step), part: p.part }));
  if (rows.length > SHOWN) bars.push({ label: words.compare.others(rows.length - SHOWN), part: rest });
  let at = from;
  const placed = bars.map(bar => ({ ...bar, begin: at, end: (at += bar.part) }));
  const ends = [from, to, ...placed.flatMap(p => [p.begin, p.end])];
  const span = Math.max(...ends) - Math.min(...ends);
  const least = Math.min(...ends);
  const low = least < 0 ? least - span * 0.02 : Math.max(0, least - span * 0.15);
  const narrow = innerWidth < 700;
  const width = narrow ? 380 : 640;
  const names = narrow ? 130 : 190;
  const height = (bars.length + 2) * ROW + 24;
  const x = linear(low, Math.max(...ends, low + 0.0001), names, width - 90);
  return html`<svg class="picture waterfall" viewBox=${`0 0 ${width} ${height}`} width="100%" role="img" aria-label=${words.compare.waterfall}>
    ${ticks(low, Math.max(...ends), 4).map(t => svg`<line class="rule" x1=${x(t)} x2=${x(t)} y1="0" y2=${height - 20}></line><text class="soft" x=${x(t)} y=${height - 6} text-anchor="middle">${percent(t)}</text>`)}
    ${total('A', from, 0, x, low)}
    ${placed.map((bar, i) => {
      const y = (i + 1) * ROW;
      const tip = `${bar.label}\n${points(bar.part)}`;
      return svg`<g tabindex="0" data-tip=${tip} aria-label=${tip}><text x=${names - 10} y=${y + 14} text-anchor="end">${fit(bar.label, names - 14, '11px Inter, system-ui, sans-serif')}</text>
        <rect class=${bar.part < 0 ? 'bar loss' : 'bar gain'} x=${x(Math.min(bar.begin, bar.end))} y=${y + 4} width=${Math.max(1, Math.abs(x(bar.end) - x(bar.begin)))} height="12"></rect>
        <text class=${bar.part < 0 ? 'loss' : 'gain'} x=${x(Math.max(bar.begin, bar.end)) + 6} y=${y + 14}>${points(bar.part)}</text>
        <line class="rule" x1=${x(bar.end)} x2=${x(bar.end)} y1=${y + 16} y2=${y + ROW + 4}></line></g>`;
    })}
    ${total('B', to, bars.length + 1, x, low)}
  </svg>`;
}

/** @param {string} label @param {number} value @param {number} row @param {import('../../chart/scale.js').Scale} x @param {number} low */
function total(label, value, row, x, low) {
  const y = row * ROW;
  return svg`<text x=${x(low) - 10} y=${y + 14} text-anchor="end" font-weight="600">${label}</text>
    <rect class="total" x=${x(low)} y=${y + 9.5} width=${Math.max(1, x(value) - x(low))} height="1"></rect><rect class="total" x=${x(value) - 1.5} y=${y + 3} width="3" height="14"></rect><text x=${x(value) + 6} y=${y + 14} font-weight="600">${percent(value)}</text>`;
}
