// purpose: a touchpoint that was given another channel or stage is no longer in the one before
// params: none
// rows: none
MATCH (t:Touchpoint)-[r:ON|IN]->()
WITH t, type(r) AS kind, r ORDER BY toInteger(split(elementId(r), ':')[2]) DESC
WITH t, kind, collect(r)[1..] AS older
UNWIND older AS old
DELETE old;
