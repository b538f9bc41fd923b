// purpose: all refused rows
// params: none
// rows: id of the node, customer, reason, row
MATCH (r:Rejection)
RETURN elementId(r) AS id, coalesce(r.customer, '') AS customer, coalesce(r.reason, '') AS reason, coalesce(r.row, '') AS row
