// purpose: what could be done, with its place
// params: none
// rows: opportunity; by place among those of its stage, then id
MATCH (o:Opportunity)
RETURN properties(o) AS opportunity
ORDER BY o.order, o.id
