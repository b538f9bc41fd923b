// purpose: erasures, newest first
// params: first
// rows: id, at, author, reason, ids, identifiers, interactions, keptRows, texts, filesAt: milliseconds since 1970 or null
MATCH (e:Erasure)
RETURN e.id AS id, e.at AS at, e.author AS author, e.reason AS reason, e.ids AS ids, e.identifiers AS identifiers,
       e.interactions AS interactions, e.keptRows AS keptRows, e.texts AS texts, e.filesAt AS filesAt
ORDER BY e.version DESC
LIMIT $first
