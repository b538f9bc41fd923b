// purpose: ids under which interactions of some identifiers are kept, as records spell them
// params: keys
// rows: customer
UNWIND $keys AS key
MATCH (:Identifier {key: key})-[s:SAME_AS]->()
RETURN DISTINCT s.customer AS customer
ORDER BY customer
