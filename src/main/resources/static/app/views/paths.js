// @ts-check
import { html } from 'lit-html';
import { amount, count, duration, exact, percent } from '../format.js';
import { number, rate } from '../shell/figure.js';
import { pathChips } from '../shell/path.js';
import { rateBar } from '../chart/bar.js';
import { link, set } from '../state.js';

const PAGE = 25;

/** @type {import('../main.js').View} */
export default {
  query: `
query Paths($scope: JourneyScope, $first: Int, $after: String, $order: PathOrder) {
  touchpoints { id name conversion }
  journeys(scope: $scope) {
    count
    converted
    conversion { value low high numerator denominator deff of }
    commonPaths(first: $first, after: $after, orderBy: $order) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node {
        steps count value
        shareOfAll { value low high numerator denominator deff of }
        conversion { value low high numerator denominator deff of }
        seconds { median p90 }
      } }
    }
  }
}`,
  variables: values => ({ first: Number(values.n ?? PAGE), after: values.after ?? null, order: (values.order ?? 'count').toUpperCase() }),
  figures: ({ data }) => html`${number(data.journeys.commonPaths.totalCount, 'different paths')}${number(data.journeys.count, 'journeys')}${rate(data.journeys.conversion, 'convert')}`,
  options: ({ values }) => html`<span class="group">${[['count', 'Most journeys'], ['conversion', 'Best conversion'], ['value', 'Most value']].map(
    ([key, text]) => html`<button aria-pressed=${(values.order ?? 'count') === key} @click=${() => set({ order: key === 'count' ? '' : key, after: '' })}>${text}</button>`,
  )}</span>`,
  render(page) {
    const { journeys, touchpoints } = page.data;
    const known = new Map(touchpoints.map((/** @type {any} */ t) => [t.id, t]));
    const name = (/** @type {string} */ id) => known.get(id)?.name ?? id;
    const converts = (/** @type {string} */ id) => known.get(id)?.conversion ?? id === 'Conversion';
    const rows = journeys.commonPaths.edges.map((/** @type {any} */ edge) => edge.node);
    const mostShare = Math.max(...rows.map((/** @type {any} */ r) => r.shareOfAll.value ?? 0), 0);
    const mostConversion = Math.max(...rows.map((/** @type {any} */ r) => r.conversion.high ?? 0), 0);
    const listed = rows.reduce((/** @type {number} */ sum, /** @type {any} */ r) => sum + r.count, 0);
    return html`<div class="wide"><table>
      <thead><tr><th>Share of all journeys</th><th class="n">Journeys</th><th>Path</th><th>Conversion</th><th></th><th class="n">Value</th><th class="n">Median time</th><th></th></tr></thead>
      <tbody>${rows.map(
        (/** @type {any} */ r) => html`<tr>
          <td>${rateBar(r.shareOfAll, mostShare, { label: `${percent(r.shareOfAll.value)} of all journeys` })}</td>
          <td class="n">${exact(r.count)}</td>
          <td>${pathChips(r.steps, name, converts)}</td>
          <td>${rateBar(r.conversion, mostConversion, { label: `${percent(r.conversion.value)} convert` })}</td>
          <td>${rate(r.conversion)}</td>
          <td class="n">${amount(r.value)}</td>
          <td class="n">${duration(r.seconds?.median)}</td>
          <td><a href=${link('customers', { match: `^ ${r.steps.map((/** @type {string} */ s) => JSON.stringify(s)).join(' ')} $` })}>customers</a></td>
        </tr>`,
      )}
      ${journeys.commonPaths.pageInfo.hasNextPage
        ? html`<tr class="tail"><td colspan="8">${count(journeys.commonPaths.totalCount - rows.length)} more paths${page.values.after ? '' : html`, ${percent(1 - listed / journeys.count)} of journeys`}
            <button @click=${() => set({ n: String(Number(page.values.n ?? PAGE) + 25) })}>Show more</button></td></tr>`
        : ''}
      </tbody></table></div>`;
  },
  footer: ({ data }) => `Every journey is in exactly one path; ${exact(data.journeys.commonPaths.edges.length)} of ${exact(data.journeys.commonPaths.totalCount)} paths are listed. Conversion compares journeys with the same steps before their end.`,
  table: ({ data }) => ({
    columns: ['path', 'journeys', 'share', 'conversion', 'conversion low', 'conversion high', 'converted', 'of', 'value', 'median seconds'],
    rows: data.journeys.commonPaths.edges.map((/** @type {any} */ { node: r }) => [r.steps.join(' > '), r.count, r.shareOfAll.value, r.conversion.value, r.conversion.low, r.conversion.high, r.conversion.numerator, r.conversion.denominator, r.value, r.seconds?.median ?? null]),
  }),
};
