// purpose: keys of the attributes and traits that each import brought, for imports that were finished before they were kept
// params: none
// rows: none
MATCH (i:Import {state: 'DONE'}) WHERE i.columns IS NULL
CALL (i) {
  MATCH (t:Timeline {import: i.seq})
  UNWIND keys(t) AS key
  WITH DISTINCT key WHERE key STARTS WITH 'a_' OR (key STARTS WITH 't_' AND NOT key ENDS WITH '_at')
  RETURN collect(key) AS columns
}
SET i.columns = columns;
