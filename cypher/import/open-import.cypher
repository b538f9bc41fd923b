// purpose: an import that nobody sees yet; asked again, the same one
// params: id, seq, source, sample
// rows: seq
MERGE (i:Import {id: $id})
ON CREATE SET i.seq = $seq, i.source = $source, i.sample = $sample, i.state = 'OPEN', i.heartbeat = timestamp()
RETURN i.seq AS seq
