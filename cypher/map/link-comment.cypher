// purpose: join a comment to the one it answers
// params: id
// rows: none
MATCH (c:Comment {id: $id})
MATCH (to:Comment {id: c.replyTo})
MERGE (c)-[:REPLIES_TO]->(to)
