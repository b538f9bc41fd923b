// purpose: one attribute of some customers' interactions
// params: ordinals, imports: seqs of those visible, property: key of the attribute
// rows: ordinal, imports (null: all are visible; else seq of each interaction, packed), at, cells; in the order of arrival
UNWIND $ordinals AS wanted
MATCH (c:Customer {ordinal: wanted})-[:DID]->(t:Timeline)
WHERE t:Packed OR t.import IN $imports
RETURN c.ordinal AS ordinal, t.imports AS imports, t.at AS at, t[$property] AS cells
ORDER BY ordinal, coalesce(t.import, -1), t.part
