// purpose: texts that may name a person, of everything but customers and what they did
// params: none
// rows: id of the node, texts: properties by name, each a text or a list of texts
MATCH (n:Import|Audit|Erasure|Persona|Touchpoint|Channel|Campaign|Stage|Mapping|Contract|Voice)
RETURN elementId(n) AS id, n {.source, .notes, .reasons, .subject, .detail, .who, .author, .reason, .name, .rule, .fault, .text, .texts, .owner,
       id: CASE WHEN n:Touchpoint OR n:Persona THEN n.id END} AS texts
