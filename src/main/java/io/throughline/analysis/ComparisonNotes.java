package io.throughline.analysis;

import io.throughline.journey.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a reader of a comparison must know about how its sets were chosen: a set chosen by outcome or behaviour differs in these by its
 * choice, so a test of them proves nothing.
 */
final class ComparisonNotes {
    private static final String BY_OUTCOME =
            " by outcome (%s): differences in conversion and in the transitions that lead to it come of the choice; their"
                    + " tests are circular.";
    private static final String BY_BEHAVIOUR =
            " by behaviour (%s): differences in these steps, and in what goes with them, come of the choice; their tests"
                    + " are circular.";
    private static final String BY_ATTRIBUTES =
            " by attributes of its interactions (%s): where these come of what customers do, and not of who they are,"
                    + " tests are circular; and longer journeys are chosen more readily.";

    private final Map<String, List<String>> setsByText = new LinkedHashMap<>();

    private ComparisonNotes() {}

    static List<String> of(Scope a, Scope b) {
        ComparisonNotes notes = new ComparisonNotes();
        notes.add("a", a);
        notes.add("b", b);
        List<String> texts = new ArrayList<>();
        notes.setsByText.forEach((text, sets) ->
                texts.add((sets.size() > 1 ? "a and b are each chosen" : sets.get(0) + " is chosen") + text));
        if (!a.definition().equals(b.definition())) {
            texts.add("a and b are cut by different definitions: their journeys are not the same kind of unit, so"
                    + " differences may come of the cut.");
        }
        return List.copyOf(texts);
    }

    private void add(String set, Scope scope) {
        List<String> outcome = new ArrayList<>();
        name(outcome, "converted", scope.converted());
        note(set, BY_OUTCOME, outcome);
        List<String> behaviour = new ArrayList<>();
        name(behaviour, "channels", scope.channels());
        name(behaviour, "visiting", scope.visiting());
        name(behaviour, "notVisiting", scope.notVisiting());
        name(behaviour, "startsWith", scope.startsWith());
        name(behaviour, "matching", scope.matching());
        name(behaviour, "number", scope.number());
        note(set, BY_BEHAVIOUR, behaviour);
        List<String> attributes = new ArrayList<>();
        name(attributes, "attributes", scope.attributes());
        note(set, BY_ATTRIBUTES, attributes);
    }

    private static void name(List<String> names, String filter, @Nullable Object given) {
        if (given != null) {
            names.add(filter);
        }
    }

    private void note(String set, String text, List<String> filters) {
        if (!filters.isEmpty()) {
            setsByText
                    .computeIfAbsent(text.formatted(String.join(", ", filters)), t -> new ArrayList<>())
                    .add(set);
        }
    }
}
