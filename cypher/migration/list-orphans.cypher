// purpose: indexes that a killed process left while it made these constraints
// params: constraints
// rows: name
SHOW INDEXES YIELD name, owningConstraint
WHERE owningConstraint IS NULL AND name IN $constraints
RETURN name
