package io.throughline.api;

import io.throughline.journey.InvalidArgument;
import io.throughline.journey.Names;
import io.throughline.kpi.Better;
import io.throughline.kpi.FormulaReader;
import io.throughline.kpi.Kpi;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A figure as a mutation writes it. */
final class KpiInput {
    private KpiInput() {}

    static Kpi of(Map<String, Object> input) {
        try {
            return new Kpi(
                            String.valueOf(input.get("id")),
                            Names.require("name", String.valueOf(input.get("name"))),
                            FormulaReader.read("formula", input.get("formula")),
                            input.get("target") instanceof Number target ? (Double) target.doubleValue() : null,
                            Better.valueOf(String.valueOf(input.get("better"))),
                            text(input.get("department")),
                            0)
                    .requireTarget();
        } catch (InvalidArgument fault) {
            throw new InvalidArgument("input." + fault.argument(), fault.value(), fault.allowed());
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
