package io.throughline.store.catalogue;

import org.springframework.context.annotation.Lazy;
import org.springframework.data.neo4j.repository.Neo4jRepository;

/** The catalogue's touchpoints. */
@Lazy
public interface TouchpointRepository extends Neo4jRepository<TouchpointNode, String> {}
