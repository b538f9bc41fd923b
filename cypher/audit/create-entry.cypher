// purpose: remember who did what, now; once it is its turn: numbers and times have one order, whoever waited for whom
// params: who, action, subject, detail
// rows: none
MATCH (n:Counter {name: 'store'})
SET n.audited = coalesce(n.audited, 0) + 1
CREATE (:Audit {at: datetime.realtime().epochMillis, number: n.audited, who: $who, action: $action, subject: $subject, detail: $detail})
