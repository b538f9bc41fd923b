// purpose: what converted before imports remembered what they mark goes on to do so when they leave
// params: none
// rows: none
MATCH (t:Touchpoint {conversion: true}) WHERE coalesce(t.described, '') <> 'sample'
SET t.lasting = true;
