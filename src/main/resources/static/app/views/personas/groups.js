// @ts-check
/** Groups of customers that move alike, found in the data and proposed as personas. */
import { html, nothing, svg } from 'lit-html';
import { ask } from '../../ask.js';
import { exact, percent } from '../../format.js';
import { rate } from '../../shell/figure.js';
import { scopeInput } from '../../scope.js';
import { linear } from '../../chart/scale.js';
import { set } from '../../state.js';
import { words } from '../../words.js';

/** @typedef {import('../../main.js').Page} Page */
/** @typedef {import('../../types/operations').Discover['discoverPersonas']} Groups */

const DISCOVER = `
query Discover($scope: JourneyScope, $by: DiscoverBy!, $k: Int) {
  discoverPersonas(scope: $scope, by: $by, k: $k) {
    k bicStillFalling stability
    bic { k bic }
    clusters {
      id customers
      conversion { value low high numerator denominator deff of }
      transitions { from to probabilityA probabilityB countA }
      traits { trait value share shareElsewhere }
      rule { rule precision recall }
    }
  }
}`;
const LISTED = 5;

/** The groups last found, and for what. */
const found = { by: 'BEHAVIOUR', k: '', asked: '', /** @type {Groups | null} */ groups: null, fault: '', waiting: false };

/** @param {Page} page @param {(id: string) => string} name */
export function groups(page, name) {
  const put = (/** @type {'by' | 'k'} */ key) => (/** @type {Event} */ e) => {
    found[key] = /** @type {HTMLSelectElement} */ (e.target).value;
    page.redraw();
  };
  return html`<section class="groups"><h2>${words.personas.groups}</h2><p class="reason">${words.personas.groupsHelp}</p>
    <p class="row"><label>${words.personas.alikeBy} <select @change=${put('by')}>${['BEHAVIOUR', 'TRAITS', 'BOTH'].map(by => html`<option value=${by} ?selected=${found.by === by}>${words.personas.by[by]}</option>`)}</select></label>
      <label>${words.personas.howMany} <select @change=${put('k')}><option value="">${words.personas.best}</option>${[1, 2, 3, 4, 5, 6, 7, 8].map(k => html`<option value=${k} ?selected=${found.k === String(k)}>${k}</option>`)}</select></label>
      <button ?disabled=${found.waiting} @click=${() => void discover(page)}>${found.waiting ? words.personas.looking : words.personas.find}</button></p>
    ${found.fault ? html`<p class="loss" role="alert">${found.fault}</p>` : nothing}
    ${found.groups ? result(found.groups, name, JSON.stringify(scopeInput(page.values)) !== found.asked) : nothing}</section>`;
}

/** @param {Page} page */
async function discover(page) {
  const scope = scopeInput(page.values);
  Object.assign(found, { waiting: true, fault: '', groups: null, asked: JSON.stringify(scope) });
  page.redraw();
  try {
    found.groups = (await ask('discover', DISCOVER, { scope, by: found.by, k: found.k ? Number(found.k) : null })).data.discoverPersonas;
  } catch (reason) {
    found.fault = reason instanceof Error && reason.name !== 'AbortError' ? reason.message : '';
  }
  found.waiting = false;
  page.redraw();
}

/** @param {Groups} groups @param {(id: string) => string} name @param {boolean} old */
function result(groups, name, old) {
  return html`${old ? html`<p class="reason">${words.personas.otherScope}</p>` : nothing}
    <div class="found-groups"><figure><figcaption>${words.personas.bic}</figcaption>${bicLine(groups)}</figure><p>${words.personas.chosen(groups.k)} ${words.personas.stable(groups.stability)} ${groups.bicStillFalling ? words.personas.falling : ''}</p></div>
    <div class="group-cards">${groups.clusters.map(c => card(c, name))}</div>`;
}

/** @param {Groups['clusters'][number]} c @param {(id: string) => string} name */
function card(c, name) {
  return html`<article><h3>${words.personas.group} ${c.id}</h3><p>${exact(c.customers)} ${words.personas.customers} ${rate(c.conversion, words.personas.convert)}</p>
    ${c.traits.length ? html`<table>${c.traits.slice(0, 3).map(t => html`<tr><td>${t.trait}: ${t.value}</td><td class="n">${percent(t.share)}</td><td class="n"><small>${words.personas.elsewhere} ${percent(t.shareElsewhere)}</small></td></tr>`)}</table>` : nothing}
    <table>${c.transitions.slice(0, LISTED).map(t => html`<tr><td>${name(t.from)} → ${name(t.to)}</td><td class="n">${percent(t.probabilityA)}</td><td class="n"><small>${words.personas.elsewhere} ${percent(t.probabilityB)}</small></td></tr>`)}</table>
    <details><summary>${words.personas.itsRule}</summary><code>${c.rule.rule}</code></details><p class="reason">${words.personas.quality(percent(c.rule.precision), percent(c.rule.recall))}</p>
    ${c.rule.rule === 'false' ? nothing : html`<p><button @click=${() => set({ edit: 'new', rule: c.rule.rule })}>${words.personas.adopt}</button></p>`}</article>`;
}

/** How well each number of groups fits; lower is better. @param {Groups} groups */
function bicLine(groups) {
  const all = groups.bic.map(b => b.bic);
  const width = 220;
  const height = 74;
  const x = linear(1, Math.max(2, groups.bic[groups.bic.length - 1].k), 14, width - 14);
  const y = linear(Math.min(...all), Math.max(...all), height - 26, 8);
  return html`<svg class="bic" width=${width} height=${height} role="img" aria-label=${words.personas.bic}>
    <path class="line" d=${'M' + groups.bic.map(b => `${x(b.k)} ${y(b.bic)}`).join('L')}></path>
    ${groups.bic.map(b => svg`<circle class=${b.k === groups.k ? 'dot chosen' : 'dot'} cx=${x(b.k)} cy=${y(b.bic)} r=${b.k === groups.k ? 4 : 2.5} data-tip=${words.personas.bicTip(b.k, exact(b.bic))}></circle><text class="soft" x=${x(b.k)} y=${height - 4} text-anchor="middle">${b.k}</text>`)}</svg>`;
}
