package io.throughline.analysis.feedback;

import io.throughline.analysis.persona.PersonaSplit;
import io.throughline.feedback.FeedbackFigures;
import io.throughline.feedback.FeedbackGroups;
import io.throughline.feedback.FeedbackGroups.Row;
import io.throughline.feedback.JoinedFeedback;
import io.throughline.journey.InvalidArgument;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
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

    public static List<Row> of(EvaluatedFeedback feedback, String dimension, int top) {
        return new FeedbackBreakdown(feedback).rows(dimension, top);
    }

    private List<Row> rows(String dimension, int top) {
        return switch (dimension) {
            case "TOUCHPOINT" -> FeedbackGroups.by(joined, joined::touchpoint, top);
            case "STAGE" -> FeedbackGroups.by(joined, joined::stage, top);
            case "CHANNEL" -> FeedbackGroups.by(joined, joined::channel, top);
            case "KIND" ->
                FeedbackGroups.by(
                        joined,
                        place -> joined.items().form(joined.item(place)).kind().name(),
                        top);
            case "LANGUAGE" ->
                FeedbackGroups.by(
                        joined, place -> joined.items().form(joined.item(place)).language(), top);
            case "PERSONA" -> byPersona(top);
            default -> byAttribute(dimension, top);
        };
    }

    private List<Row> byAttribute(String dimension, int top) {
        if (!dimension.startsWith(ATTRIBUTE)) {
            throw new InvalidArgument("dimension", dimension, WORDS);
        }
        String name = dimension.substring(ATTRIBUTE.length());
        @Nullable String[] cells = feedback.journeys().data().said().attribute(joined.items(), name);
        List<Row> rows = FeedbackGroups.by(joined, place -> cells[joined.item(place)], top);
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
        split.members().forEach((persona, members) -> groups.add(group(persona.id(), places(members))));
        BitSet rest = new BitSet();
        rest.set(0, joined.size());
        split.members().values().forEach(members -> rest.andNot(places(members)));
        groups.add(group(FeedbackGroups.NONE, rest));
        groups.removeIf(group -> group.places.isEmpty());
        groups.sort(Comparator.<Group>comparingInt(group -> -group.places.cardinality())
                .thenComparing(group -> group.row.key()));
        List<Row> rows = new ArrayList<>();
        BitSet others = new BitSet();
        for (int i = 0; i < groups.size(); i++) {
            if (i < top) {
                rows.add(groups.get(i).row);
            } else {
                others.or(groups.get(i).places);
            }
        }
        if (!others.isEmpty()) {
            rows.add(group(FeedbackGroups.OTHERS, others).row);
        }
        return List.copyOf(rows);
    }

    private record Group(Row row, BitSet places) {}

    private Group group(String key, BitSet places) {
        FeedbackFigures figures = FeedbackGroups.whole(joined.keep(places));
        return new Group(new Row(key, figures), places);
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
