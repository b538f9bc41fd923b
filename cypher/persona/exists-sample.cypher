// purpose: whether there is anything of the sample market: its personas are its first part
// params: none
// rows: known
RETURN EXISTS { (:Persona {sample: true}) } AS known
