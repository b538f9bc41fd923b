// purpose: imports that stay and counted rows as duplicates that another one may have brought first
// params: seqs: of those that leave
// rows: id, source, duplicates
MATCH (gone:Import) WHERE gone.seq IN $seqs AND NOT coalesce(gone.sample, false)
MATCH (i:Import {state: 'DONE'})
WHERE i.seq > gone.seq AND NOT i.seq IN $seqs AND i.duplicates > 0
  AND any(code IN coalesce(i.touchpoints, []) WHERE code IN coalesce(gone.touchpoints, []))
WITH DISTINCT i ORDER BY i.seq
RETURN i.id AS id, i.source AS source, i.duplicates AS duplicates
