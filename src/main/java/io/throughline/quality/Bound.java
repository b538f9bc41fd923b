package io.throughline.quality;

import io.throughline.journey.InvalidArgument;
import java.util.List;

/**
 * What a count must be.
 *
 * @param operator as the Open Data Contract Standard calls it
 * @param values one number, or two for a range
 */
public record Bound(String operator, List<Double> values) {
    public static final List<String> OPERATORS = List.of(
            "mustBe",
            "mustNotBe",
            "mustBeGreaterThan",
            "mustBeGreaterOrEqualTo",
            "mustBeLessThan",
            "mustBeLessOrEqualTo",
            "mustBeBetween",
            "mustNotBeBetween");

    /** Nothing may break the rule. */
    public static final Bound NONE = new Bound("mustBe", List.of(0.0));

    public Bound {
        values = List.copyOf(values);
        int wanted = operator.endsWith("Between") ? 2 : 1;
        if (!OPERATORS.contains(operator) || values.size() != wanted) {
            throw new InvalidArgument(operator, values, wanted == 2 ? "two numbers" : "a number");
        }
    }

    public boolean holds(double measured) {
        double first = values.get(0);
        return switch (operator) {
            case "mustBe" -> measured == first;
            case "mustNotBe" -> measured != first;
            case "mustBeGreaterThan" -> measured > first;
            case "mustBeGreaterOrEqualTo" -> measured >= first;
            case "mustBeLessThan" -> measured < first;
            case "mustBeLessOrEqualTo" -> measured <= first;
            case "mustBeBetween" -> measured >= first && measured <= values.get(1);
            default -> measured < first || measured > values.get(1);
        };
    }
}
