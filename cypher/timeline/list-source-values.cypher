// purpose: values of an attribute that some imports brought
// params: imports: first and last seq of each run of them, property: key of the attribute
// rows: value
MATCH (t:Timeline)
WITH t, t[$property] AS cells
WHERE cells IS NOT NULL
UNWIND range(0, size(cells) - 1) AS i
WITH cells[i] AS value, coalesce(t.import, t.imports[i]) AS seq
WHERE value <> '' AND any(run IN $imports WHERE run[0] <= seq AND seq <= run[1])
RETURN DISTINCT value
