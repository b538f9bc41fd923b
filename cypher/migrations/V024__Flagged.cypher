// purpose: let derived conversions name the touchpoint of their row
// params: none
// rows: none
MATCH (t:Timeline) WHERE t.derived IS NOT NULL
CALL (t) {
  SET t.touchpoints = [i IN range(0, size(t.at) - 1) |
      CASE WHEN i > 0 AND i IN t.derived AND NOT (i - 1) IN t.derived AND t.at[i - 1] = t.at[i] THEN t.touchpoints[i - 1] ELSE t.touchpoints[i] END]
} IN TRANSACTIONS OF 1000 ROWS;
