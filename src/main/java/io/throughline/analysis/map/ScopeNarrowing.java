package io.throughline.analysis.map;

import io.throughline.journey.ChannelFilter;
import io.throughline.journey.Consent;
import io.throughline.journey.CustomerFilter;
import io.throughline.journey.Definition;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.Joining;
import io.throughline.journey.JourneyFilter;
import io.throughline.journey.Period;
import io.throughline.journey.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Journeys that are in two scopes: that of a map, and one that a question narrows it by. What cannot be put together is refused. */
public final class ScopeNarrowing {
    private ScopeNarrowing() {}

    /** Throws {@link InvalidArgument} where both say something of the same member that only one can say. */
    public static Scope both(Scope map, Scope more) {
        JourneyFilter a = map.journeys();
        JourneyFilter b = more.journeys();
        return new Scope(
                new CustomerFilter(
                        either(
                                "personas",
                                map.customers().personas(),
                                more.customers().personas(),
                                ScopeNarrowing::common),
                        either(
                                "where",
                                map.customers().where(),
                                more.customers().where(),
                                (x, y) -> "(" + x + ") && (" + y + ")"),
                        changed(
                                "identity",
                                map.customers().identity(),
                                more.customers().identity(),
                                Joining.ALL),
                        changed(
                                "consent",
                                map.customers().consent(),
                                more.customers().consent(),
                                Consent.HONOUR)),
                new ChannelFilter(
                        either(
                                "sources",
                                map.channels().sources(),
                                more.channels().sources(),
                                ScopeNarrowing::common),
                        either(
                                "channels",
                                map.channels().names(),
                                more.channels().names(),
                                ScopeNarrowing::common)),
                new JourneyFilter(
                        either("period", a.period(), b.period(), ScopeNarrowing::common),
                        either("converted", a.converted(), b.converted(), null),
                        either("visiting", a.visiting(), b.visiting(), ScopeNarrowing::union),
                        either("notVisiting", a.notVisiting(), b.notVisiting(), ScopeNarrowing::union),
                        either("startsWith", a.startsWith(), b.startsWith(), null),
                        either("matching", a.matching(), b.matching(), null),
                        either("attributes", a.attributes(), b.attributes(), (x, y) -> "(" + x + ") && (" + y + ")"),
                        either("number", a.number(), b.number(), null),
                        a.excludeOpen() || b.excludeOpen()),
                changed("definition", map.definition(), more.definition(), Definition.DEFAULT));
    }

    private static <T> @Nullable T either(
            String member, @Nullable T map, @Nullable T more, @Nullable BinaryOperator<T> together) {
        if (map == null || more == null || map.equals(more)) {
            return map == null ? more : map;
        }
        if (together == null) {
            throw new InvalidArgument("scope." + member, more, "nothing, as the map says it already: " + map);
        }
        return together.apply(map, more);
    }

    private static <T> T changed(String member, T map, T more, T usual) {
        if (map.equals(usual) || more.equals(usual) || map.equals(more)) {
            return map.equals(usual) ? more : map;
        }
        throw new InvalidArgument("scope." + member, more, "nothing, as the map says it already: " + map);
    }

    private static List<String> common(List<String> map, List<String> more) {
        List<String> common = new ArrayList<>(map);
        common.retainAll(more);
        return common;
    }

    private static List<String> union(List<String> map, List<String> more) {
        return Stream.concat(map.stream(), more.stream()).distinct().toList();
    }

    private static Period common(Period map, Period more) {
        if (map.by() != more.by()) {
            throw new InvalidArgument("scope.period.by", more.by(), "the map's: " + map.by());
        }
        Instant from = later(map.from(), more.from());
        Instant to = map.to() == null || more.to() != null && more.to().isBefore(map.to()) ? more.to() : map.to();
        return new Period(from, to, map.by());
    }

    private static @Nullable Instant later(@Nullable Instant a, @Nullable Instant b) {
        return a == null || b != null && b.isAfter(a) ? b : a;
    }
}
