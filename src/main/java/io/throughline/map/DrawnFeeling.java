package io.throughline.map;

import io.throughline.journey.InvalidArgument;
import org.jspecify.annotations.Nullable;

/**
 * How somebody believes that a persona feels in a stage. An opinion, so it carries a name and a date.
 *
 * @param asIs −2 (bad) to +2 (good), as it is
 * @param toBe the same, as it should be
 * @param drawn who drew it, and when; null before it is kept
 */
public record DrawnFeeling(
        String persona,
        @Nullable Double asIs,
        @Nullable Double toBe,
        @Nullable String note,
        @Nullable Signed drawn) {
    private static final double MOST = 2;

    public DrawnFeeling {
        Checked.range("asIs", asIs, -MOST, MOST);
        Checked.range("toBe", toBe, -MOST, MOST);
        Checked.text("note", note);
        if (asIs == null && toBe == null && note == null) {
            throw new InvalidArgument("feeling", persona, "at least one of asIs, toBe, note");
        }
    }

    DrawnFeeling signed(@Nullable Signed by) {
        return new DrawnFeeling(persona, asIs, toBe, note, by);
    }
}
