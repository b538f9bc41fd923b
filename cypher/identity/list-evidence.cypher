// purpose: what records of some imports tell of who is one customer
// params: imports: first and last seq of each run of them
// rows: customer, ownKind, kind, value, rule, first, last, records
UNWIND $imports AS run
MATCH (a:Identifier)-[s:SAME_AS]->(b:Identifier)
WHERE run[0] <= s.import AND s.import <= run[1]
RETURN s.customer AS customer, a.kind AS ownKind, b.kind AS kind, b.value AS value, s.rule AS rule, s.first AS first, s.last AS last, s.records AS records
