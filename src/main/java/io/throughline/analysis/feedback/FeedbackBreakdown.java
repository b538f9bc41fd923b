package io.throughline.analysis.feedback;

import io.throughline.analysis.persona.PersonaSplit;
import io.throughline.analysis.summary.Lazy;
import io.throughline.feedback.AnswerShares;
import io.throughline.feedback.FeedbackFigures;
import io.throughline.feedback.FeedbackForm;
import io.throughline.feedback.FeedbackGroups;
import io.throughline.feedback.FeedbackGroups.Grouped;
import io.throughline.feedback.JoinedFeedback;
import io.throughline.journey.InteractionKindNames;
import io.throughline.journey.InvalidArgument;
import io.throughline.measure.Estimate;
import io.throughline.measure.Rate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Items told apart by one thing: most first, the rest in one row; rows of personas overlap where a customer fits several. */
public final class FeedbackBreakdown {
    private static final String ATTRIBUTE = "attribute.";
    private static final String WORDS = "TOUCHPOINT, STAGE, CHANNEL, PERSONA, KIND, LANGUAGE or attribute.NAME";

    private final EvaluatedFeedback feedback;
    private final JoinedFeedback joined;

    private FeedbackBreakdown(EvaluatedFeedback feedback) {
        this.feedback = feedback;
        this.joined = feedback.set();
    }

    /** Items with one key, and how many answer there. */
    public record Row(FeedbackGroups.Row of, int place, Lazy<List<Rate>> shares) {
        public String key() {
            return of.key();
        }

        public FeedbackFigures figures() {
            return of.figures();
        }

        public long items() {
            return of.items();
        }

        public long customers() {
            return of.customers();
        }

        public @Nullable Estimate nps() {
            return of.nps();
        }

        public @Nullable Rate csat() {
            return of.csat();
        }

        public @Nullable Estimate level() {
            return of.level();
        }

        /** Journeys through this place with an item joined there / journeys through it; null where rows are no places or persons. */
        public @Nullable Rate answered() {
            List<Rate> all = shares.get();
            return all.isEmpty() || all.get(place).denominator() == 0 ? null : all.get(place);
        }
    }

    public static List<Row> of(EvaluatedFeedback feedback, String dimension, int top) {
        return new FeedbackBreakdown(feedback).rows(dimension, top);
    }

    private List<Row> rows(String dimension, int top) {
        InteractionKindNames names = joined.set().contacts();
        return switch (dimension) {
            case "TOUCHPOINT" ->
                places(
                        joined::touchpoint,
                        contact -> names.touchpointOf(contact).id(),
                        top);
            case "STAGE" -> places(joined::stage, names::stageOf, top);
            case "CHANNEL" -> places(joined::channel, names::channelOf, top);
            case "KIND" -> plain(place -> form(place).kind().name(), top);
            case "LANGUAGE" -> plain(place -> form(place).language(), top);
            case "PERSONA" -> byPersona(top);
            default -> byAttribute(dimension, top);
        };
    }

    private FeedbackForm form(int place) {
        return joined.items().form(joined.item(place));
    }

    private List<Row> plain(IntFunction<@Nullable String> keyOf, int top) {
        return rows(FeedbackGroups.by(joined, keyOf, top), new Lazy<>(List::of));
    }

    private static List<Row> rows(List<FeedbackGroups.Row> of, Lazy<List<Rate>> shares) {
        return IntStream.range(0, of.size())
                .mapToObj(place -> new Row(of.get(place), place, shares))
                .toList();
    }

    /** By a place that items and interactions have. */
    private List<Row> places(IntFunction<@Nullable String> ofItem, IntFunction<@Nullable String> ofContact, int top) {
        Grouped grouped = FeedbackGroups.group(joined, ofItem, top);
        return rows(grouped.rows(), new Lazy<>(() -> {
            int[] rowOf = new int[joined.set().plan().step().length];
            Arrays.setAll(rowOf, contact -> {
                String place = ofContact.apply(contact);
                return grouped.rowOf().getOrDefault(place == null ? FeedbackGroups.NONE : place, -1);
            });
            return AnswerShares.of(joined, rowOf, grouped.rows().size());
        }));
    }

    private List<Row> byAttribute(String dimension, int top) {
        if (!dimension.startsWith(ATTRIBUTE)) {
            throw new InvalidArgument("dimension", dimension, WORDS);
        }
        String name = dimension.substring(ATTRIBUTE.length());
        @Nullable String[] cells = feedback.journeys().data().said().attribute(joined.items(), name);
        List<Row> rows = plain(place -> cells[joined.item(place)], top);
        boolean none =
                joined.size() > 0 && rows.stream().allMatch(row -> row.key().equals(FeedbackGroups.NONE));
        if (none) {
            throw new InvalidArgument(
                    "dimension", dimension, WORDS + "; none of these items has the attribute " + name);
        }
        return rows;
    }

    private List<Row> byPersona(int top) {
        FeedbackGroups.checkTop(top);
        PersonaSplit split = feedback.journeys().split();
        List<Group> groups = new ArrayList<>();
        split.members().forEach((persona, members) -> groups.add(group(persona.id(), places(members), members)));
        BitSet rest = new BitSet();
        rest.set(0, joined.size());
        split.members().values().forEach(members -> rest.andNot(places(members)));
        groups.add(group(FeedbackGroups.NONE, rest, split.unassigned()));
        groups.removeIf(group -> group.places.isEmpty());
        groups.sort(Comparator.<Group>comparingInt(group -> -group.places.cardinality())
                .thenComparing(group -> group.row.key()));
        if (groups.size() > top) {
            BitSet places = new BitSet();
            BitSet customers = new BitSet();
            groups.subList(top, groups.size()).forEach(group -> {
                places.or(group.places);
                customers.or(group.customers);
            });
            groups.subList(top, groups.size()).clear();
            groups.add(group(FeedbackGroups.OTHERS, places, customers));
        }
        Lazy<List<Rate>> shares = new Lazy<>(() ->
                groups.stream().map(group -> joined.answered(group.customers)).toList());
        return rows(groups.stream().map(Group::row).toList(), shares);
    }

    private record Group(FeedbackGroups.Row row, BitSet places, BitSet customers) {}

    private Group group(String key, BitSet places, BitSet customers) {
        FeedbackFigures figures = FeedbackGroups.whole(joined.keep(places));
        return new Group(new FeedbackGroups.Row(key, figures), places, customers);
    }

    /** Places of items that some customers said. */
    private BitSet places(BitSet customers) {
        BitSet places = new BitSet();
        for (int place = 0; place < joined.size(); place++) {
            int customer = joined.customer(place);
            places.set(place, customer >= 0 && customers.get(customer));
        }
        return places;
    }
}
