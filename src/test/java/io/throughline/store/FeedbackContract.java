package io.throughline.store;

import static io.throughline.journey.FeedbackRow.NEVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.feedback.FeedbackSource;
import io.throughline.feedback.StoredVoice;
import io.throughline.journey.FeedbackKind;
import io.throughline.journey.FeedbackRow;
import io.throughline.journey.ImportLog.ImportSession;
import io.throughline.journey.ImportReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What customers said lives and goes as the import does that brought it. */
interface FeedbackContract extends StoreContract {
    private FeedbackSource source() {
        return database().bean(FeedbackSource.class);
    }

    /** {@code customer time score [touchpoint=] [key=] [text=]}; customer {@code -}: nobody knows. */
    private static FeedbackRow row(String text) {
        String[] cells = text.split(" ");
        String more = " " + text + " ";
        boolean scored = !cells[2].equals("-");
        return new FeedbackRow(
                cells[0].equals("-") ? null : cells[0],
                Long.parseLong(cells[1]),
                NEVER,
                cell(more, "touchpoint"),
                null,
                scored ? FeedbackKind.CSAT : FeedbackKind.TEXT,
                scored ? Double.parseDouble(cells[2]) : Double.NaN,
                scored ? 1 : Double.NaN,
                scored ? 5 : Double.NaN,
                cell(more, "text"),
                null,
                cell(more, "key"),
                cell(more, "shop") == null ? Map.of() : Map.of("shop", cell(more, "shop")));
    }

    private static String cell(String text, String name) {
        int from = text.indexOf(" " + name + "=");
        return from < 0 ? null : text.substring(from + name.length() + 2, text.indexOf(' ', from + 1));
    }

    private ImportReport take(String source, String... rows) {
        try (ImportSession session = imports().open(source, false, false)) {
            List<FeedbackRow> all =
                    Arrays.stream(rows).map(FeedbackContract::row).toList();
            BitSet fresh = session.writeFeedback(all);
            return session.finish("digest", Rows.account(rows.length, rows.length - fresh.cardinality(), 0), List.of());
        }
    }

    /** Every visible item as text. */
    private List<String> said() {
        List<String> all = new ArrayList<>();
        for (FeedbackSource.Brought brought : source().listImports()) {
            source().load(brought.seq(), voice -> all.addAll(texts(voice)));
        }
        Collections.sort(all);
        return all;
    }

    private static List<String> texts(StoredVoice voice) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < voice.size(); i++) {
            String who = voice.ordinal() == StoredVoice.NOBODY ? "-" : voice.customer();
            double score = StoredVoice.number(voice.scores(), i);
            texts.add(who + " " + voice.at()[i] + " " + (Double.isNaN(score) ? "-" : Integer.toString((int) score))
                    + named("touchpoint", voice.touchpoints(), i) + named("key", voice.keys(), i)
                    + named("text", voice.texts(), i)
                    + named("shop", voice.attributes().getOrDefault("shop", new String[0]), i));
        }
        return texts;
    }

    private static String named(String name, String[] texts, int place) {
        String text = StoredVoice.text(texts, place);
        return text == null ? "" : " " + name + "=" + text;
    }

    @Test
    default void feedbackIsSeenOnceItsImportIsFinishedAndNotBefore() {
        Rows.take(imports(), "log", "ann 1 search");
        long version = timelines().version();
        try (ImportSession session = imports().open("survey", false, false)) {
            session.writeFeedback(List.of(row("ann 5 4 touchpoint=search"), row("new 6 2 text=slow shop=north")));
            session.writeFeedback(List.of(row("new 4 - text=hm"), row("- 3 1")));
            assertThat(said()).isEmpty();
            ImportReport report = session.finish("digest", Rows.account(4, 0, 0), List.of());
            assertThat(report.accepted()).isEqualTo(4);
            assertThat(report.customers()).isEqualTo(2);
        }
        assertThat(said())
                .containsExactly(
                        "- 3 1", "ann 5 4 touchpoint=search", "new 4 - text=hm", "new 6 2 text=slow shop=north");
        assertThat(timelines().version()).isGreaterThan(version);
        assertThat(texts("ann")).containsExactly("ann 1 search");
        assertThat(all()).as("whoever only said something has no timeline").hasSize(1);
    }

    @Test
    default void feedbackOfAnImportThatFailedLeavesNothing() {
        try (ImportSession session = imports().open("survey", false, false)) {
            session.writeFeedback(List.of(row("ann 5 4 touchpoint=till"), row("- 3 1")));
        }
        assertThat(source().listImports()).isEmpty();
        assertThat(database().nodes()).isZero();
    }

    @Test
    default void feedbackAgainIsADuplicateAndGoesWithTheImportThatBroughtIt() {
        ImportReport first = take("survey", "ann 1 4", "ann 1 4", "- 2 5", "bob 3 3 text=x");
        ImportReport second = take("survey", "ann 1 4", "ann 1 4", "ann 1 4", "- 2 5", "- 2 5", "bob 3 3 text=y");
        assertThat(first.accepted())
                .as("rows alike in one file are several answers")
                .isEqualTo(4);
        assertThat(second.accepted()).isEqualTo(3);
        assertThat(second.duplicates()).isEqualTo(3);
        assertThat(said())
                .containsExactly("- 2 5", "- 2 5", "ann 1 4", "ann 1 4", "ann 1 4", "bob 3 3 text=x", "bob 3 3 text=y");
        assertThat(imports().remove(first.id(), "test", "removeImport")).isTrue();
        assertThat(said()).containsExactly("- 2 5", "ann 1 4", "bob 3 3 text=y");
        assertThat(imports().remove(second.id(), "test", "removeImport")).isTrue();
        assertThat(database().nodes()).isZero();
    }

    /** Items of one customer in one import are one node, those with and without score, touchpoint and text. */
    @Test
    default void aTextAmongScoresHasNone() {
        take("survey", "ann 1 4 touchpoint=till", "ann 2 - text=x", "ann 3 1", "ann 4 5 touchpoint=shop");
        assertThat(said())
                .containsExactly("ann 1 4 touchpoint=till", "ann 2 - text=x", "ann 3 1", "ann 4 5 touchpoint=shop");
        ImportReport again = take("survey", "ann 2 - text=x", "ann 3 1", "ann 2 - text=y");
        assertThat(again.duplicates()).isEqualTo(2);
    }

    @Test
    default void ofOneKeyOfASourceTheFirstStays() {
        take(
                "survey",
                "ann 1 4 key=a",
                "bob 2 1 key=a",
                "bob 2 1 key=b",
                "ann 3 3 key=b",
                "- 4 2 key=d",
                "ann 4 1 key=d");
        ImportReport again = take("survey", "cee 9 5 key=b", "cee 9 5 key=c");
        take("other", "dan 7 2 key=a");
        assertThat(again.accepted()).isEqualTo(1);
        assertThat(said())
                .containsExactly("- 4 2 key=d", "ann 1 4 key=a", "bob 2 1 key=b", "cee 9 5 key=c", "dan 7 2 key=a");
    }

    /** Rows alike but for their key are several answers; those without one are known again beside those with one, and where none had one. */
    @Test
    default void rowsWithAKeyAreNeverTakenForRowsWithout() {
        take("survey", "ann 1 4 key=a", "bob 1 4 key=b", "bob 1 4", "- 1 4 key=c");
        ImportReport again = take("other", "ann 1 4", "bob 1 4", "- 1 4", "ann 2 3 key=a");
        assertThat(again.accepted()).isEqualTo(3);
        assertThat(again.duplicates()).isEqualTo(1);
        assertThat(take("third", "ann 1 4", "- 1 4").duplicates()).isEqualTo(2);
        assertThat(said())
                .containsExactly(
                        "- 1 4",
                        "- 1 4 key=c",
                        "ann 1 4",
                        "ann 1 4 key=a",
                        "ann 2 3 key=a",
                        "bob 1 4",
                        "bob 1 4 key=b");
    }

    @Test
    default void customersStayAsLongAsAnythingIsKnownOfThem() {
        ImportReport log = Rows.take(imports(), "log", "ann 1 search", "bob 2 store");
        ImportReport survey = take("survey", "ann 5 4", "cee 6 5");
        assertThat(imports().remove(log.id(), "test", "removeImport")).isTrue();
        database().nodes();
        assertThat(said()).containsExactly("ann 5 4", "cee 6 5");
        // Import, two customers, two voices.
        assertThat(database().nodes()).isEqualTo(5);
        Rows.take(imports(), "log", "ann 1 search");
        assertThat(imports().remove(survey.id(), "test", "removeImport")).isTrue();
        assertThat(texts("ann")).containsExactly("ann 1 search");
    }

    /** The same rows in any order and in any number of imports are the same items. */
    @Test
    default void theOrderOfImportsDoesNotMatter() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            rows.add((i % 7 == 0 ? "-" : "c" + i % 5) + " " + (i % 9) + " " + (1 + i % 5));
        }
        take("all", rows.toArray(String[]::new));
        List<String> whole = said();
        for (long seed : new long[] {1, 2}) {
            database().clear();
            List<String> shuffled = new ArrayList<>(rows);
            Collections.shuffle(shuffled, new Random(seed));
            take("half", shuffled.subList(0, 30).toArray(String[]::new));
            take("all", shuffled.toArray(String[]::new));
            take("rest", shuffled.subList(20, 60).toArray(String[]::new));
            assertThat(said()).isEqualTo(whole);
        }
    }
}
