package io.throughline.analysis.picture;

import io.throughline.map.EvidenceKind;
import io.throughline.map.Lane;
import org.jspecify.annotations.Nullable;

/**
 * One figure or text of a cell.
 *
 * @param item what it is, such as a touchpoint, as programs name it; stays the same
 * @param name what it is, in words
 * @param text as it is shown
 * @param n what the value is drawn from
 * @param unit of value, low and high
 * @param owner of the stage
 * @param version of the map that kept the figure; null: of the data as they are
 */
public record MapRow(
        String stage,
        Lane lane,
        String item,
        String name,
        String text,
        @Nullable Double value,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Long n,
        @Nullable String unit,
        @Nullable String owner,
        EvidenceKind evidence,
        @Nullable Integer version) {}
