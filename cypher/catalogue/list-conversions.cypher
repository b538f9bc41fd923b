// purpose: touchpoints marked as conversions
// params: withoutSample: leave out what only the sample says
// rows: id
MATCH (t:Touchpoint {conversion: true})
WHERE NOT $withoutSample OR coalesce(t.described, '') <> 'sample'
RETURN t.id AS id
ORDER BY id
