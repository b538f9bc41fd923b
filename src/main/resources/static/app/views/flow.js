// @ts-check
import { html, nothing, svg } from 'lit-html';
import { count, exact, FEW, fit, percent, ratio } from '../format.js';
import { roomy } from '../chart/size.js';
import { number } from '../shell/figure.js';
import { Names } from '../shell/names.js';
import { joined, split } from '../scope.js';
import { read, set } from '../state.js';
import { words } from '../words.js';

const BAR = 9;
/** The least room for a column with its names. */
const LEAST_PITCH = 128;
/** On a phone three columns fit. */
const PHONE_PITCH = 108;
/** Smaller than this nobody reads the names, so a longer picture is moved instead. */
const LEAST_SCALE = 0.9;
/** What heads, the last names and the sentence above take of the room. */
const HEADS = 106;
const GAP = 12;
/** Three lines head a column. */
const TOP = 54;
/** On a phone a cell as high as this has its figure under its name. */
const TWO_LINES = 14;
const DIGIT = 7;
const said = words.flow;

/** @typedef {import('../types/operations').Flow} Answer */
/** @typedef {import('../main.js').Page<Answer>} Page */
/** @typedef {Answer['journeys']['flow']['columns'][number]} Column */
/** @typedef {Column['cells'][number]} Cell */
/** @typedef {{ x: number, y: number, height: number, cell: Cell, column: Column }} Box */

/** @type {import('../main.js').View<Answer>} */
export default {
  query: `
query Flow($scope: JourneyScope, $anchor: ID, $before: Int, $after: Int, $top: Int) {
  touchpoints { id name conversion }
  journeys(scope: $scope) {
    count
    flow(anchor: $anchor, before: $before, after: $after, top: $top) {
      columns { position cells { id step count kind } }
      links { source target count }
    }
  }
}`,
  variables: values => ({ anchor: values.anchor ?? null, before: values.anchor ? Number(values.before ?? 3) : 0, after: Number(values.after ?? usualAfter()), top: Number(values.top ?? 8) }),
  figures: ({ data }) => html`${number(data.journeys.count, said.journeys)}`,
  options: page => {
    const names = [...page.data.touchpoints].sort((a, b) => a.name.localeCompare(b.name));
    return html`<label>${said.around} <select @change=${change('anchor')}><option value="">${said.start}</option>${names.map(t => html`<option value=${t.id} ?selected=${page.values.anchor === t.id}>${t.name}</option>`)}</select></label>
      ${page.values.anchor ? stepper('before', page, 3) : nothing}${stepper('after', page, usualAfter())}${stepper('top', page, 8)}`;
  },
  render: page => html`${mostEnd(page)}<div class="wide">${picture(page)}</div>`,
  footer: () => said.footer,
  table: ({ data }) => {
    const cells = new Map(data.journeys.flow.columns.flatMap(c => c.cells.map(cell => [cell.id, { ...cell, position: c.position }])));
    return {
      columns: words.columns.flow,
      rows: data.journeys.flow.links.map(l => [cells.get(l.source)?.position, cells.get(l.source)?.step, cells.get(l.target)?.step, l.count]),
    };
  },
};

/** So many steps are shown unless one asks for more. */
const usualAfter = () => (roomy().narrow ? 2 : 5);

/** @param {string} key */
const change = key => (/** @type {Event} */ e) => set({ [key]: /** @type {HTMLSelectElement} */ (e.target).value });

/** @param {string} key @param {Page} page @param {number} usual */
function stepper(key, page, usual) {
  return html`<label>${said.steppers[key]} <select @change=${change(key)}>${[1, 2, 3, 4, 5, 6, 8, 10, 12, 16].map(n => html`<option value=${n === usual ? '' : n} ?selected=${Number(page.values[key] ?? usual) === n}>${n}</option>`)}</select></label>`;
}

/** After which step most journeys end, in words. @param {Page} page */
function mostEnd({ data: { touchpoints, journeys: { flow } }, values }) {
  const ended = flow.columns.map(column => ({ column, n: endedIn(column) })).sort((a, b) => b.n - a.n)[0];
  if (!ended?.n) return nothing;
  const there = ended.n + ended.column.cells.filter(c => c.kind !== 'ENDED').reduce((sum, c) => sum + c.count, 0);
  const at = ended.column.position - 1;
  return html`<p class="says">${said.mostEnd} ${at === 0 && values.anchor ? said.at(new Names(touchpoints).name(values.anchor)) : at >= 0 ? said.afterStep(at) : said.stepsBefore(-at)} ${said.thanElsewhere}: <b class="loss">${exact(ended.n)}</b> ${words.evidence.ofAll(exact(there))}${there < FEW ? nothing : html`, <b>${percent(ended.n / there)}</b>`}.${values.anchor ? html` <small>${said.once}</small>` : nothing}</p>`;
}

/** @param {Page} page */
function picture(page) {
  const { flow } = page.data.journeys;
  const names = new Names(page.data.touchpoints);
  const columns = [...flow.columns].sort((a, b) => a.position - b.position).map(column => ({ ...column, cells: [...column.cells].sort(rank) }));
  const most = Math.max(1, ...columns.map(column => column.cells.reduce((sum, cell) => sum + cell.count, 0)));
  const rows = Math.max(...columns.map(column => column.cells.length), 1);
  const room = roomy();
  const pitch = Math.max(room.narrow ? PHONE_PITCH : LEAST_PITCH, Math.floor((room.width - 30) / columns.length));
  const scale = (Math.max(320, room.height - HEADS) - rows * GAP) / most;
  /** @type {Map<string, Box>} */
  const boxes = new Map();
  columns.forEach((column, i) => {
    let y = TOP;
    for (const cell of column.cells) {
      const height = Math.max(1, cell.count * scale);
      boxes.set(cell.id, { x: i * pitch + 4, y, height, cell, column });
      y += height + GAP;
    }
  });
  const width = columns.length * pitch + 30;
  const height = Math.max(...[...boxes.values()].map(b => b.y + b.height), 60) + 16;
  return html`<svg class=${`picture flow${room.width < LEAST_SCALE * width ? ' long' : ''}`} viewBox=${`0 0 ${width} ${height}`} width=${width} height=${height} role="group" aria-label=${said.picture}>
    ${columns.map((column, i) => head(column, columns[i + 1], i, pitch))}
    ${ribbons(flow.links, boxes, scale, names)}
    ${[...boxes.values()].map(box => cellOf(box, names, most, pitch))}</svg>`;
}

const ORDER = ['START', 'STEP', 'OTHER', 'CONVERTED', 'ENDED'];

/** @param {Cell} a @param {Cell} b */
const rank = (a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || b.count - a.count || a.step.localeCompare(b.step);

/** How many end between a column and the one before it. @param {Column | undefined} column */
const endedIn = column => (column?.cells ?? []).filter(c => c.kind === 'ENDED').reduce((sum, c) => sum + c.count, 0);

/** Who comes to a step, and under it who goes no further. @param {Column} column @param {Column | undefined} next @param {number} i @param {number} pitch */
function head(column, next, i, pitch) {
  const on = column.cells.filter(c => c.kind !== 'ENDED').reduce((s, c) => s + c.count, 0);
  const ended = endedIn(next);
  const name = column.position === 0 ? (read().values.anchor ? said.here : said.startHead) : column.position > 0 ? said.step(column.position) : said.before(-column.position);
  return svg`<text x=${i * pitch + 4} y="14" font-weight="600">${name}</text><text class="soft" x=${i * pitch + 4} y="28">${column.position > 0 ? said.reach(count(on)) : said.come(count(on))}</text>${ended ? svg`<text class="loss" x=${i * pitch + 4} y="42">${said.ended(count(ended))}</text>` : nothing}`;
}

/** @param {{ source: string, target: string, count: number }[]} links @param {Map<string, Box>} boxes @param {number} scale @param {Names} names */
function ribbons(links, boxes, scale, names) {
  const out = new Map([...boxes.keys()].map(id => [id, 0]));
  const into = new Map(out);
  const place = (/** @type {string} */ id) => boxes.get(id)?.y ?? 0;
  const sorted = [...links].sort((a, b) => place(a.source) - place(b.source) || place(a.target) - place(b.target));
  return sorted.map(link => {
    const from = boxes.get(link.source);
    const to = boxes.get(link.target);
    if (!from || !to) return nothing;
    const h = link.count * scale;
    const y1 = from.y + (out.get(link.source) ?? 0);
    const y2 = to.y + (into.get(link.target) ?? 0);
    out.set(link.source, y1 - from.y + h);
    into.set(link.target, y2 - to.y + h);
    if (to.cell.kind === 'ENDED') return nothing;
    const [x1, x2] = [from.x + BAR, to.x];
    const middle = (x1 + x2) / 2;
    const tip = said.ribbon(names.name(from.cell.step), names.name(to.cell.step), exact(link.count), ratio(link.count, from.cell.count));
    return svg`<path class=${`ribbon${to.cell.kind === 'CONVERTED' ? ' converted' : ''}`} data-tip=${tip} d=${`M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}v${h}C${middle} ${y2 + h} ${middle} ${y1 + h} ${x1} ${y1 + h}z`}></path>`;
  });
}

/** @param {Box} box @param {Names} names @param {number} most @param {number} pitch */
function cellOf(box, names, most, pitch) {
  const { cell } = box;
  const acts = cell.kind === 'STEP' || cell.kind === 'CONVERTED';
  const click = (/** @type {MouseEvent | KeyboardEvent} */ e) => {
    if (e instanceof KeyboardEvent && e.key !== 'Enter') return;
    if (e.shiftKey) set({ has: joined([...new Set([...split(read().values.has), cell.step])]) });
    else set({ anchor: cell.step });
  };
  const name = cell.kind === 'ENDED' ? said.endedBefore : names.name(cell.step);
  const label = said.cell(name, exact(cell.count), percent(cell.count / most));
  const left = box.x + (cell.kind === 'ENDED' ? 20 : BAR + 5);
  const lines = roomy().narrow && box.height >= TWO_LINES;
  const room = pitch - BAR - 16 - (lines ? 0 : DIGIT * count(cell.count).length);
  return svg`<g class=${`cell ${cell.kind.toLowerCase()}`} tabindex=${acts ? 0 : nothing} role=${acts ? 'button' : nothing} aria-label=${label} data-tip=${label} @click=${acts ? click : nothing} @keydown=${acts ? click : nothing}>
    <rect x=${box.x} y=${box.y} width=${cell.kind === 'ENDED' ? 16 : BAR} height=${box.height}></rect>
    <text x=${left} y=${lines ? box.y + 11 : box.y + Math.min(box.height, 22) / 2 + 4}>${fit(name, room, '11px Inter, system-ui, sans-serif')} <tspan class="soft" x=${lines ? left : nothing} dy=${lines ? 13 : nothing}>${count(cell.count)}</tspan></text></g>`;
}
