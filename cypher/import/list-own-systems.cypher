// purpose: systems whose ids any import keeps as their own
// rows: system
MATCH (i:Import {ownIds: true})
RETURN DISTINCT i.system AS system
