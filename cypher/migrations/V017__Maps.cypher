// purpose: one map, opportunity, comment and place of comments an id
// params: none
// rows: none
CREATE CONSTRAINT map_id IF NOT EXISTS FOR (m:Map) REQUIRE m.id IS UNIQUE;
CREATE CONSTRAINT opportunity_id IF NOT EXISTS FOR (o:Opportunity) REQUIRE o.id IS UNIQUE;
CREATE CONSTRAINT comment_id IF NOT EXISTS FOR (c:Comment) REQUIRE c.id IS UNIQUE;
CREATE CONSTRAINT anchor_key IF NOT EXISTS FOR (a:Anchor) REQUIRE a.key IS UNIQUE;
CALL db.awaitIndexes(300);
