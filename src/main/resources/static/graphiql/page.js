// @ts-check
import { words } from '/app/words.js';
import { fetcher, localPath } from './fetcher.js';

const DEFAULT_QUERY = `# How many journeys are there, how many convert,
# and which ways are taken most?
{
  journeys {
    count
    conversion { value low high }
    commonPaths(first: 5) {
      edges { node { steps count } }
    }
  }
}
`;

/** A link may bring a query and its variables in its fragment, which no server sees. */
const brought = new URLSearchParams(location.hash.slice(1));

const { React, ReactDOM, GraphiQL } = /** @type {any} */ (window);
const path = localPath(new URLSearchParams(location.search).get('path'));

ReactDOM.createRoot(document.getElementById('graphiql')).render(
  React.createElement(GraphiQL, {
    fetcher: fetcher(path),
    defaultQuery: DEFAULT_QUERY,
    query: brought.get('query') ?? undefined,
    variables: brought.get('variables') ?? undefined,
    isHeadersEditorEnabled: true,
    shouldPersistHeaders: false,
    defaultEditorToolsVisibility: false,
  }),
);

/** Ready examples: each opens in this page, its query in the fragment. @param {{ name: string, title: string, query: string }[]} examples */
function offer(examples) {
  const select = document.createElement('select');
  select.setAttribute('aria-label', words.graphiql.examples);
  select.append(new Option(words.graphiql.choose, ''), ...examples.map(e => new Option(e.title || e.name, e.query)));
  select.addEventListener('change', () => {
    if (!select.value) return;
    location.hash = new URLSearchParams({ query: select.value }).toString();
    location.reload();
  });
  const explorer = document.createElement('a');
  explorer.href = '/';
  explorer.textContent = words.graphiql.explorer;
  document.getElementById('examples')?.append(select, explorer);
}

void fetch('/graphiql/examples').then(answer => answer.json()).then(offer, () => {});
