// @ts-check
/** What customers say: the level of each touchpoint and stage, the net promoter score, what low answers talk of, and their words. */
import { html, nothing, svg } from 'lit-html';
import { count, evidence, exact, minute, percent, FEW } from '../format.js';
import { linear } from '../chart/scale.js';
import { number, rate } from '../shell/figure.js';
import { Names } from '../shell/names.js';
import { link } from '../state.js';
import { words } from '../words.js';

const said = words.feedback;
const WIDTH = 260;
/** Of fewer customers a level is shown hollow, without its interval, and no effect. */
const HOLLOW = 5;
/** The key of answers at no touchpoint, of no stage or persona. */
const NONE = '(none)';
/** Touchpoints whose effects are listed. */
const EFFECTS = 15;

/** @typedef {import('../types/operations').Feedback} Answer */
/** @typedef {Answer['journeys']['feedback']} Summary */
/** @typedef {import('../types/operations').FeedbackThemes} Later */
/** @typedef {Later['journeys']['feedback']['themes'][number]} Theme */
/** @typedef {Summary['touchpoints'][number]} Row */
/** @typedef {Summary['contradictions'][number]} Quote */
/** @typedef {NonNullable<Summary['level']>} Estimate */
/** @typedef {import('../main.js').Page<Answer, Later>} Page */

/** @type {import('../main.js').View<Answer, Later>} */
export default {
  query: `
query Feedback($scope: JourneyScope) {
  touchpoints { id name conversion }
  personas { id name }
  journeys(scope: $scope) {
    count
    feedback {
      items customers joined { rule items } notes
      answered { value low high numerator denominator deff of }
      nps { value low high n customers } csat { value low high numerator denominator deff of } level { value low high n customers }
      touchpoints: by(dimension: "TOUCHPOINT") { key items customers answered { value low high numerator denominator deff of } nps { value low high n customers } csat { value low high numerator denominator deff of } level { value low high n customers } }
      stages: by(dimension: "STAGE") { key items customers answered { value low high numerator denominator deff of } nps { value low high n customers } csat { value low high numerator denominator deff of } level { value low high n customers } }
      personas: by(dimension: "PERSONA") { key items customers answered { value low high numerator denominator deff of } nps { value low high n customers } csat { value low high numerator denominator deff of } level { value low high n customers } }
      effects { touchpoint effectOnLevel { value low high n customers } effectOnProgress }
      low: quotes(level: { from: -1, to: -0.25 }, first: 5) { totalCount edges { node { id at kind score most level polarity text touchpoint customer { id } } } }
      high: quotes(level: { from: 0.25, to: 1 }, first: 5) { totalCount edges { node { id at kind score most level polarity text touchpoint customer { id } } } }
      contradictions(first: 10) { id at kind score most level polarity text touchpoint customer { id } }
      polarity { language way texts scored ratedTexts accuracy }
    }
  }
}`,
  later: {
    query: `
query FeedbackThemes($scope: JourneyScope) {
  journeys(scope: $scope) {
    feedback {
      themes(first: 10) { words items customers lift qValue level { value low high n customers } quotes { id text touchpoint } }
    }
  }
}`,
  },
  figures: ({ data }) => {
    const f = data.journeys.feedback;
    return html`${number(f.items, said.items)}${number(f.customers, said.customers)}${f.nps ? estimate(f.nps, said.nps, points) : nothing}${rate(f.csat, said.csat)}${f.level ? estimate(f.level, said.level, level) : nothing}${rate(f.answered, said.answered)}`;
  },
  render: ({ data, more }) => {
    const f = data.journeys.feedback;
    const names = new Names(data.touchpoints);
    if (!f.items) return html`<p class="reason">${said.none} <a href=${link('data')}>${words.views.data}</a></p>`;
    return html`${part(said.byTouchpoint, f.touchpoints, key => names.name(key))}${part(said.byStage, apart(f.stages), key => key, 'stage')}${part(said.byPersona, apart(f.personas), id => data.personas.find(p => p.id === id)?.name ?? id)}
      ${effects(f.effects, names)}${more ? themes(more.journeys.feedback.themes, names) : nothing}
      ${quotes(said.low, f.low.edges.map(e => e.node), names)}${quotes(said.high, f.high.edges.map(e => e.node), names)}
      <h2>${said.contradictions}</h2>${f.contradictions.length ? list(f.contradictions, names) : html`<p class="reason">${said.noContradictions}</p>`}
      ${languages(f)}<ul class="notes">${f.notes.map(note => html`<li>${note}</li>`)}</ul>`;
  },
  footer: ({ data }) => said.footer(data.journeys.feedback.joined.map(j => `${exact(j.items)} ${said.rules[j.rule]}`).join(', ')),
  table: ({ data }) => ({
    columns: words.columns.feedback,
    rows: data.journeys.feedback.touchpoints.map(r => [r.key, r.items, r.customers, r.level?.value, r.level?.low, r.level?.high, r.nps?.value, r.nps?.low, r.nps?.high, r.csat?.value, r.csat?.low, r.csat?.high, r.answered?.value, r.answered?.low, r.answered?.high]),
  }),
};

/** @param {number} n */
const points = n => (n > 0 ? '+' : n < 0 ? '−' : '') + Math.abs(Math.round(n));
/** @param {number} n */
const level = n => (n > 0 ? '+' : n < 0 ? '−' : '') + Math.abs(n).toFixed(2);

/** @param {Pick<Estimate, 'value' | 'low' | 'high' | 'n' | 'customers'>} e @param {(n: number) => string} print */
function told(e, print) {
  if (e.value == null) return [words.evidence.none];
  const interval = e.low != null && e.high != null ? [said.interval(print(e.low), print(e.high))] : [];
  return [print(e.value), ...interval, said.of(exact(e.n), exact(e.customers))];
}

/** @param {Estimate} e @param {string} label @param {(n: number) => string} print */
function estimate(e, label, print) {
  return html`<span class="fig" tabindex="0" data-tip=${told(e, print).join('\n')}><b>${e.value == null ? '–' : print(e.value)}</b> ${label} <small>${e.low != null && e.high != null ? `${print(e.low)} to ${print(e.high)}` : nothing}</small></span>`;
}

/** Rows that tell answers apart: where all are of no stage or persona, that one row says what stands above. @param {Row[]} rows */
const apart = rows => (rows.every(r => r.key === NONE) ? [] : rows);

/** @param {string} title @param {Row[]} rows @param {(key: string) => string} name @param {string} [style] of the names */
function part(title, rows, name, style = '') {
  if (!rows.length) return nothing;
  return html`<h2>${title}</h2><div class="wide"><table><thead><tr><th>${said.what}</th><th>${said.level}</th><th class="n">${said.items}</th><th class="n">${said.customers}</th><th class="n">${said.share}</th><th>${said.nps}</th><th class="n">${said.csat}</th></tr></thead>
    <tbody>${rows.map(r => html`<tr><td><span class=${r.key === NONE ? '' : style}>${name(r.key)}</span></td><td>${r.level ? bar(r.level, -1, 1, level, said.levelOf(name(r.key))) : '–'}</td><td class="n">${count(r.items)}</td><td class="n">${count(r.customers)}</td>
      <td class="n">${share(r.answered)}</td><td>${r.nps ? bar(r.nps, -100, 100, points, said.npsOf(name(r.key))) : ''}</td><td class="n">${rate(r.csat)}</td></tr>`)}</tbody></table></div>`;
}

/** @param {Row['csat']} r */
function share(r) {
  if (!r) return '';
  return html`<span class="fig" tabindex="0" data-tip=${evidence(r).join('\n')}>${percent(r.value)}${r.denominator < FEW ? html` <small>${said.few(exact(r.denominator))}</small>` : nothing}</span>`;
}

/** What touchpoints do to feelings, beside what they do to getting on where there are stages; those of which enough is known. @param {Summary['effects']} all @param {Names} names */
function effects(all, names) {
  const known = all.filter(e => e.effectOnLevel.value != null && e.effectOnLevel.customers >= HOLLOW).slice(0, EFFECTS);
  if (!known.length) return nothing;
  const staged = known.some(e => e.effectOnProgress != null);
  const most = Math.max(...known.map(e => e.effectOnProgress ?? 0), 0.01);
  return html`<h2>${said.effects}</h2><p class="reason">${said.effectsHint}</p><div class="wide"><table><thead><tr><th>${said.what}</th><th>${said.effectOnLevel}</th><th class="n">${said.visits}</th>${staged ? html`<th>${said.effectOnProgress}</th>` : nothing}</tr></thead>
    <tbody>${known.map(e => html`<tr><td>${names.name(e.touchpoint)}</td><td>${bar(e.effectOnLevel, -2, 2, level, said.effectOf(names.name(e.touchpoint)))}</td><td class="n">${count(e.effectOnLevel.n)}</td>${staged ? html`<td>${progress(e.effectOnProgress, most)}</td>` : nothing}</tr>`)}</tbody></table></div>`;
}

/** @param {number | null} share @param {number} most */
function progress(share, most) {
  if (share == null) return html`<span class="reason">${said.lastStage}</span>`;
  const x = linear(0, most, 2, WIDTH - 60);
  return html`<svg width=${WIDTH} height="16" role="img" aria-label=${percent(share)}><rect class="bar" x="2" y="4" height="8" width=${Math.max(1, x(share) - 2)}></rect><text x=${WIDTH - 54} y="12">${percent(share)}</text></svg>`;
}

/** A figure on its axis, from the middle on, with its interval. @param {Estimate} e @param {number} from @param {number} to @param {(n: number) => string} print @param {string} label */
function bar(e, from, to, print, label) {
  if (e.value == null) return '–';
  const x = linear(from, to, 2, WIDTH - 52);
  const hollow = e.customers < HOLLOW || e.low == null || e.high == null;
  const at = x(e.value);
  return html`<svg width=${WIDTH} height="16" role="img" tabindex="0" aria-label=${label + ': ' + print(e.value)} data-tip=${told(e, print).join('\n')}>
    <line class="rule" x1=${x(from)} x2=${x(to)} y1="8" y2="8"></line><line class="axis" x1=${x(0)} x2=${x(0)} y1="2" y2="14"></line>
    <rect class=${hollow ? 'hollow' : (e.high ?? 0) < 0 ? 'bar loss' : 'bar'} x=${Math.min(at, x(0))} y="4" height="8" width=${Math.max(1, Math.abs(at - x(0)))}></rect>
    ${e.low != null && e.high != null && !hollow ? svg`<path class="mark" d=${`M${x(e.low)} 8H${x(e.high)}M${x(e.low)} 5v6M${x(e.high)} 5v6`}></path>` : nothing}
    <text x=${WIDTH - 46} y="12">${print(e.value)}</text></svg>`;
}

/** Words that low answers have more often than others, each with the newest answer that has it. @param {Theme[]} all @param {Names} names */
function themes(all, names) {
  if (!all.length) return html`<h2>${said.themes}</h2><p class="reason">${said.noThemes}</p>`;
  const quote = (/** @type {Theme['quotes'][number] | undefined} */ q) => (q ? html`“${q.text}” <small>${q.touchpoint ? names.name(q.touchpoint) : said.nowhere}</small>` : nothing);
  return html`<h2>${said.themes}</h2><p class="reason">${said.themesHint}</p><div class="wide"><table class="stacked"><thead><tr><th>${said.theme}</th><th class="n">${said.lowItems}</th><th class="n">${said.customers}</th><th class="n">${said.lift}</th><th class="n">${said.byChance}</th><th>${said.level}</th><th>${said.newest}</th></tr></thead>
    <tbody>${all.map(t => html`<tr><td><b>${t.words}</b></td><td class="n" data-k=${said.lowItems}>${count(t.items)}</td><td class="n" data-k=${said.customers}>${count(t.customers)}</td><td class="n" data-k=${said.lift}>${said.times(t.lift.toFixed(1))}</td><td class="n" data-k=${said.byChance}>${t.qValue == null ? '–' : t.qValue < 0.001 ? said.hardly : t.qValue.toFixed(3)}</td>
      <td>${bar(t.level, -1, 1, level, said.levelOf(t.words))}</td><td class="way">${quote(t.quotes[0])}</td></tr>`)}</tbody></table></div>`;
}

/** @param {string} title @param {Quote[]} all @param {Names} names */
function quotes(title, all, names) {
  return all.length ? html`<h2>${title}</h2>${list(all, names)}` : nothing;
}

/** @param {Quote[]} all @param {Names} names */
function list(all, names) {
  return html`<div class="wide"><table class="stacked"><tbody>${all.map(q => html`<tr><td class="when">${minute(q.at)}</td><td>${q.touchpoint ? names.name(q.touchpoint) : said.nowhere}</td><td class="n">${q.score == null ? said.kinds[q.kind] : said.score(exact(q.score), exact(q.most))}</td>
    <td>“${q.text}”</td><td class="n">${q.polarity == null ? '' : said.text(level(q.polarity))}</td><td>${q.customer ? html`<a href=${link('customers', { id: q.customer.id })}>${q.customer.id}</a>` : said.nobody}</td></tr>`)}</tbody></table></div>`;
}

/** @param {Summary} f */
function languages(f) {
  if (!f.polarity.length) return nothing;
  return html`<h2>${said.languages}</h2><div class="wide"><table><thead><tr><th>${said.language}</th><th>${said.way}</th><th class="n">${said.texts}</th><th class="n">${said.scored}</th><th class="n">${said.rated}</th><th class="n">${said.accuracy}</th></tr></thead>
    <tbody>${f.polarity.map(p => html`<tr><td>${p.language}</td><td>${said.ways[p.way]}</td><td class="n">${exact(p.texts)}</td><td class="n">${exact(p.scored)}</td><td class="n">${exact(p.ratedTexts)}</td><td class="n">${percent(p.accuracy)}</td></tr>`)}</tbody></table></div>`;
}
