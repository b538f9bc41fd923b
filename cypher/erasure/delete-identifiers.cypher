// purpose: delete identifiers with evidence and decisions about them, and identifiers that nothing tells of any more
// params: keys
// rows: identifiers: how many of the keys there were
UNWIND $keys AS key
MATCH (i:Identifier {key: key})
OPTIONAL MATCH (i)-[:SAME_AS|DECIDED]-(o:Identifier)
WITH collect(DISTINCT i) AS gone, collect(DISTINCT o) AS linked
WITH gone, size(gone) AS identifiers, [o IN linked WHERE NOT o IN gone] AS others
FOREACH (i IN gone | DETACH DELETE i)
FOREACH (o IN [o IN others WHERE NOT EXISTS { (o)-[:SAME_AS|DECIDED]-() }] | DETACH DELETE o)
RETURN identifiers
