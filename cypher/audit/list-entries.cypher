// purpose: who did what, in the order in which it was done; entries of before there were numbers come first
// params: none
// rows: at: milliseconds since 1970, who, action, subject, detail
MATCH (a:Audit)
RETURN a.at AS at, a.who AS who, a.action AS action, a.subject AS subject, a.detail AS detail
ORDER BY coalesce(a.number, 0), at, action, subject
