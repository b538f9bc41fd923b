// purpose: texts that may name a person, of everything but customers and what they did
// params: none
// rows: id of the node, texts: properties by name, each a text or a list of texts
MATCH (n:Import|Audit|Erasure|Persona|Touchpoint|Channel|Campaign|Stage|Mapping|Contract|Voice)
RETURN elementId(n) AS id, n {.source, .notes, .reasons, .subject, .detail, .who, .author, .reason, .name, .rule, .fault, .text, .texts, .owner,
       id: CASE WHEN n:Touchpoint OR n:Persona THEN n.id END} AS texts
UNION ALL
MATCH (n:Map|MapVersion|MapStage|Goal|Emotion|PainPoint|DesignStep|Allowed|Opportunity|Comment|Anchor|Kpi|Department)
RETURN elementId(n) AS id, n {.name, .description, .scope, .by, .text, .success, .note, .pattern, .why, .edits, .figure, .figures, .author, .yaml, .formula,
       .key, .at, .touchpoint, .touchpoints, .persona, .personas} AS texts
