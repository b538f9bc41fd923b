// purpose: touchpoints marked as conversions, and names that will be once data holds them
// params: withoutSample: leave out what only the sample says
// rows: id, awaited
CALL () {
  MATCH (t:Touchpoint {conversion: true})
  WHERE NOT $withoutSample OR coalesce(t.described, '') <> 'sample'
  RETURN t.id AS id, false AS awaited
  UNION
  MATCH (n:Counter {name: 'store'})
  UNWIND coalesce(n.awaited, []) AS id
  RETURN id, true AS awaited
}
RETURN id, awaited
ORDER BY awaited, id
