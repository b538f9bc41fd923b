package io.throughline.store.map;

import org.jspecify.annotations.Nullable;
import org.springframework.data.neo4j.core.schema.Id;
import org.springframework.data.neo4j.core.schema.Node;

/** A place that comments hang on, by its canonical text, so that it stays when data are replaced. */
@Node("Anchor")
record AnchorNode(@Id String key, String kind, @Nullable String map) {}
