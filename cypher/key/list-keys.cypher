// purpose: the keys of those who may ask
// params: none
// rows: name, role, digest; by name
MATCH (k:Key)
RETURN k.name AS name, k.role AS role, k.digest AS digest
ORDER BY name
