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

const { React, ReactDOM, GraphiQL } = /** @type {any} */ (window);
const path = localPath(new URLSearchParams(location.search).get('path'));

ReactDOM.createRoot(document.getElementById('graphiql')).render(
  React.createElement(GraphiQL, {
    fetcher: fetcher(path),
    defaultQuery: DEFAULT_QUERY,
    isHeadersEditorEnabled: true,
    shouldPersistHeaders: false,
    defaultEditorToolsVisibility: false,
  }),
);
