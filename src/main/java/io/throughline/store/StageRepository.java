package io.throughline.store;

import org.springframework.data.neo4j.repository.Neo4jRepository;

/** The catalogue's stages. */
interface StageRepository extends Neo4jRepository<StageNode, String> {}
