package io.throughline.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * A kind of contact as the catalogue describes it.
 *
 * @param code dense number given once by the store, from 0
 * @param channel the channel described for it, used where a row names none
 * @param stageOrder place of the stage among the stages, 0 where there is no stage
 */
public record Touchpoint(
        int code,
        String id,
        String name,
        @Nullable String channel,
        @Nullable ChannelKind kind,
        @Nullable String stage,
        int stageOrder,
        @Nullable String owner,
        boolean conversion) {

    /** A touchpoint that nobody has described yet. */
    public static Touchpoint plain(int code, String id) {
        return new Touchpoint(code, id, id, null, null, null, 0, null, false);
    }

    /** The same in another stage. */
    public Touchpoint inStage(@Nullable String other, int order) {
        return new Touchpoint(code, id, name, channel, kind, other, order, owner, conversion);
    }
}
