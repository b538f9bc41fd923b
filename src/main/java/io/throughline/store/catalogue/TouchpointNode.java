package io.throughline.store.catalogue;

import io.throughline.catalogue.Touchpoint;
import org.jspecify.annotations.Nullable;
import org.springframework.data.neo4j.core.schema.Id;
import org.springframework.data.neo4j.core.schema.Node;
import org.springframework.data.neo4j.core.schema.Relationship;

/**
 * A touchpoint with its place in the catalogue.
 *
 * @param lasting true where somebody said whether it converts, which outlives imports that mark it
 * @param described who said so: {@code hand}, {@code sample}, or null where nobody did
 */
@Node("Touchpoint")
record TouchpointNode(
        @Id String id,
        int code,
        String name,
        boolean conversion,
        @Nullable Boolean lasting,
        @Nullable String owner,
        @Nullable String described,
        @Relationship("ON") @Nullable ChannelNode channel,
        @Relationship("IN") @Nullable StageNode stage) {

    Touchpoint toTouchpoint() {
        return new Touchpoint(
                code,
                id,
                name,
                channel == null ? null : channel.name(),
                channel == null ? null : channel.kind(),
                stage == null ? null : stage.name(),
                stage == null ? 0 : stage.order(),
                owner,
                conversion);
    }
}
