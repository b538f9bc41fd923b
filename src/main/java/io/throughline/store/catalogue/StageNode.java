package io.throughline.store.catalogue;

import org.springframework.data.neo4j.core.schema.Id;
import org.springframework.data.neo4j.core.schema.Node;

/** A phase of the journey with its place among the phases. */
@Node("Stage")
record StageNode(@Id String name, int order) {}
