// purpose: remember with imports how much of what they brought was too old
// params: rows: seq, count
// rows: none
UNWIND $rows AS row
MATCH (i:Import {seq: row.seq})
SET i.expired = coalesce(i.expired, 0) + row.count
