// @ts-check
/** Who is one customer: how many identifiers customers have, how far figures depend on joining, what joined nobody, what people decided. */
import { html, nothing, svg } from 'lit-html';
import { count, exact, minute, percent } from '../format.js';
import { number, rate } from '../shell/figure.js';
import { link } from '../state.js';
import { words } from '../words.js';

const LISTED = 50;
const WIDTH = 620;
const LINE = 22;
const LEFT = 130;
const RIGHT = 90;
const said = words.identity;

/** @typedef {import('../types/operations').Identity} Answer */
/** @typedef {import('../types/operations').IdentityLevels} Levels */
/** @typedef {import('../main.js').Page<Answer, Levels>} Page */
/** @typedef {Answer['identity']} Identity */

/** @type {import('../main.js').View<Answer, Levels>} */
export default {
  free: true,
  query: `
query Identity {
  identity {
    identifiers
    customers
    sizes { identifiers customers }
    refusedCount
    refused(first: ${LISTED}) { identifier why }
    blockedValues
    blockedRecords
    sharedDeviceCount
    sharedDevices(first: ${LISTED})
    decisions { id joins a { kind value } b { kind value } author reason at }
  }
}`,
  later: {
    query: `
query IdentityLevels {
  identity {
    levels { identity journeys { customers count converted conversion { value low high numerator denominator deff of } } }
    deviceJoins { count converted share }
  }
}`,
  },
  figures: ({ data }) => html`${number(data.identity.identifiers, said.identifiers)}${number(data.identity.customers, said.owners)}${number(data.identity.sharedDeviceCount, said.shared)}${number(data.identity.refusedCount, said.refused)}`,
  render: page => (page.data.identity.identifiers ? html`${sizes(page.data.identity)}${levels(page)}${lists(page.data.identity)}` : html`<p class="reason">${said.none} <a href=${link('data')}>${words.views.data}</a></p>`),
  footer: () => said.footer,
  table: ({ data }) => ({ columns: words.columns.identity, rows: data.identity.sizes.map(s => [s.identifiers, s.customers]) }),
};

/** Customers by number of identifiers. @param {Identity} identity */
function sizes({ sizes: all }) {
  const most = Math.max(...all.map(s => s.customers));
  const width = (/** @type {number} */ n) => Math.max(1, (n / most) * (WIDTH - LEFT - RIGHT));
  return html`<h2>${said.sizes}</h2><div class="wide"><svg viewBox=${`0 0 ${WIDTH} ${all.length * LINE + 4}`} width=${WIDTH} height=${all.length * LINE + 4} role="group" aria-label=${said.sizes}>
    ${all.map((s, i) => svg`<g tabindex="0" role="img" aria-label=${said.size(exact(s.customers), s.identifiers)} data-tip=${said.size(exact(s.customers), s.identifiers)}><text x=${LEFT - 8} y=${i * LINE + 16} text-anchor="end">${said.of(s.identifiers)}</text>
      <rect class="bar" x=${LEFT} y=${i * LINE + 5} width=${width(s.customers)} height="14"></rect>
      <text x=${LEFT + width(s.customers) + 6} y=${i * LINE + 16}>${count(s.customers)}</text></g>`)}</svg></div>`;
}

/** @param {Page} page */
function levels({ more }) {
  if (!more) return nothing;
  const { levels: all, deviceJoins } = more.identity;
  return html`<h2>${said.levels}</h2><div class="wide"><table><thead><tr><th>${said.joined}</th><th class="n">${said.customers}</th><th class="n">${said.journeys}</th><th class="n">${said.converted}</th><th class="n">${said.conversion}</th></tr></thead>
    <tbody>${all.map(l => html`<tr><td>${said.far[l.identity]}</td><td class="n">${exact(l.journeys.customers)}</td><td class="n">${exact(l.journeys.count)}</td><td class="n">${exact(l.journeys.converted)}</td><td class="n">${rate(l.journeys.conversion)}</td></tr>`)}</tbody></table></div>
    ${all.every(l => l.journeys.customers === all[0].journeys.customers && l.journeys.count === all[0].journeys.count) ? html`<p class="reason">${said.alike}</p>` : nothing}
    <p>${deviceJoins.share == null ? nothing : said.devices(percent(deviceJoins.share), exact(deviceJoins.count), exact(deviceJoins.converted))}</p>`;
}

/** @param {Identity} identity */
function lists(identity) {
  const { refused, sharedDevices, decisions } = identity;
  return html`${refused.length ? html`<h2>${said.refusedTitle}</h2><div class="wide"><table><thead><tr><th>${said.identifier}</th><th>${said.why}</th></tr></thead>
      <tbody>${refused.map(r => html`<tr><td>${customer(r.identifier)}</td><td>${r.why}</td></tr>`)}</tbody></table></div>${rest(identity.refusedCount, refused.length)}` : nothing}
    ${identity.blockedValues ? html`<p class="reason">${said.blocked(exact(identity.blockedValues), exact(identity.blockedRecords))}</p>` : nothing}
    ${sharedDevices.length ? html`<h2>${said.sharedTitle}</h2><p class="facts">${sharedDevices.map(device => html`<span>${customer(device)}</span>`)}</p>${rest(identity.sharedDeviceCount, sharedDevices.length)}` : nothing}
    ${decisions.length ? html`<h2>${said.decisions}</h2><div class="wide"><table><thead><tr><th>${said.identifier}</th><th>${said.decided}</th><th>${said.identifier}</th><th>${said.author}</th><th>${said.reason}</th><th>${said.at}</th></tr></thead>
      <tbody>${decisions.map(d => html`<tr><td>${customer(`${d.a.kind}:${d.a.value}`)}</td><td>${d.joins ? said.join : said.separate}</td><td>${customer(`${d.b.kind}:${d.b.value}`)}</td><td>${d.author}</td><td>${d.reason}</td><td>${minute(d.at)}</td></tr>`)}</tbody></table></div>` : html`<p class="reason">${said.noDecisions} <a href=${link('customers')}>${words.views.customers}</a></p>`}`;
}

/** @param {string} identifier kind:value */
const customer = identifier => html`<a href=${link('customers', { id: identifier })}>${identifier.replace(':', ' ')}</a>`;

/** @param {number} all @param {number} shown */
const rest = (all, shown) => (all > shown ? html`<p class="reason">${said.rest(exact(all - shown))}</p>` : nothing);
