package io.throughline.store.map;

import org.springframework.context.annotation.Lazy;
import org.springframework.data.neo4j.repository.Neo4jRepository;

/** Journey maps. */
@Lazy
public interface MapRepository extends Neo4jRepository<MapNode, String> {}
