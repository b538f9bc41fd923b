// purpose: touchpoints seen for the first time
// params: names, first: code of the first
// rows: none
UNWIND range(0, size($names) - 1) AS place
CREATE (:Touchpoint {id: $names[place], code: $first + place, name: $names[place], conversion: false})
