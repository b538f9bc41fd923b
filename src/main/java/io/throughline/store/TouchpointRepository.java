package io.throughline.store;

import org.springframework.data.neo4j.repository.Neo4jRepository;

/** The catalogue's touchpoints. */
interface TouchpointRepository extends Neo4jRepository<TouchpointNode, String> {}
