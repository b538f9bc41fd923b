// purpose: make the index of customers' ids anew, as the first migration does
// params: none
// rows: none
CREATE CONSTRAINT customer_id IF NOT EXISTS FOR (c:Customer) REQUIRE c.id IS UNIQUE
