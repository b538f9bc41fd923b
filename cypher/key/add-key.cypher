// purpose: keep a key that is new
// params: name, role, digest
// rows: none
CREATE (:Key {name: $name, role: $role, digest: $digest})
