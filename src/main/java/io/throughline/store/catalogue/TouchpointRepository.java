package io.throughline.store.catalogue;

import org.springframework.data.neo4j.repository.Neo4jRepository;

/** The catalogue's touchpoints. */
public interface TouchpointRepository extends Neo4jRepository<TouchpointNode, String> {}
