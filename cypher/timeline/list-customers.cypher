// purpose: timelines of some customers
// params: ordinals, imports: first and last seq of each run of visible ones
// rows: as timeline/list-range
UNWIND $ordinals AS wanted
MATCH (c:Customer {ordinal: wanted})-[:DID]->(t:Timeline)
WHERE (t:Packed OR any(run IN $imports WHERE run[0] <= t.import AND t.import <= run[1]))
RETURN c.ordinal AS ordinal, c.id AS id, coalesce(t.import, -1) AS import, t.imports AS imports, t.part AS part, t.clock AS clock, t.at AS at,
       t.touchpoints AS touchpoints, t.channels AS channels, t.campaigns AS campaigns, t.values AS values, t.derived AS derived,
       t.orders AS orders, t.sequences AS sequences, t.mixed AS mixed, t.mixedImports AS mixedImports, t.alone AS alone
ORDER BY ordinal, import, part
