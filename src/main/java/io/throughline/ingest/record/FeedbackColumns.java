package io.throughline.ingest.record;

import io.throughline.ingest.format.Role;
import io.throughline.ingest.format.RowReader;
import io.throughline.ingest.text.Forms;
import io.throughline.journey.FeedbackKind;
import io.throughline.journey.ImportRefused;
import io.throughline.journey.InvalidArgument;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which column of a file of feedback means what, and what holds for the whole file. A role without a column has −1. */
final class FeedbackColumns {
    private final List<String> header;
    private final int[] roles = new int[FeedbackRole.values().length];
    private final Map<FeedbackRole, String> constants = new EnumMap<>(FeedbackRole.class);
    private final Map<Integer, FeedbackQuestion> questions = new TreeMap<>();
    private final Map<String, Integer> attributes = new LinkedHashMap<>();

    private FeedbackColumns(List<String> header) {
        this.header = header;
        Arrays.fill(roles, -1);
    }

    static FeedbackColumns of(List<String> header, ImportOptions options) {
        FeedbackColumns columns = new FeedbackColumns(header);
        Set<Integer> taken = new TreeSet<>();
        for (String name : options.ignored()) {
            int first = columns.find("ignore", name);
            IntStream.range(first, header.size())
                    .filter(column -> header.get(column).equalsIgnoreCase(name))
                    .forEach(taken::add);
        }
        FeedbackQuestion.read(options.given().get(FeedbackRole.QUESTIONS)).forEach(question -> {
            int column = columns.find(FeedbackRole.QUESTIONS, question.column());
            if (columns.questions.put(column, question) != null) {
                throw new ImportRefused(FeedbackRole.QUESTIONS + " names the column " + question.column()
                        + " twice; a column holds the answers to one question.");
            }
            taken.add(column);
        });
        for (FeedbackRole role : FeedbackRole.values()) {
            String asked = options.given().get(role.option());
            if (asked != null) {
                columns.ask(role, asked, taken);
            }
        }
        for (FeedbackRole role : FeedbackRole.values()) {
            if (!options.given().containsKey(role.option())) {
                columns.recognise(role, taken);
            }
        }
        columns.keepOthers(taken);
        Twins.refuse(header, columns.roles);
        Twins.refuse(
                header,
                columns.questions.keySet().stream().mapToInt(Integer::intValue).toArray());
        return columns;
    }

    int column(FeedbackRole role) {
        return roles[role.ordinal()];
    }

    /** What an option says of the whole file. */
    @Nullable
    String constant(FeedbackRole role) {
        return constants.get(role);
    }

    /** By column. */
    Map<Integer, FeedbackQuestion> questions() {
        return questions;
    }

    /** Columns by name. */
    Map<String, Integer> attributes() {
        return attributes;
    }

    Profile profile(Forms assumed) {
        int score = column(FeedbackRole.SCORE);
        return new Profile(assumed, column(FeedbackRole.TIME), -1, score, "score");
    }

    /** @throws ImportRefused where the columns are no feedback */
    void require() {
        boolean says = column(FeedbackRole.SCORE) >= 0 || column(FeedbackRole.TEXT) >= 0 || !questions.isEmpty();
        if (column(FeedbackRole.TIME) < 0 || !says) {
            throw new ImportRefused(
                    "The file has the columns " + RowReader.shorten(String.join(", ", header))
                            + "; feedback needs a time, and a score, a text or questions. Name them by time=COLUMN, score=COLUMN, text=COLUMN or questions=COLUMN:KIND:LEAST:MOST.");
        }
    }

    List<String> uses() {
        List<String> uses = new ArrayList<>(Collections.nCopies(header.size(), "ignore"));
        attributes.values().forEach(column -> uses.set(column, "attribute"));
        questions.keySet().forEach(column -> uses.set(column, FeedbackRole.QUESTIONS));
        for (FeedbackRole role : FeedbackRole.values()) {
            if (column(role) >= 0) {
                uses.set(column(role), role.option());
            }
        }
        return uses;
    }

    /** The mapping as the report tells it. */
    String describe() {
        List<String> parts = new ArrayList<>();
        for (FeedbackRole role : FeedbackRole.values()) {
            if (column(role) >= 0) {
                parts.add(role.option() + " ← " + header.get(column(role)));
            } else if (constants.containsKey(role)) {
                parts.add(role.option() + " = " + constants.get(role));
            }
        }
        questions.values().forEach(one -> parts.add(one.kind() + " ← " + one.column()));
        String more = attributes.isEmpty() ? "" : "; attributes: " + String.join(", ", attributes.keySet());
        return "Feedback; columns: " + String.join(", ", parts) + more + ".";
    }

    private void ask(FeedbackRole role, String asked, Set<Integer> taken) {
        boolean kind = role == FeedbackRole.FEEDBACK_KIND && FeedbackQuestion.kind(asked) != null;
        boolean named = !kind && header.stream().anyMatch(asked::equalsIgnoreCase);
        if (named || !role.mayBeConstant()) {
            roles[role.ordinal()] = find(role.option(), asked);
            taken.add(column(role));
            return;
        }
        boolean fits = switch (role) {
            case FEEDBACK_KIND -> FeedbackQuestion.kind(asked) != null;
            case LEAST, MOST -> isNumber(asked);
            default -> true;
        };
        if (!fits) {
            String kinds = Arrays.stream(FeedbackKind.values()).map(Enum::name).collect(Collectors.joining(", "));
            throw new InvalidArgument(
                    role.option(),
                    asked,
                    "a column of the file, or "
                            + (role == FeedbackRole.FEEDBACK_KIND ? "one of " + kinds : "a number"));
        }
        constants.put(role, asked);
    }

    private static boolean isNumber(String text) {
        try {
            return Double.isFinite(Double.parseDouble(text));
        } catch (NumberFormatException none) {
            return false;
        }
    }

    private int find(String option, String name) {
        for (int column = 0; column < header.size(); column++) {
            if (header.get(column).equalsIgnoreCase(name)) {
                return column;
            }
        }
        throw new ImportRefused(
                option + "=" + name + ": there is no such column; the file has " + String.join(", ", header) + ".");
    }

    private void recognise(FeedbackRole role, Set<Integer> taken) {
        for (String name : role.columns()) {
            for (int column = 0; column < header.size(); column++) {
                if (Role.isNamed(header.get(column), name) && taken.add(column)) {
                    roles[role.ordinal()] = column;
                    return;
                }
            }
        }
    }

    private void keepOthers(Set<Integer> taken) {
        for (int column = 0; column < header.size(); column++) {
            if (!taken.contains(column) && !header.get(column).isEmpty()) {
                Integer twin = attributes.put(header.get(column), column);
                if (twin != null) {
                    throw Twins.refused(header.get(column));
                }
            }
        }
    }
}
