// purpose: the dense number of a customer
// params: id
// rows: ordinal
MATCH (c:Customer {id: $id}) RETURN c.ordinal AS ordinal
