// purpose: one key a name
// params: none
// rows: none
CREATE CONSTRAINT key_name IF NOT EXISTS FOR (k:Key) REQUIRE k.name IS UNIQUE;
