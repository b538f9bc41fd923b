package io.throughline.analysis.summary;

import io.throughline.feedback.FeedbackFilter;
import io.throughline.feedback.FeedbackIndex;
import io.throughline.feedback.FeedbackItems;
import io.throughline.feedback.FeedbackJoin;
import io.throughline.feedback.FeedbackSource;
import io.throughline.feedback.JoinedFeedback;
import io.throughline.feedback.PolaritySource;
import io.throughline.feedback.Saying;
import io.throughline.feedback.Theme;
import io.throughline.journey.JourneySet;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What the customers of a scope say.
 *
 * @param version of the data that the journeys were cut from
 * @param within ordinals of the customers that the scope looks at; null: everyone
 * @param leftOut ids, as hashes, of those who do not consent
 */
public record Said(
        FeedbackIndex index, long version, @Nullable BitSet within, LongPredicate leftOut) {
    /** Nobody says anything. */
    static final Said NOTHING = new Said(new FeedbackIndex(FeedbackSource.NONE), 0, null, id -> false);

    /** The items of a filter, joined to journeys of the scope. */
    public JoinedFeedback join(JourneySet set, FeedbackFilter filter) {
        return FeedbackJoin.join(index.items(version), filter, set, new FeedbackJoin.Customers(within, leftOut));
    }

    /** Whether anything was said at all. */
    public boolean isEmpty() {
        return index.items(version).size() == 0;
    }

    /** Items at some places as they are shown, with their texts. */
    public List<Saying> show(JoinedFeedback joined, List<Integer> places) {
        return index.show(joined, places);
    }

    /** Where the polarity of texts comes from, by language. */
    public List<PolaritySource> polarity(JoinedFeedback joined) {
        return index.polarity(joined);
    }

    /** Words that low items have more often than others, the surest first. */
    public List<Theme> themes(JoinedFeedback joined, int first) {
        return index.themes(joined, first);
    }

    /** Names of all attributes that any item has. */
    public Set<String> attributeNames() {
        return index.attributeNames(version);
    }

    /** An attribute of each item; null where it has none. */
    public @Nullable String[] attribute(FeedbackItems items, String name) {
        return index.attribute(items, name);
    }
}
