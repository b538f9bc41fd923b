// @ts-check
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
