package io.throughline.analysis.picture;

import io.throughline.map.DiffItem;
import io.throughline.map.FigureDiff;
import io.throughline.map.MapVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a picture stands to the versions of its map.
 *
 * @param last the version published last; null: none
 * @param drawn what people changed since
 * @param measured how figures moved since; KPIs always, others where they surely did
 * @param shown the version that the picture shows; null: the map as it stands
 */
public record Edition(
        @Nullable MapVersion last,
        List<DiffItem> drawn,
        List<FigureDiff> measured,
        @Nullable MapVersion shown) {
    /** Of a map that was never published. */
    public static final Edition NONE = new Edition(null, List.of(), List.of(), null);

    public Edition {
        drawn = List.copyOf(drawn);
        measured = List.copyOf(measured);
    }
}
