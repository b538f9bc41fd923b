// purpose: keep a mapping, instead of another of its name
// params: name, text
// rows: none
MERGE (m:Mapping {name: $name})
SET m.text = $text
