package io.throughline.store.catalogue;

import org.springframework.context.annotation.Lazy;
import org.springframework.data.neo4j.repository.Neo4jRepository;

/** The catalogue's stages. */
@Lazy
public interface StageRepository extends Neo4jRepository<StageNode, String> {}
