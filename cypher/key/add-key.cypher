// purpose: keep a key that is new
// params: name, role, digest
// rows: one
CREATE (k:Key {name: $name, role: $role, digest: $digest})
RETURN k.name AS name
