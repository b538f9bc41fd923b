// purpose: an opportunity of a map was edited, so the map is at a new revision
// params: id, by, at
// rows: none
MATCH (m:Map {id: $id})
SET m.revision = m.revision + 1, m.by = $by, m.at = $at
