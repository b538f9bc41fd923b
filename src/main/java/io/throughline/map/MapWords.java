package io.throughline.map;

import io.throughline.kpi.KpiFormula;
import java.util.Map;
import java.util.Set;

/** What the data and the catalogue know, so that a file can be checked against them. */
public interface MapWords {
    /** Whether it can tell an id that is not known. */
    default boolean tells() {
        return true;
    }

    Set<String> touchpoints();

    Set<String> personas();

    /** Throws {@code InvalidArgument}. @param map whose stages the pattern may name */
    void checkPattern(String pattern, JourneyMap map);

    /** Throws {@code InvalidArgument}. */
    void checkFormula(KpiFormula formula);

    /** Throws {@code InvalidArgument}. @param members of the input type {@code JourneyScope} */
    void checkScope(Map<String, Object> members);
}
