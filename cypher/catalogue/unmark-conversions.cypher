// purpose: touchpoints that only imports which have left have marked convert no more, nor do names that these alone named; what somebody said of them stays
// params: imports: ids of those that have left
// rows: none
MATCH (gone:Import) WHERE gone.id IN $imports
UNWIND coalesce(gone.marks, []) AS name
WITH DISTINCT name
WHERE NOT EXISTS { MATCH (i:Import {state: 'DONE'}) WHERE name IN i.marks }
WITH collect(name) AS names
MATCH (n:Counter {name: 'store'})
WITH n, names, [name IN coalesce(n.awaited, []) WHERE NOT name IN names] AS awaited
SET n.awaited = CASE WHEN size(awaited) > 0 THEN awaited END
WITH names
MATCH (t:Touchpoint) WHERE t.id IN names AND t.lasting IS NULL
SET t.conversion = false
