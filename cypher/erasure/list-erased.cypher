// purpose: ordinals of customers that were erased between two versions
// params: after, until: versions
// rows: ordinal
MATCH (e:Erasure)
WHERE e.version > $after AND e.version <= $until
UNWIND e.ordinals AS ordinal
RETURN DISTINCT ordinal
ORDER BY ordinal
