package io.throughline.store.catalogue;

import org.springframework.data.neo4j.repository.Neo4jRepository;

/** The catalogue's stages. */
public interface StageRepository extends Neo4jRepository<StageNode, String> {}
