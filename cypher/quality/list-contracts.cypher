// purpose: contracts whose rules hold for the files of a source
// params: none
// rows: source, text
MATCH (c:Contract)
RETURN c.source AS source, c.text AS text
ORDER BY source
