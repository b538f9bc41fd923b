// purpose: remember that files hold no person any more that was erased up to a version
// params: version
// rows: none
MATCH (e:Erasure) WHERE e.filesAt IS NULL AND e.version <= $version
SET e.filesAt = timestamp()
