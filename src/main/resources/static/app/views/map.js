// @ts-check
import { html } from 'lit-html';
import { link } from '../state.js';
import { words } from '../words.js';

/** The place of the journey maps. @type {import('../main.js').View} */
export default {
  free: true,
  query: '',
  render: () => html`<section class="blank"><h2>${words.map.next}</h2><p>${words.map.what}</p><p><a href=${link('graph')}>${words.map.until}</a></p></section>`,
};
