// purpose: remember who did what, now; numbers tell the order of what was done within a millisecond
// params: who, action, subject, detail
// rows: none
MATCH (n:Counter {name: 'store'})
SET n.audited = coalesce(n.audited, 0) + 1
CREATE (:Audit {at: timestamp(), number: n.audited, who: $who, action: $action, subject: $subject, detail: $detail})
