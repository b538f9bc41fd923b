package io.throughline.store.map;

import io.throughline.map.OpportunityStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Version;
import org.springframework.data.neo4j.core.schema.Id;
import org.springframework.data.neo4j.core.schema.Node;

/**
 * What could be done.
 *
 * @param place the key of an anchor
 * @param map of the place, where it has one
 * @param stage of the place, where it has one
 * @param touchpoint of the place, where it is one
 * @param edits a line of YAML each
 * @param order its place among those of its stage
 * @param revision null before it is kept; then from 0
 */
@Node("Opportunity")
record OpportunityNode(
        @Id String id,
        String text,
        OpportunityStatus status,
        @Nullable String place,
        @Nullable String map,
        @Nullable String stage,
        @Nullable String touchpoint,
        List<String> eases,
        @Nullable String owner,
        @Nullable Integer effort,
        @Nullable Double customerValue,
        @Nullable Double businessValue,
        List<String> edits,
        int order,
        @Version @Nullable Long revision) {}
