package io.throughline.analysis.comparison;

import io.throughline.journey.JourneyFilter;
import io.throughline.journey.Scope;
import io.throughline.persona.Persona;
import io.throughline.persona.PersonaStore;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a reader of a comparison must know about how its sets were chosen: a set chosen by outcome or behaviour differs in these by its
 * choice, so a test of them proves nothing.
 */
public final class ComparisonNotes {
    /** What a set may be chosen by, and what comes of it. */
    private enum Kind {
        OUTCOME(
                "outcome",
                "differences in conversion and in the transitions that lead to it come of the choice; their tests are circular."),
        BEHAVIOUR(
                "behaviour",
                "differences in these steps, and in what goes with them, come of the choice; their tests are circular."),
        ATTRIBUTES(
                "attributes of interactions",
                "where these come of what customers do, and not of who they are, tests are circular; and longer journeys"
                        + " are chosen more readily."),
        PERSONA("persona", "if one of them was found on these data, tests of what sets it apart are circular.");

        private final String what;
        private final String consequence;

        Kind(String what, String consequence) {
            this.what = what;
            this.consequence = consequence;
        }

        /** One sentence for both sets where both are chosen so. @param a what chose it; null where nothing of this kind did */
        String say(@Nullable String a, @Nullable String b) {
            if (a != null && b != null && !a.equals(b)) {
                return "a (" + a + ") and b (" + b + ") are each chosen by " + what + ": " + consequence;
            }
            String sets = a == null ? "b is" : b == null ? "a is" : "a and b are each";
            return sets + " chosen by " + what + " (" + (a == null ? b : a) + "): " + consequence;
        }
    }

    private static final Pattern OUTCOME = Pattern.compile("\\b(converted|conversions|value)\\s*\\(");
    private static final Pattern BEHAVIOUR = Pattern.compile(
            "\\b(visited|count|interactions|firstChannel|lastChannel|daysActive|firstSeen|lastSeen)\\s*\\(");

    private final Map<Kind, Map<String, String>> chosen = new EnumMap<>(Kind.class);
    private final PersonaStore personas;

    private ComparisonNotes(PersonaStore personas) {
        this.personas = personas;
    }

    public static List<String> of(Scope a, Scope b, PersonaStore personas) {
        ComparisonNotes notes = new ComparisonNotes(personas);
        notes.add("a", a);
        notes.add("b", b);
        List<String> texts = new ArrayList<>();
        notes.chosen.forEach((kind, names) -> texts.add(kind.say(names.get("a"), names.get("b"))));
        if (!a.definition().equals(b.definition())) {
            texts.add("a and b are cut by different definitions: their journeys are not the same kind of unit, so"
                    + " differences may come of the cut.");
        }
        return List.copyOf(texts);
    }

    private void add(String set, Scope scope) {
        JourneyFilter journeys = scope.journeys();
        List<String> outcome = new ArrayList<>();
        name(outcome, "converted", journeys.converted());
        nameRules(outcome, scope, OUTCOME);
        note(set, Kind.OUTCOME, outcome);
        List<String> behaviour = new ArrayList<>();
        nameRules(behaviour, scope, BEHAVIOUR);
        name(behaviour, "channels", scope.channels().names());
        name(behaviour, "visiting", journeys.visiting());
        name(behaviour, "notVisiting", journeys.notVisiting());
        name(behaviour, "startsWith", journeys.startsWith());
        name(behaviour, "matching", journeys.matching());
        name(behaviour, "number", journeys.number());
        note(set, Kind.BEHAVIOUR, behaviour);
        name(set, scope, outcome, behaviour);
    }

    /** Attributes, and the personas of whom nothing was said yet. */
    private void name(String set, Scope scope, List<String> outcome, List<String> behaviour) {
        if (scope.journeys().attributes() != null) {
            note(set, Kind.ATTRIBUTES, List.of("attributes"));
        }
        note(
                set,
                Kind.PERSONA,
                personas(scope).stream()
                        .map(this::called)
                        .filter(name -> !outcome.contains("persona " + name) && !behaviour.contains("persona " + name))
                        .toList());
    }

    private String called(String persona) {
        return personas.find(persona).map(Persona::name).orElse(persona);
    }

    private static List<String> personas(Scope scope) {
        List<String> ids = scope.customers().personas();
        return ids == null ? List.of() : ids;
    }

    private void nameRules(List<String> names, Scope scope, Pattern functions) {
        if (scope.customers().where() != null && calls(scope.customers().where(), functions)) {
            names.add("where");
        }
        for (String id : personas(scope)) {
            if (personas.find(id).filter(p -> calls(p.rule(), functions)).isPresent()) {
                names.add("persona " + called(id));
            }
        }
    }

    /** Whether a rule asks for such a thing, outside of texts in quotes. */
    private static boolean calls(String rule, Pattern functions) {
        return functions.matcher(withoutTexts(rule)).find();
    }

    private static String withoutTexts(String rule) {
        StringBuilder rest = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < rule.length(); i++) {
            char c = rule.charAt(i);
            if (quote == 0) {
                quote = c == '"' || c == '\'' ? c : 0;
                rest.append(c);
            } else if (c == '\\') {
                i++;
            } else if (c == quote) {
                quote = 0;
            }
        }
        return rest.toString();
    }

    private static void name(List<String> names, String filter, @Nullable Object given) {
        if (given != null) {
            names.add(filter);
        }
    }

    private void note(String set, Kind kind, List<String> filters) {
        if (!filters.isEmpty()) {
            chosen.computeIfAbsent(kind, k -> new TreeMap<>()).put(set, String.join(", ", filters));
        }
    }
}
