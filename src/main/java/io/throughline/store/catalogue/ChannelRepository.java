package io.throughline.store.catalogue;

import org.springframework.context.annotation.Lazy;
import org.springframework.data.neo4j.repository.Neo4jRepository;

/** The catalogue's channels. */
@Lazy
public interface ChannelRepository extends Neo4jRepository<ChannelNode, String> {}
