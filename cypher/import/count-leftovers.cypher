// purpose: how much is left of imports that are neither under way nor finished
// params: none
// rows: timelines
MATCH (i:Import) WHERE i.state IN ['OPEN', 'REMOVED']
RETURN sum(COUNT { MATCH (t:Timeline) WHERE t.import = i.seq }) AS timelines
