// purpose: maps as people wrote them, without their opportunities; parts in their order
// params: none
// rows: map, stages, steps, edges, allowed; by id
MATCH (m:Map)
RETURN properties(m) AS map,
  COLLECT {
    MATCH (m)-[:HAS]->(s:MapStage)
    RETURN {
      stage: properties(s),
      goals: COLLECT { MATCH (s)-[:AIMS_AT]->(g:Goal) RETURN properties(g) ORDER BY g.order },
      feelings: COLLECT { MATCH (s)-[:FEELS]->(e:Emotion) RETURN properties(e) ORDER BY e.order },
      pains: COLLECT { MATCH (s)-[:NAMES]->(p:PainPoint) RETURN properties(p) ORDER BY p.order }
    } ORDER BY s.order
  } AS stages,
  COLLECT { MATCH (m)-[:PLANS]->(d:DesignStep) RETURN properties(d) ORDER BY d.order } AS steps,
  COLLECT { MATCH (m)-[:PLANS]->(a:DesignStep)-[t:THEN]->(b:DesignStep) RETURN [a.id, b.id] ORDER BY t.order } AS edges,
  COLLECT { MATCH (m)-[:ALLOWS]->(a:Allowed) RETURN properties(a) ORDER BY a.order } AS allowed
ORDER BY m.id
