// purpose: remember what goes on in several transactions as one entry that tells how much of it is done; MERGE is by its round
// params: round, who, action, subject, detail
// rows: none
MATCH (n:Counter {name: 'store'})
SET n.audited = coalesce(n.audited, 0) + 1
MERGE (a:Audit {round: $round, subject: $subject})
ON CREATE SET a.at = datetime.realtime().epochMillis, a.number = n.audited, a.who = $who, a.action = $action
SET a.detail = $detail
