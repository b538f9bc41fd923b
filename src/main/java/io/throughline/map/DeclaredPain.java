package io.throughline.map;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What hurts customers, as somebody said.
 *
 * @param id unique among the pains of all maps
 * @param at a touchpoint; null: the whole stage
 * @param pattern a path pattern of the journeys it hurts
 * @param personas whom it hurts; empty: all of the map
 * @param declared who said so, and when; null before it is kept
 */
public record DeclaredPain(
        String id,
        String text,
        @Nullable String at,
        @Nullable String pattern,
        List<String> personas,
        @Nullable Signed declared) {
    public DeclaredPain {
        personas = List.copyOf(personas);
        Checked.id("id", id);
        Checked.text("text", text);
        Checked.text("pattern", pattern);
        Checked.once("personas", personas, p -> p);
    }

    DeclaredPain signed(@Nullable Signed by) {
        return new DeclaredPain(id, text, at, pattern, personas, by);
    }
}
