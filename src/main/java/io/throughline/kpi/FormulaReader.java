package io.throughline.kpi;

import io.throughline.journey.InvalidArgument;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes formulas of what a query or a file says of them: a map with exactly one name. */
public final class FormulaReader {
    private static final Map<String, Function<Given, KpiFormula>> FAMILY = new LinkedHashMap<>();

    static {
        FAMILY.put(Conversion.NAME, given -> given.only(new Conversion()));
        FAMILY.put(Retention.NAME, given -> retention(given, false));
        FAMILY.put(Retention.LOST, given -> retention(given, true));
        FAMILY.put(RepeatPurchase.NAME, given -> new RepeatPurchase(
                given.keys("within").duration("within")));
        FAMILY.put(AverageOrderValue.NAME, given -> given.only(new AverageOrderValue()));
        FAMILY.put(RevenuePerCustomer.NAME, given -> given.only(new RevenuePerCustomer()));
        FAMILY.put(Engagement.NAME, FormulaReader::engagement);
        FAMILY.put(EmailResponse.NAME, FormulaReader::emailResponse);
        FAMILY.put(Milestone.NAME, given -> new Milestone(
                given.keys("matching").required("matching")));
        FAMILY.put(TimeToComplete.NAME, given -> new TimeToComplete(
                given.keys("from", "to").text("from"), given.text("to")));
        FAMILY.put(PatternRatio.NAME, FormulaReader::ratio);
    }

    private FormulaReader() {}

    /** Throws {@link InvalidArgument} that names what is wrong. @param argument what the formula is called where it was given */
    public static KpiFormula read(String argument, @Nullable Object formula) {
        Map<String, Object> given = new LinkedHashMap<>();
        if (formula instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                if (value != null) {
                    given.put(String.valueOf(key), value);
                }
            });
        }
        if (given.size() != 1) {
            throw new InvalidArgument(argument, given.size() + " formulas", "exactly one of " + names());
        }
        String name = given.keySet().iterator().next();
        Function<Given, KpiFormula> reader = FAMILY.get(name);
        if (reader == null) {
            throw new InvalidArgument(argument, name, "one of " + names());
        }
        return reader.apply(new Given(argument + "." + name, given.get(name)));
    }

    private static String names() {
        return String.join(", ", new TreeSet<>(FAMILY.keySet()));
    }

    private static KpiFormula retention(Given given, boolean lost) {
        given.keys("period", "base", "active");
        TimeSpan period = given.span("period");
        if (period == null) {
            throw new InvalidArgument(given.argument() + ".period", "nothing", "a period with from and to");
        }
        return new Retention(period, given.span("base"), given.text("active"), lost);
    }

    private static KpiFormula engagement(Given given) {
        given.keys("exposure", "engaged", "within");
        Duration within = given.duration("within");
        if (within == null) {
            throw new InvalidArgument(given.argument() + ".within", "nothing", "a length of time such as P7D");
        }
        return new Engagement(given.required("exposure"), given.required("engaged"), within);
    }

    private static KpiFormula emailResponse(Given given) {
        Duration within = given.keys("within").duration("within");
        return new EmailResponse(within == null ? EmailResponse.USUAL : within);
    }

    private static KpiFormula ratio(Given given) {
        given.keys("numerator", "denominator", "by");
        String by = given.text("by");
        if (by != null && !by.equals("JOURNEY") && !by.equals("CUSTOMER")) {
            throw new InvalidArgument(given.argument() + ".by", by, "JOURNEY or CUSTOMER");
        }
        return new PatternRatio(given.required("numerator"), given.required("denominator"), "CUSTOMER".equals(by));
    }
}
