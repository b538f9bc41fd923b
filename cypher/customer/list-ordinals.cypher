// purpose: ordinals of known customers
// params: ids
// rows: place in ids, ordinal
UNWIND range(0, size($ids) - 1) AS place
MATCH (c:Customer {id: $ids[place]})
RETURN place, c.ordinal AS ordinal
