package io.throughline.store.map;

import io.throughline.map.MapKind;
import io.throughline.map.MapStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Version;
import org.springframework.data.neo4j.core.schema.Id;
import org.springframework.data.neo4j.core.schema.Node;

/**
 * A map without what stands on it.
 *
 * @param scope as a line of YAML
 * @param version the last one published
 * @param by who wrote it last
 * @param at when, microseconds UTC
 * @param revision null before it is kept; then from 0
 */
@Node("Map")
record MapNode(
        @Id String id,
        String name,
        MapKind kind,
        MapStatus status,
        @Nullable String description,
        List<String> personas,
        String scope,
        int version,
        String by,
        long at,
        @Version @Nullable Long revision) {}
