// @ts-check
/** How far the data can be trusted: sources over time, then one import: its rules, its columns, its interactions. */
import { html, nothing } from 'lit-html';
import { spark } from '../chart/line.js';
import { count, exact, minute, percent } from '../format.js';
import { number } from '../shell/figure.js';
import { link, set } from '../state.js';
import { words } from '../words.js';
import { downloads } from './upload/untaken.js';

const LISTED = 50;
const SHOWN = 3;
const said = { fault: '' };

/** @typedef {import('../types/operations').Quality} Answer */
/** @typedef {import('../types/operations').ImportDetail} Detail */
/** @typedef {import('../main.js').Page<Answer, Detail>} Page */
/** @typedef {Answer['dataQuality']['imports'][number]} Import */
/** @typedef {Detail['dataQuality']['imports'][number]} Told */
/** @typedef {Told['columns'][number]} Column */

/** @type {import('../main.js').View<Answer, Detail>} */
export default {
  free: true,
  query: `
query Quality {
  dataQuality(first: ${LISTED}) {
    sources { source imports rows rejected warned ruled score history { importId at score } }
    imports { id source at rows taken leftOut duplicates rejected warned ruled score reconciliation }
  }
}`,
  later: {
    query: `
query ImportDetail($import: ID) {
  dataQuality(import: $import, first: 1) {
    imports {
      id
      rules { rule column error measured holds lines }
      columns { table name empty filled distinct exact type typed numbers { min max mean median } minLength maxLength topValues { value count } patterns { value count } keyCandidate sameAs }
      sourceColumns { table name imports empty filled distinct exact type typed numbers { min max mean } minLength maxLength topValues { value count } patterns { value count } }
      journeys { interactions customers perCustomerMedian perCustomerMost gapMedianSeconds sameMoment backwards future ancient spikeShare spikeAt fastCustomers regularCustomers robotRows }
    }
  }
}`,
    variables: values => ({ import: values.import || null }),
  },
  figures: ({ data }) => html`${number(data.dataQuality.sources.length, words.quality.nSources(data.dataQuality.sources.length))}${number(data.dataQuality.imports.length, words.quality.nImports(data.dataQuality.imports.length))}`,
  render: page => (page.data.dataQuality.imports.length ? html`${sources(page)}${detail(page)}` : html`<p class="reason">${words.states.nothing} <a href=${link('data')}>${words.views.data}</a></p>`),
  footer: () => words.quality.footer,
  table: ({ data }) => ({
    columns: words.columns.quality,
    rows: data.dataQuality.imports.map(i => [i.id, i.source, i.at, i.rows, i.taken, i.leftOut, i.duplicates, i.rejected, i.warned, i.score]),
  }),
};

/** @param {Page} page */
function sources({ data }) {
  return html`<div class="wide"><table><thead><tr><th>${words.quality.source}</th><th class="n">${words.quality.score}</th><th>${words.quality.overTime}</th><th class="n">${words.quality.imports}</th><th class="n">${words.data.rows}</th><th class="n">${words.data.rejected}</th><th class="n">${words.quality.warned}</th></tr></thead>
    <tbody>${data.dataQuality.sources.map(s => html`<tr><td>${s.source}</td><td class="n">${score(s)}</td>
      <td class="trendline">${spark(s.history.map(p => p.score), { width: 120, height: 20, label: s.history.map(p => `${minute(p.at)}: ${percent(p.score)}`).join('\n') })}</td>
      <td class="n">${exact(s.imports)}</td><td class="n">${exact(s.rows)}</td><td class="n">${exact(s.rejected)}</td><td class="n">${exact(s.warned)}</td></tr>`)}</tbody></table></div>`;
}

/** Without rules and refused rows nothing was looked for. @param {{ ruled: boolean, rejected: number, score: number }} s */
function score(s) {
  if (s.ruled) return percent(s.score);
  return s.rejected ? html`${percent(s.score)} <small>${words.quality.unruled}</small>` : html`<small>${words.quality.unruled}</small>`;
}

/** @param {Page} page */
function detail(page) {
  const all = page.data.dataQuality.imports;
  const chosen = all.find(i => i.id === page.values.import) ?? all[0];
  const told = page.more?.dataQuality.imports.find(i => i.id === chosen.id);
  const choose = (/** @type {Event} */ event) => set({ import: /** @type {HTMLSelectElement} */ (event.target).value });
  return html`<h2><label>${words.quality.import} <select @change=${choose}>${all.map(i => html`<option value=${i.id} ?selected=${i.id === chosen.id}>${i.source}, ${minute(i.at)}</option>`)}</select></label></h2>
    ${said.fault ? html`<p class="loss" role="alert">${said.fault}</p>` : nothing}
    ${reconciliation(chosen)}${downloads(chosen, text => {
      said.fault = text;
      page.redraw();
    })}
    ${told ? html`${rules(told)}${columns(told.columns)}${ofSource(told.sourceColumns, chosen, page)}${told.journeys ? oddities(told.journeys) : nothing}` : nothing}`;
}

/** @param {Import} i */
function reconciliation(i) {
  return html`<p class="figures">${number(i.rows, words.data.rows)} = ${number(i.taken, words.quality.taken)} + ${number(i.leftOut, words.data.leftOut)} + ${number(i.duplicates, words.data.duplicates)} + ${number(i.rejected, words.data.rejected)}</p>
    ${i.reconciliation.length ? html`<ul class="notes">${i.reconciliation.map(note => html`<li class=${note.startsWith('CHECK') ? 'loss' : ''}>${note}</li>`)}</ul>` : nothing}`;
}

/** @param {Told} told */
function rules(told) {
  if (!told.rules.length) return html`<p class="reason">${words.quality.noRules}</p>`;
  return html`<h3>${words.quality.rules}</h3><div class="wide"><table><thead><tr><th>${words.quality.state}</th><th>${words.quality.rule}</th><th class="n">${words.quality.found}</th><th>${words.quality.lines}</th></tr></thead>
    <tbody>${told.rules.map(r => html`<tr><td class=${r.holds ? '' : 'loss'}>${r.holds ? words.quality.holds : r.error ? words.quality.error : words.quality.warning}</td><td>${r.rule}</td><td class="n">${count(r.measured)}</td><td>${r.lines.join(', ')}</td></tr>`)}</tbody></table></div>`;
}

/** @param {Column[]} all */
function columns(all) {
  if (!all.length) return html`<p class="reason">${words.quality.noProfile}</p>`;
  return html`<h3>${words.quality.columns}</h3><div class="wide"><table><thead><tr><th>${words.quality.column}</th><th>${words.quality.type}</th><th class="n">${words.quality.filled}</th><th class="n">${words.quality.different}</th><th>${words.quality.extent}</th><th>${words.quality.top}</th><th>${words.quality.patterns}</th><th>${words.quality.noted}</th></tr></thead>
    <tbody>${all.map(c => html`<tr><td>${c.table ? c.table + ': ' : ''}${c.name}</td><td>${c.type ? html`${words.quality.types[c.type]} ${c.typed < c.filled ? percent(c.typed / c.filled) : nothing}` : '–'}</td>
      <td class="n">${percent(c.filled / Math.max(1, c.filled + c.empty))}</td><td class="n">${c.exact ? '' : '≈ '}${exact(c.distinct)}</td><td>${extent(c)}</td>
      <td>${listed(c.topValues)}</td><td>${listed(c.patterns)}</td><td>${c.keyCandidate ? words.quality.key : nothing} ${c.sameAs.length ? words.quality.sameAs(c.sameAs.join(', ')) : nothing}</td></tr>`)}</tbody></table></div>`;
}

/** What all imports of the source hold together, where there are several. @param {Told['sourceColumns']} all @param {Import} chosen @param {Page} page */
function ofSource(all, chosen, page) {
  const source = page.data.dataQuality.sources.find(s => s.source === chosen.source);
  if (!source || source.imports < 2 || !all.length) return nothing;
  return html`<h3>${words.quality.ofSource(chosen.source)}</h3><div class="wide"><table><thead><tr><th>${words.quality.column}</th><th class="n">${words.quality.imports}</th><th>${words.quality.type}</th><th class="n">${words.quality.filled}</th><th class="n">${words.quality.different}</th><th>${words.quality.extent}</th><th>${words.quality.top}</th><th>${words.quality.patterns}</th></tr></thead>
    <tbody>${all.map(c => html`<tr><td>${c.table ? c.table + ': ' : ''}${c.name}</td><td class="n">${exact(c.imports)}</td><td>${c.type ? html`${words.quality.types[c.type]} ${c.typed < c.filled ? percent(c.typed / c.filled) : nothing}` : '–'}</td>
      <td class="n">${percent(c.filled / Math.max(1, c.filled + c.empty))}</td><td class="n">${c.exact ? '' : '≈ '}${exact(c.distinct)}</td>
      <td>${c.numbers ? words.quality.means(count(c.numbers.min), count(c.numbers.max), count(c.numbers.mean)) : c.filled ? words.quality.lengths(exact(c.minLength), exact(c.maxLength)) : ''}</td><td>${listed(c.topValues)}</td><td>${listed(c.patterns)}</td></tr>`)}</tbody></table></div>`;
}

/** @param {Column} c */
function extent(c) {
  if (!c.filled) return '';
  return c.numbers ? words.quality.numbers(count(c.numbers.min), count(c.numbers.max), count(c.numbers.median)) : words.quality.lengths(exact(c.minLength), exact(c.maxLength));
}

/** @param {{ value: string, count: number }[]} all */
const listed = all => all.slice(0, SHOWN).map(one => html`<code>${one.value}</code> <small>${count(one.count)}</small> `);

/** @param {NonNullable<Told['journeys']>} j */
function oddities(j) {
  /** @type {[number, string][]} */
  const odd = [
    [j.sameMoment, words.quality.sameMoment],
    [j.backwards, words.quality.backwards],
    [j.future, words.quality.future],
    [j.ancient, words.quality.ancient],
    [j.fastCustomers, words.quality.fast],
    [j.regularCustomers, words.quality.regular],
    [j.robotRows, words.quality.robots],
  ];
  const spike = j.spikeShare && j.spikeAt ? words.quality.spike(percent(j.spikeShare), minute(j.spikeAt)) : '';
  const found = odd.filter(([n]) => n).map(([n, what]) => `${exact(n)} ${n === 1 ? words.quality.one(what) : what}`).concat(spike ? [spike] : []);
  return html`<h3>${words.quality.journeys}</h3><p>${words.quality.perCustomer(exact(j.interactions), exact(j.customers), count(j.perCustomerMedian), exact(j.perCustomerMost))}</p>
    ${found.length ? html`<ul class="notes">${found.map(text => html`<li>${text}</li>`)}</ul>` : html`<p>${words.quality.nothingOdd}</p>`}`;
}
