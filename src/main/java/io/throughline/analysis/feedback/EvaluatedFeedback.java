package io.throughline.analysis.feedback;

import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.analysis.summary.Lazy;
import io.throughline.analysis.summary.Said;
import io.throughline.feedback.FeedbackFigures;
import io.throughline.feedback.FeedbackFilter;
import io.throughline.feedback.FeedbackForm;
import io.throughline.feedback.FeedbackGroups;
import io.throughline.feedback.FeedbackItems;
import io.throughline.feedback.JoinRule;
import io.throughline.feedback.JoinedFeedback;
import io.throughline.feedback.PolaritySource;
import io.throughline.feedback.Saying;
import io.throughline.feedback.ScaleMean;
import io.throughline.feedback.Theme;
import io.throughline.journey.FeedbackKind;
import io.throughline.journey.InvalidArgument;
import io.throughline.measure.Estimate;
import io.throughline.measure.Rate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What customers say in the scope of some journeys: every figure of one answer is of the same items. */
public final class EvaluatedFeedback {
    private final EvaluatedJourneys journeys;
    private final JoinedFeedback joined;
    private final boolean scoped;
    private final Lazy<FeedbackFigures> whole;

    private EvaluatedFeedback(EvaluatedJourneys journeys, JoinedFeedback joined, boolean scoped) {
        this.journeys = journeys;
        this.joined = joined;
        this.scoped = scoped;
        this.whole = new Lazy<>(() -> FeedbackGroups.whole(joined));
    }

    /** How many items a rule has joined. */
    public record JoinCount(JoinRule rule, long items) {}

    /** @param scoped whether journeys were asked for, so that a response share has a meaning */
    public static EvaluatedFeedback of(EvaluatedJourneys journeys, FeedbackFilter filter, boolean scoped) {
        Said said = journeys.data().said();
        JoinedFeedback joined = ofKinds(journeys.joined(filter.withAnyKind()), filter.kinds());
        return new EvaluatedFeedback(journeys, ItemFilter.keep(joined, filter.attributes(), said), scoped);
    }

    private static JoinedFeedback ofKinds(JoinedFeedback joined, @Nullable List<FeedbackKind> kinds) {
        if (kinds == null) {
            return joined;
        }
        List<FeedbackForm> forms = joined.items().forms();
        boolean[] taken = new boolean[forms.size()];
        for (int form = 0; form < taken.length; form++) {
            taken[form] = kinds.contains(forms.get(form).kind());
        }
        BitSet places = new BitSet();
        for (int place = 0; place < joined.size(); place++) {
            places.set(place, taken[joined.items().formCode(joined.item(place))]);
        }
        return joined.keep(places);
    }

    public JoinedFeedback set() {
        return joined;
    }

    EvaluatedJourneys journeys() {
        return journeys;
    }

    public long items() {
        return joined.size();
    }

    public long customers() {
        return whole.get().customers();
    }

    /** By rule; their sum is that of all items. */
    public List<JoinCount> joined() {
        long[] counts = joined.countRules();
        return Arrays.stream(JoinRule.values())
                .map(rule -> new JoinCount(rule, counts[rule.ordinal()]))
                .toList();
    }

    /** Journeys with an item / journeys; null where no journeys were asked for. */
    public @Nullable Rate answered() {
        return scoped ? joined.answered() : null;
    }

    public @Nullable Estimate nps() {
        return whole.get().nps();
    }

    public @Nullable Rate csat() {
        return whole.get().csat();
    }

    public List<ScaleMean> ces() {
        return whole.get().ces();
    }

    public @Nullable Estimate level() {
        return whole.get().level();
    }

    /** All sums at once. */
    public FeedbackFigures figures() {
        return whole.get();
    }

    /** Items at some places as they are shown. */
    List<Saying> show(List<Integer> places) {
        return journeys.data().said().show(joined, places);
    }

    /** Those whose text and score contradict each other, newest first. */
    public List<Saying> contradictions(int first) {
        checkFirst(first);
        return show(joined.contradictions().stream().limit(first).toList());
    }

    /** Where the polarity of their texts comes from, by language, most texts first. */
    public List<PolaritySource> polarity() {
        return journeys.data().said().polarity(joined);
    }

    /** Words that low items have more often than others, the surest first. */
    public List<Theme> themes(int first) {
        checkFirst(first);
        return journeys.data().said().themes(joined, first);
    }

    private static void checkFirst(int first) {
        if (first < 0 || first > SayingPages.MAX_FIRST) {
            throw new InvalidArgument("first", first, "0 to " + SayingPages.MAX_FIRST);
        }
    }

    /** What to keep in mind with these figures. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        FeedbackItems items = joined.items();
        long anonymous = 0;
        long unlevelled = 0;
        for (int place = 0; place < joined.size(); place++) {
            anonymous += joined.customer(place) < 0 ? 1 : 0;
            unlevelled += Double.isNaN(joined.level(place)) ? 1 : 0;
        }
        if (joined.size() > 0) {
            notes.add("Feedback is from those who answer; who does not may think otherwise.");
        }
        if (anonymous > 0) {
            notes.add(String.format(
                    Locale.ROOT, "%,d items name no customer; each counts as one of its own.", anonymous));
        }
        if (unlevelled > 0) {
            notes.add(String.format(
                    Locale.ROOT,
                    "%,d items have no score, and a text whose polarity is not known; they count, but have no level.",
                    unlevelled));
        }
        if (items.size() == 0) {
            notes.add("There is no feedback yet: import some with kind=feedback.");
        }
        return List.copyOf(notes);
    }
}
