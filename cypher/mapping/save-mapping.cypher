// purpose: keep a mapping, instead of another of its name
// params: name, text
// rows: one
MERGE (m:Mapping {name: $name})
SET m.text = $text
RETURN m.name AS name
