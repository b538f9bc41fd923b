package io.throughline.catalogue;

import org.jspecify.annotations.Nullable;

/** New properties of a touchpoint; null leaves one as it is. */
public record TouchpointEdit(
        String id,
        @Nullable String name,
        @Nullable String channel,
        @Nullable ChannelKind kind,
        @Nullable String stage,
        @Nullable String owner,
        @Nullable Boolean conversion) {

    /** All that is said of a touchpoint. */
    public static TouchpointEdit of(Touchpoint t) {
        return new TouchpointEdit(t.id(), t.name(), t.channel(), t.kind(), t.stage(), t.owner(), t.conversion());
    }
}
