// purpose: costs of finished imports
// params: none
// rows: day since 1970, channel, campaign, cost
MATCH (c:Cost)
WITH c.import AS seq, collect(c) AS costs
MATCH (i:Import {seq: seq}) WHERE i.state = 'DONE'
UNWIND costs AS c
RETURN c.day AS day, c.channel AS channel, c.campaign AS campaign, c.cost AS cost
ORDER BY day, channel, campaign, cost
