// purpose: whether the store knows any customer
// params: none
// rows: known
RETURN EXISTS { (:Customer) } AS known
