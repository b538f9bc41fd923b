package io.throughline.store;

import org.springframework.data.neo4j.repository.Neo4jRepository;

/** The catalogue's channels. */
interface ChannelRepository extends Neo4jRepository<ChannelNode, String> {}
