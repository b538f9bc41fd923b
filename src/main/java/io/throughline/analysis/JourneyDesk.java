package io.throughline.analysis;

import io.throughline.catalogue.Touchpoint;
import io.throughline.journey.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where questions are asked: one evaluated set of journeys for one scope, over the newest data. */
public interface JourneyDesk {

    /** Cuts the scope once. Throws {@code InvalidArgument} for unknown ids, {@code Unavailable} while the index is not ready. */
    JourneyAnalysis journeys(Scope scope);

    /** Journeys of a scope of one customer; none where no import brought this id. Throws as {@link #journeys}. */
    JourneyAnalysis journeysOf(String customer, Scope scope);

    /** Cuts two scopes over the same data, however it changes meanwhile. Throws as {@link #journeys}. */
    JourneyComparison compare(Scope a, Scope b);

    /** Cuts any number of scopes over the same data. Throws as {@link #journeys}, and for names that do not tell them apart. */
    ComparisonTable compareMany(List<ComparisonTable.Named> scopes);

    /** Touchpoints with at least one visible interaction, by id. */
    List<TouchpointCount> listTouchpoints();

    /** Customers with a journey in a scope whose id begins with {@code prefix}, by id, after {@code after}; at most {@code first}. Throws as {@link #journeys}. */
    CustomerPage findCustomers(Scope scope, String prefix, @Nullable String after, int first);

    Vocabulary vocabulary();

    /** Rises whenever anything in the data or the catalogue changes. */
    long version();

    boolean isReady();

    /** A touchpoint and how many interactions (rows) it has. */
    record TouchpointCount(Touchpoint touchpoint, long interactions) {}
}
