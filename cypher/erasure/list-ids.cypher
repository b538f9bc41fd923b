// purpose: what goes by an id or a name that people chose and others refer to
// params: none
// rows: kind, id; by both
MATCH (n:Map|MapStage|PainPoint|Opportunity|DesignStep|Kpi|Department|Key)
WITH CASE WHEN n:Map THEN 'map' WHEN n:MapStage THEN 'stage' WHEN n:PainPoint THEN 'pain point' WHEN n:Opportunity THEN 'opportunity'
          WHEN n:DesignStep THEN 'step' WHEN n:Kpi THEN 'kpi' WHEN n:Department THEN 'department' ELSE 'key' END AS kind,
     coalesce(n.id, n.name) AS id
RETURN DISTINCT kind, id
ORDER BY kind, id
