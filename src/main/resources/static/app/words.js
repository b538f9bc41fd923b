// @ts-check
/** All words of the page that are no data. A second language is a second file of this shape. */
export const words = {
  product: 'Throughline',
  views: /** @type {Record<string, string>} */ ({
    overview: 'Overview',
    graph: 'Journey graph',
    flow: 'Flow',
    paths: 'Paths',
    funnel: 'Funnel',
    bottlenecks: 'Bottlenecks',
    attribution: 'Attribution',
    compare: 'Compare',
    personas: 'Personas',
    customers: 'Customers',
    data: 'Data',
    map: 'Journey map',
  }),
  scope: {
    journeys: 'Journeys',
    all: 'all',
    cut: 'Cut at',
    noCut: 'conversions only',
    silence: 'of silence',
    channels: 'Channels',
    period: 'Period',
    any: 'any',
    addFilter: '+ Filter',
    clear: 'Remove this filter',
  },
  actions: { query: 'Query', share: 'Share', copied: 'Copied', export: 'Export', retry: 'Try again', cancel: 'Cancel', table: 'Table', picture: 'Picture', close: 'Close' },
  states: {
    nothing: 'No data yet.',
    nothingHelp: 'Drop a file on the page Data, or run: java -jar target/throughline.jar import FILE',
    empty: 'No journeys: the filters leave none.',
    keyNeeded: 'This service asks for a key.',
    loading: 'Asking…',
  },
};
