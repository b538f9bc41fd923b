// purpose: erasures between two versions
// params: after, until: versions
// rows: version, ordinals: of customers that went, none where only identifiers did
MATCH (e:Erasure)
WHERE e.version > $after AND e.version <= $until
RETURN e.version AS version, e.ordinals AS ordinals
ORDER BY version
