// purpose: evidence of some imports whose last record is too old
// params: imports: first and last seq of each run of them, before: microseconds UTC, most
// rows: id of the relationship, seq of its import
UNWIND $imports AS run
MATCH (:Identifier)-[s:SAME_AS]->(:Identifier)
WHERE run[0] <= s.import AND s.import <= run[1] AND s.last < $before AND s.last > -9223372036854775808
RETURN elementId(s) AS id, s.import AS seq
LIMIT $most
