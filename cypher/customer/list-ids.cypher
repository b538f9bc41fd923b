// purpose: ids of customers
// params: ordinals
// rows: place in ordinals, id
UNWIND range(0, size($ordinals) - 1) AS place
MATCH (c:Customer {ordinal: $ordinals[place]})
RETURN place, c.id AS id
