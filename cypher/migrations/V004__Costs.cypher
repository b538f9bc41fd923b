// purpose: find the costs of an import
// params: none
// rows: none
CREATE INDEX cost_import IF NOT EXISTS FOR (c:Cost) ON (c.import);
CREATE INDEX cost_place IF NOT EXISTS FOR (c:Cost) ON (c.import, c.place);
