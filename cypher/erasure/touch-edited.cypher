// purpose: what people edit and was changed is at a new revision, its map too, so that nobody's older copy brings it back
// params: ids of nodes
// rows: none
UNWIND $ids AS id
MATCH (n:Map|MapStage|Goal|Emotion|PainPoint|DesignStep|Allowed|Opportunity|Comment|Kpi) WHERE elementId(n) = id
OPTIONAL MATCH (m:Map)
WHERE m.id = n.map OR EXISTS { (m)-[:HAS|PLANS|ALLOWS]->(n) } OR EXISTS { (m)-[:HAS]->()-[:AIMS_AT|FEELS|NAMES]->(n) }
UNWIND [n, m] AS edited
WITH DISTINCT edited WHERE edited.revision IS NOT NULL
SET edited.revision = edited.revision + 1
