// purpose: remember who did what, now
// params: who, action, subject, detail
// rows: none
CREATE (:Audit {at: timestamp(), who: $who, action: $action, subject: $subject, detail: $detail})
