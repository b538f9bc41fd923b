package io.throughline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.export.KeptRowsFile;
import io.throughline.journey.ImportRefused;
import io.throughline.journey.ImportReport;
import io.throughline.journey.KeptRows;
import io.throughline.journey.RecordAccount.Fate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events of logs that were not taken come back as a log that says all that is needed to read it alone. */
class MendedLogsTest {
    private static final String TWO =
            "{\"objectTypes\":[],\"objects\":[{\"id\":\"o 1\",\"type\":\"order\"},{\"id\":\"i1\",\"type\":\"item <b>\"}],"
                    + "\"events\":[{\"id\":\"e1\",\"type\":\"Place\",\"time\":\"2026-01-01T10:00:00Z\",\"relationships\":[{\"objectId\":\"o 1\",\"qualifier\":\"of\"}]},"
                    + "{\"id\":\"e2\",\"type\":\"Pack\",\"time\":\"soon\",\"attributes\":[{\"name\":\"by\",\"value\":\"a & b\"}],"
                    + "\"relationships\":[{\"objectId\":\"o 1\",\"qualifier\":\"of\"},{\"objectId\":\"i1\",\"qualifier\":\"in\"}]},"
                    + "{\"id\":\"e3\",\"type\":\"Ship\",\"time\":\"soon\",\"relationships\":[{\"objectId\":\"o 1\"}]}]}";
    private static final String ONE =
            "{\"ocel:objects\":{\"o 1\":{\"ocel:type\":\"order\"},\"i1\":{\"ocel:type\":\"item\"}},\"ocel:events\":{"
                    + "\"e1\":{\"ocel:activity\":\"Place\",\"ocel:timestamp\":\"2026-01-01T10:00:00Z\",\"ocel:omap\":[\"o 1\"]},"
                    + "\"e2\":{\"ocel:activity\":\"Pack\",\"ocel:timestamp\":\"soon\",\"ocel:omap\":[\"o 1\",\"i1\"],\"ocel:vmap\":{\"by\":\"a & b\"}},"
                    + "\"e3\":{\"ocel:activity\":\"Ship\",\"ocel:timestamp\":\"soon\",\"ocel:omap\":[\"o 1\"]}}}";
    private static final String XML =
            "<log><objects><object id=\"o 1\" type=\"order\"/><object id=\"i1\" type=\"item\"/></objects><events>"
                    + "<event id=\"e1\" type=\"Place\" time=\"2026-01-01T10:00:00Z\"><objects><relationship object-id=\"o 1\"/></objects></event>"
                    + "<event id=\"e2\" type=\"Pack\" time=\"soon\"><attributes><attribute name=\"by\">a &amp; b</attribute></attributes>"
                    + "<objects><relationship object-id=\"o 1\"/><relationship object-id=\"i1\"/></objects></event>"
                    + "<event id=\"e3\" type=\"Ship\" time=\"soon\"><objects><relationship object-id=\"o 1\"/></objects></event></events></log>";

    private static final String NAMELESS = "<event><string key=\"name\" value=\"%s\"/></event>";
    private static final String NAMED = "<event><string key=\"concept:name\" value=\"%s\"/></event>";

    private final Trial trial = new Trial();

    @ParameterizedTest
    @ValueSource(strings = {TWO, ONE, XML})
    void eventsOfObjectsFindTheirObjectsAgain(String log) throws IOException {
        ImportReport first = trial.take(log, "object=order");
        assertThat(List.of(first.accepted(), first.rejected())).containsExactly(1L, 2L);
        String rows = rows(trial.store, Fate.REJECTED);
        assertThat(rows).containsAnyOf("a & b", "a &amp; b").doesNotContain("Place");
        ImportReport second = trial.take(rows.replace("soon", "2026-01-02T10:00:00Z"), "object=order");
        assertThat(List.of(second.accepted(), second.rejected())).containsExactly(2L, 0L);
        assertThat(trial.store.of("o 1"))
                .extracting(MemoryStore.Entry::touchpoint)
                .containsExactly("Place", "Pack", "Ship");
    }

    /** It comes back with both, so that it is refused until one of them is taken out. */
    @ParameterizedTest
    @ValueSource(strings = {TWO, ONE})
    void anEventWithAMemberThatStandsTwiceIsRefusedAndComesBackWhole(String log) throws IOException {
        String clear = log.replaceFirst("soon", "2026-01-02T10:00:00Z");
        String twice = clear.replaceFirst("(\"[a-z:]*time(stamp)?\":)(\"[^\"]*\")", "$1\"2025-01-01T10:00:00Z\",$1$3");
        ImportReport first = trial.take(twice, "object=order");
        assertThat(List.of(first.accepted(), first.rejected())).containsExactly(1L, 2L);
        assertThat(first.rejections().get(0).reason()).isEqualTo("a member stands twice with different values");
        String rows = rows(trial.store, Fate.REJECTED);
        assertThat(rows).contains("2025-01-01T10:00:00Z", "2026-01-01T10:00:00Z");
        assertThatThrownBy(() -> trial.take(rows, "object=order")).hasMessageContaining("stands twice");
    }

    @Test
    void whatTheLogSaysOfAnEventStays() throws IOException {
        trial.take(TWO, "object=order");
        assertThat(rows(trial.store, Fate.REJECTED).lines().findFirst())
                .contains(
                        "{\"objectTypes\":[{\"name\":\"order\"},{\"name\":\"item <b>\"}],"
                                + "\"objects\":[{\"id\":\"o 1\",\"type\":\"order\"},{\"id\":\"i1\",\"type\":\"item <b>\"}],"
                                + "\"events\":[{\"id\":\"e2\",\"type\":\"Pack\",\"time\":\"soon\",\"attributes\":[{\"name\":\"by\",\"value\":\"a & b\"}],"
                                + "\"relationships\":[{\"objectId\":\"o 1\",\"qualifier\":\"of\"},{\"objectId\":\"i1\",\"qualifier\":\"in\"}]}]}");
    }

    @Test
    void behindALogOnlyAnotherMayFollow() {
        assertThatThrownBy(() -> trial.take(TWO + "\n7", "object=order"))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining("Behind the log stands what is none");
        assertThat(trial.store.reports).isEmpty();
    }

    /** In a log without times each event keeps its place, although it comes back in a trace of its own. */
    @Test
    void mendedStepsStandWhereTheyStood() throws IOException {
        String log = "<log><trace>" + NAMED.formatted("a") + NAMELESS.formatted("b") + NAMED.formatted("c")
                + NAMELESS.formatted("d") + "</trace></log>";
        assertThat(trial.take(log).rejected()).isEqualTo(2);
        String rows = rows(trial.store, Fate.REJECTED);
        assertThat(trial.take(rows.replace("\"name\"", "\"concept:name\"")).accepted())
                .isEqualTo(2);
        assertThat(timeline(trial.store)).containsExactly("a", "b", "c", "d");
    }

    /** What the whole log told holds for its parts: events without a time stay rejected, starts stay left out. */
    @Test
    void anUnmendedPartIsReadAsTheWholeWas() throws IOException {
        String event = "<event><string key=\"concept:name\" value=\"a\"/><date key=\"time:timestamp\" value=\"%s\"/>"
                + "<string key=\"lifecycle:transition\" value=\"%s\"/></event>";
        String log = "<log><trace>" + event.formatted("2026-01-01T10:00:00Z", "complete")
                + event.formatted("?", "complete") + event.formatted("2026-01-01T09:00:00Z", "start")
                + "</trace></log>";
        ImportReport first = trial.take(log);
        assertThat(List.of(first.accepted(), first.rejected(), first.leftOut())).containsExactly(1L, 1L, 1L);
        String rejected = rows(trial.store, Fate.REJECTED);
        String leftOut = rows(trial.store, Fate.LEFT_OUT);
        assertThatThrownBy(() -> trial.take(rejected)).hasMessageContaining("None of its 1 rows could be taken");
        assertThatThrownBy(() -> trial.take(leftOut)).hasMessageContaining("1 lifecycle other than complete");
        assertThat(trial.store.entries).hasSize(1);
        assertThat(trial.take(rejected.replace("\"?\"", "\"2026-01-03T10:00:00Z\""))
                        .accepted())
                .isEqualTo(1);
    }

    private static List<String> timeline(MemoryStore store) {
        return store.entries.stream()
                .sorted(Comparator.comparingLong(MemoryStore.Entry::at))
                .map(MemoryStore.Entry::touchpoint)
                .toList();
    }

    private static String rows(MemoryStore store, Fate fate) throws IOException {
        KeptRows rows = store.kept.stream()
                .filter(one -> one.fate() == fate)
                .findFirst()
                .orElseThrow();
        return new String(KeptRowsFile.of(rows).bytes(), StandardCharsets.UTF_8);
    }
}
