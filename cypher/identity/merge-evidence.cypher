// purpose: keep what records of an import tell of who is one customer; written again after a lost answer, nothing changes
// params: seq, rows: customer, a and b: key, kind, value; rule: RECORD or JOIN; first, last, records
// rows: none
UNWIND $rows AS row
MERGE (a:Identifier {key: row.a.key})
ON CREATE SET a.kind = row.a.kind, a.value = row.a.value
MERGE (b:Identifier {key: row.b.key})
ON CREATE SET b.kind = row.b.kind, b.value = row.b.value
MERGE (a)-[s:SAME_AS {import: $seq, rule: row.rule, customer: row.customer}]->(b)
SET s.records = row.records, s.first = row.first, s.last = row.last
