package io.throughline.store.map;

import org.springframework.context.annotation.Lazy;
import org.springframework.data.neo4j.repository.Neo4jRepository;

/** What people said of places. */
@Lazy
public interface CommentRepository extends Neo4jRepository<CommentNode, String> {}
