// purpose: further timelines of known customers
// params: import: seq, part, rows
// rows: none
UNWIND $rows AS row
MATCH (c:Customer {ordinal: row.ordinal})
CREATE (c)-[:DID]->(t:Timeline {import: $import, part: $part, clock: row.clock, from: row.from, to: row.to,
    at: row.at, touchpoints: row.touchpoints, channels: row.channels, campaigns: row.campaigns, values: row.values,
    derived: row.derived, keys: row.keys, contents: row.contents, orders: row.orders, sequences: row.sequences})
SET t += row.more
