// purpose: what customers said of being looked at in some imports
// params: imports: first and last seq of each run of them
// rows: lists that run in parallel: customers, kinds of their ids, at, granted
UNWIND $imports AS run
MATCH (c:Consents)
WHERE run[0] <= c.import AND c.import <= run[1]
RETURN c.customers AS customers, c.kinds AS kinds, c.at AS at, c.granted AS granted
