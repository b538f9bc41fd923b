// purpose: remember that somebody was erased, not who; readers of timelines find the ordinals that are gone
// params: version, ordinals, erasure: id, author, reason and how much there was
// rows: at: milliseconds since 1970
MATCH (n:Counter {name: 'store'})
SET n.erased = $version
CREATE (e:Erasure {version: $version, ordinals: $ordinals, at: timestamp()})
SET e += $erasure
RETURN e.at AS at
