// purpose: drop the index of customers' ids, whose pages may still hold those that are gone
// params: none
// rows: none
DROP CONSTRAINT customer_id IF EXISTS
