// purpose: systems whose ids any import keeps as their own
// params: none
// rows: system
MATCH (i:Import {ownIds: true})
RETURN DISTINCT i.system AS system
