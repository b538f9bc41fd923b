// purpose: up to which version files may still hold persons that were erased
// params: none
// rows: version, null where they hold none
MATCH (e:Erasure) WHERE e.filesAt IS NULL
RETURN max(e.version) AS version
