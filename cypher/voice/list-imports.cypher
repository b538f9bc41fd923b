// purpose: finished imports that brought feedback
// params: none
// rows: seq, source; by seq
MATCH (i:Import) USING INDEX i:Import(said)
WHERE i.said > 0 AND i.state = 'DONE'
RETURN i.seq AS seq, i.source AS source
ORDER BY seq
