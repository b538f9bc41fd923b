// purpose: constraints, indexes and the two nodes every instance shares
// params: none
// rows: none
CREATE CONSTRAINT customer_id IF NOT EXISTS FOR (c:Customer) REQUIRE c.id IS UNIQUE;
CREATE INDEX customer_ordinal IF NOT EXISTS FOR (c:Customer) ON (c.ordinal);
CREATE CONSTRAINT identifier_key IF NOT EXISTS FOR (i:Identifier) REQUIRE i.key IS UNIQUE;
CREATE CONSTRAINT touchpoint_id IF NOT EXISTS FOR (t:Touchpoint) REQUIRE t.id IS UNIQUE;
CREATE CONSTRAINT touchpoint_code IF NOT EXISTS FOR (t:Touchpoint) REQUIRE t.code IS UNIQUE;
CREATE CONSTRAINT channel_name IF NOT EXISTS FOR (c:Channel) REQUIRE c.name IS UNIQUE;
CREATE CONSTRAINT channel_code IF NOT EXISTS FOR (c:Channel) REQUIRE c.code IS UNIQUE;
CREATE CONSTRAINT campaign_name IF NOT EXISTS FOR (c:Campaign) REQUIRE c.name IS UNIQUE;
CREATE CONSTRAINT campaign_code IF NOT EXISTS FOR (c:Campaign) REQUIRE c.code IS UNIQUE;
CREATE CONSTRAINT stage_name IF NOT EXISTS FOR (s:Stage) REQUIRE s.name IS UNIQUE;
CREATE CONSTRAINT persona_id IF NOT EXISTS FOR (p:Persona) REQUIRE p.id IS UNIQUE;
CREATE CONSTRAINT import_id IF NOT EXISTS FOR (i:Import) REQUIRE i.id IS UNIQUE;
CREATE CONSTRAINT import_seq IF NOT EXISTS FOR (i:Import) REQUIRE i.seq IS UNIQUE;
CREATE INDEX timeline_import IF NOT EXISTS FOR (t:Timeline) ON (t.import);
CREATE CONSTRAINT lease_name IF NOT EXISTS FOR (l:Lease) REQUIRE l.name IS UNIQUE;
CREATE CONSTRAINT counter_name IF NOT EXISTS FOR (c:Counter) REQUIRE c.name IS UNIQUE;
CALL db.awaitIndexes(300);
MERGE (l:Lease {name: 'import'});
MERGE (c:Counter {name: 'store'})
  ON CREATE SET c.version = 0, c.removal = 0, c.seq = 0, c.ordinal = 0, c.touchpoint = 0, c.channel = 0, c.campaign = 0;
