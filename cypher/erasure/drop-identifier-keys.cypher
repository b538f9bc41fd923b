// purpose: drop the index of identifiers, whose pages may still hold those that are gone
// params: none
// rows: none
DROP CONSTRAINT identifier_key IF EXISTS
