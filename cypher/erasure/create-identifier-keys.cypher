// purpose: make the index of identifiers anew, as the first migration does
// params: none
// rows: none
CREATE CONSTRAINT identifier_key IF NOT EXISTS FOR (i:Identifier) REQUIRE i.key IS UNIQUE
