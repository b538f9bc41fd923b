// purpose: evidence about some identifiers
// params: keys, most, imports: first and last seq of each run of visible ones
// rows: aKind, aValue, bKind, bValue, rule, import, first, last, records
UNWIND $keys AS key
MATCH (:Identifier {key: key})-[s:SAME_AS]-()
WITH DISTINCT s
WHERE startNode(s) <> endNode(s) AND any(run IN $imports WHERE run[0] <= s.import AND s.import <= run[1])
WITH startNode(s) AS a, endNode(s) AS b, s
RETURN a.kind AS aKind, a.value AS aValue, b.kind AS bKind, b.value AS bValue, s.rule AS rule, s.import AS import,
       s.first AS first, s.last AS last, s.records AS records
ORDER BY first, a.key, b.key, import
LIMIT $most
