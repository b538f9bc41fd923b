package io.throughline.map;

import io.throughline.journey.InvalidArgument;
import io.throughline.markov.whatif.WhatIf.Edit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Changes of a chain as a file writes them, one map each, and back. */
public final class EditText {
    private static final String ARGUMENT = "edits";

    private EditText() {}

    static Map<String, Object> fields(Edit edit) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (edit instanceof Edit.Block block) {
            return Map.of("block", block.step());
        }
        if (edit instanceof Edit.Reroute reroute) {
            fields.put("at", reroute.at());
            fields.put("from", reroute.from());
            fields.put("to", reroute.to());
            fields.put("share", reroute.share());
            return Map.of("reroute", fields);
        }
        if (edit instanceof Edit.Probability probability) {
            fields.put("from", probability.from());
            fields.put("to", probability.to());
            fields.put("probability", probability.probability());
            return Map.of("probability", fields);
        }
        if (edit instanceof Edit.Exits exits) {
            fields.put("at", exits.at());
            fields.put("weights", exits.weights());
            return Map.of("exits", fields);
        }
        Edit.Entry entry = (Edit.Entry) edit;
        fields.put("step", entry.step());
        fields.put("factor", entry.factor());
        return Map.of("entry", fields);
    }

    /** On one line, as {@link #read(String)} reads it; exits are told and not read. */
    public static String text(Edit edit) {
        return YamlOutput.line(fields(edit));
    }

    /** Throws {@link InvalidArgument}. */
    public static Edit read(String text) {
        return read(PlainValues.read(text));
    }

    /** Throws {@link InvalidArgument}. */
    static Edit read(@Nullable Object plain) {
        if (!(plain instanceof Map<?, ?> map) || map.size() != 1) {
            throw new InvalidArgument(
                    ARGUMENT, PlainValues.text(plain), "exactly one of block, reroute, probability, entry");
        }
        Map.Entry<?, ?> only = map.entrySet().iterator().next();
        Object said = only.getValue();
        return switch (String.valueOf(only.getKey())) {
            case "block" -> new Edit.Block(String.valueOf(said));
            case "reroute" -> {
                Map<?, ?> fields = fields(said, List.of("at", "from", "to", "share"));
                yield new Edit.Reroute(
                        text(fields, "at"), text(fields, "from"), text(fields, "to"), number(fields, "share", 1));
            }
            case "probability" -> {
                Map<?, ?> fields = fields(said, List.of("from", "to", "probability"));
                yield new Edit.Probability(text(fields, "from"), text(fields, "to"), number(fields, "probability", 1));
            }
            case "entry" -> {
                Map<?, ?> fields = fields(said, List.of("step", "factor"));
                yield new Edit.Entry(text(fields, "step"), number(fields, "factor", Double.MAX_VALUE));
            }
            default ->
                throw new InvalidArgument(ARGUMENT, only.getKey(), "exactly one of block, reroute, probability, entry");
        };
    }

    private static Map<?, ?> fields(@Nullable Object said, List<String> names) {
        if (!(said instanceof Map<?, ?> fields)
                || fields.size() != names.size()
                || !names.stream().allMatch(fields::containsKey)) {
            throw new InvalidArgument(ARGUMENT, PlainValues.text(said), "exactly " + String.join(", ", names));
        }
        return fields;
    }

    private static String text(Map<?, ?> fields, String name) {
        return String.valueOf(fields.get(name));
    }

    private static double number(Map<?, ?> fields, String name, double most) {
        Object number = fields.get(name);
        double value = number instanceof Number given ? given.doubleValue() : Double.NaN;
        if (!(value >= 0 && value <= most)) {
            throw new InvalidArgument(
                    ARGUMENT + "." + name, String.valueOf(number), most == 1 ? "0 to 1" : "a number of 0 or more");
        }
        return value;
    }

    /** Every step it names. */
    static List<String> steps(Edit edit) {
        if (edit instanceof Edit.Reroute reroute) {
            return List.of(reroute.at(), reroute.from(), reroute.to());
        }
        if (edit instanceof Edit.Probability probability) {
            return List.of(probability.from(), probability.to());
        }
        return Stream.of(edit)
                .map(e -> e instanceof Edit.Block block ? block.step() : ((Edit.Entry) e).step())
                .toList();
    }
}
