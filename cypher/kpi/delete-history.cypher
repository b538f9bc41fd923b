// purpose: forget what a figure came to
// params: id
// rows: none
MATCH (v:KpiValue)-[:OF]->(:Kpi {id: $id})
DETACH DELETE v
