// purpose: one node each for the ends of the transition graph, and one note a persona of what it knows
// params: none
// rows: none
CREATE CONSTRAINT start_name IF NOT EXISTS FOR (s:Start) REQUIRE s.name IS UNIQUE;
CREATE CONSTRAINT end_name IF NOT EXISTS FOR (e:End) REQUIRE e.name IS UNIQUE;
CREATE CONSTRAINT as_of_persona IF NOT EXISTS FOR (n:TransitionsAsOf) REQUIRE n.persona IS UNIQUE;
