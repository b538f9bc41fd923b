// purpose: all that customers said of being looked at
// params: none
// rows: id of the node, and lists that run in parallel: customers, kinds of their ids, at, granted
MATCH (c:Consents)
RETURN elementId(c) AS id, c.customers AS customers, c.kinds AS kinds, c.at AS at, c.granted AS granted
