package io.throughline.store.catalogue;

import io.throughline.catalogue.ChannelKind;
import org.jspecify.annotations.Nullable;
import org.springframework.data.neo4j.core.schema.Id;
import org.springframework.data.neo4j.core.schema.Node;

/** A channel; its code is given by the store. */
@Node("Channel")
record ChannelNode(@Id String name, int code, @Nullable ChannelKind kind) {}
