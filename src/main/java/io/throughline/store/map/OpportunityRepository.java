package io.throughline.store.map;

import org.springframework.context.annotation.Lazy;
import org.springframework.data.neo4j.repository.Neo4jRepository;

/** What could be done. */
@Lazy
public interface OpportunityRepository extends Neo4jRepository<OpportunityNode, String> {}
