// purpose: one trait of some customers
// params: ordinals, imports: seqs of those visible, property: key of the trait, learnt: key of its time
// rows: ordinal, runs (null: visible; else seq of each value, packed), value, at; in the order of arrival
UNWIND $ordinals AS wanted
MATCH (c:Customer {ordinal: wanted})-[:DID]->(t:Timeline)
WHERE (t:Packed OR t.import IN $imports) AND t[$property] IS NOT NULL
RETURN c.ordinal AS ordinal, t.runs AS runs, t[$property] AS value, t[$learnt] AS at
ORDER BY ordinal, coalesce(t.import, -1), t.part
