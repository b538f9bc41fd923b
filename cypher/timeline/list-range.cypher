// purpose: timelines of customers in a range of ordinals
// params: from, to (exclusive), imports: first and last seq of each run of visible ones
// rows: ordinal, id, import (-1: packed, see imports: seq of each interaction), part, clock, at, touchpoints, channels, campaigns, values, derived, orders, sequences, mixed, mixedImports, alone
MATCH (c:Customer)-[:DID]->(t:Timeline)
WHERE c.ordinal >= $from AND c.ordinal < $to AND (t:Packed OR any(run IN $imports WHERE run[0] <= t.import AND t.import <= run[1]))
RETURN c.ordinal AS ordinal, c.id AS id, coalesce(t.import, -1) AS import, t.imports AS imports, t.part AS part, t.clock AS clock, t.at AS at,
       t.touchpoints AS touchpoints, t.channels AS channels, t.campaigns AS campaigns, t.values AS values, t.derived AS derived,
       t.orders AS orders, t.sequences AS sequences, t.mixed AS mixed, t.mixedImports AS mixedImports, t.alone AS alone
ORDER BY ordinal, import, part
