// purpose: keep costs of an import; written again after a lost answer, nothing changes
// params: seq, rows: place within the import, day, channel, campaign, cost
// rows: none
UNWIND $rows AS row
MERGE (c:Cost {import: $seq, place: row.place})
SET c.day = row.day, c.channel = row.channel, c.campaign = row.campaign, c.cost = row.cost
