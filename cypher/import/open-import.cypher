// purpose: an import that nobody sees yet
// params: id, seq, source, sample
// rows: none
CREATE (:Import {id: $id, seq: $seq, source: $source, sample: $sample, state: 'OPEN', heartbeat: timestamp()})
