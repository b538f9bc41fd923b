package io.throughline.kpi;

import io.throughline.journey.InvalidArgument;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
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
        FAMILY.put(
                RepeatPurchase.NAME,
                given -> new RepeatPurchase(given.keys("within").duration("within")));
        FAMILY.put(AverageOrderValue.NAME, given -> given.only(new AverageOrderValue()));
        FAMILY.put(RevenuePerCustomer.NAME, given -> given.only(new RevenuePerCustomer()));
        FAMILY.put(RemainingWorth.NAME, FormulaReader::remaining);
        FAMILY.put(Engagement.NAME, FormulaReader::engagement);
        FAMILY.put(EmailResponse.NAME, FormulaReader::emailResponse);
        FAMILY.put(RepeatContact.NAME, FormulaReader::repeatContact);
        for (FeedbackFormula.Figure figure : FeedbackFormula.Figure.values()) {
            FAMILY.put(figure.called(), given -> new FeedbackFormula(figure, FilterText.read(given)));
        }
        FAMILY.put(Milestone.NAME, given -> new Milestone(given.keys("matching").required("matching")));
        FAMILY.put(
                TimeToComplete.NAME,
                given -> new TimeToComplete(given.keys("from", "to").text("from"), given.text("to")));
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
            throw new InvalidArgument(
                    argument, given.size() + " formulas", "exactly one of " + String.join(", ", names()));
        }
        Map.Entry<String, Object> only = given.entrySet().iterator().next();
        Function<Given, KpiFormula> reader = FAMILY.get(only.getKey());
        if (reader == null) {
            throw new InvalidArgument(argument, only.getKey(), "one of " + String.join(", ", names()));
        }
        return reader.apply(new Given(argument + "." + only.getKey(), only.getValue()));
    }

    /** Of all formulas, by name. */
    public static List<String> names() {
        return List.copyOf(new TreeSet<>(FAMILY.keySet()));
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

    private static KpiFormula remaining(Given given) {
        given.keys("unit", "horizon", "discount");
        Double horizon = given.number("horizon");
        if (horizon != null && horizon != Math.rint(horizon)) {
            throw new InvalidArgument(given.argument() + ".horizon", horizon, "a whole number of units");
        }
        Double discount = given.number("discount");
        return new RemainingWorth(
                given.word("unit", CalendarPeriod.class, CalendarPeriod.MONTH),
                horizon == null ? null : (Integer) horizon.intValue(),
                discount == null ? 0 : discount);
    }

    private static KpiFormula emailResponse(Given given) {
        Duration within = given.keys("within").duration("within");
        return new EmailResponse(within == null ? EmailResponse.USUAL : within);
    }

    private static KpiFormula repeatContact(Given given) {
        given.keys("contact", "within", "otherChannel");
        Duration within = given.duration("within");
        return new RepeatContact(
                given.required("contact"), within == null ? RepeatContact.USUAL : within, given.truth("otherChannel"));
    }

    private static KpiFormula ratio(Given given) {
        given.keys("numerator", "denominator", "by");
        boolean byCustomer = given.word("by", By.class, By.JOURNEY) == By.CUSTOMER;
        return new PatternRatio(given.required("numerator"), given.required("denominator"), byCustomer);
    }

    /** What a ratio counts. */
    private enum By {
        JOURNEY,
        CUSTOMER
    }
}
