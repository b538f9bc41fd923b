// purpose: find what was said by its import, and imports that brought feedback
// params: none
// rows: none
CREATE INDEX voice_import IF NOT EXISTS FOR (v:Voice) ON (v.import);
CREATE INDEX import_said IF NOT EXISTS FOR (i:Import) ON (i.said);
CALL db.awaitIndexes(300);
