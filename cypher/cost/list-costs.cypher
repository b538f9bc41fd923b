// purpose: costs of finished imports
// params: none
// rows: day since 1970, channel, campaign, cost
MATCH (i:Import {state: 'DONE'})
MATCH (c:Cost {import: i.seq})
RETURN c.day AS day, c.channel AS channel, c.campaign AS campaign, c.cost AS cost
ORDER BY day, channel, campaign, cost
