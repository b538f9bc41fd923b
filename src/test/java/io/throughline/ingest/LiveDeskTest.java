package io.throughline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.journey.ImportReport;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.LiveInteraction;
import io.throughline.journey.Rejection;
import io.throughline.journey.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LiveDeskTest {
    private static final Duration NEVER = Duration.ofDays(1);

    private final MemoryStore store = new MemoryStore();
    private final ImportDesk desk = new ImportDesk(store, ImportSettings.of(1_000, false));

    @Test
    void callsOfOneSourceShareAnImport() {
        LiveDesk live = new LiveDesk(desk, NEVER, 100);
        CompletableFuture<ImportReport> a = live.record("web", List.of(at("a", 1), at("a", 2)));
        CompletableFuture<ImportReport> b = live.record("web", List.of(at("b", 1)));
        CompletableFuture<ImportReport> c = live.record("app", List.of(at("c", 1)));
        assertThat(a).isNotDone();
        live.close();
        assertThat(a.join()).isSameAs(b.join());
        assertThat(a.join().rows()).isEqualTo(3);
        assertThat(c.join().source()).isEqualTo("app");
        assertThat(store.reports).hasSize(2);
    }

    @Test
    void fullGatheringsAreWrittenAtOnce() {
        try (LiveDesk live = new LiveDesk(desk, NEVER, 3)) {
            CompletableFuture<ImportReport> first = live.record("web", List.of(at("a", 1), at("a", 2)));
            CompletableFuture<ImportReport> second = live.record("web", List.of(at("a", 3)));
            assertThat(first.join()).isSameAs(second.join());
        }
    }

    @Test
    void waitingCallsAreWrittenWithoutMore() {
        try (LiveDesk live = new LiveDesk(desk, Duration.ofMillis(1), 1_000)) {
            assertThat(live.record("web", List.of(at("a", 1))).join().accepted())
                    .isEqualTo(1);
        }
    }

    @Test
    void aRepeatedCallIsADuplicate() {
        LiveDesk live = new LiveDesk(desk, NEVER, 100);
        CompletableFuture<ImportReport> first = live.record("web", List.of(at("a", 1), at("a", 1)));
        CompletableFuture<ImportReport> again = live.record("web", List.of(at("a", 1), at("a", 1)));
        live.close();
        assertThat(first.join().accepted()).isEqualTo(2);
        assertThat(again.join().accepted()).isZero();
        assertThat(again.join().duplicates()).isEqualTo(2);
    }

    @Test
    void badInteractionsAreRejectedOneByOne() {
        String longId = "x".repeat(513);
        LiveDesk live = new LiveDesk(desk, NEVER, 100);
        CompletableFuture<ImportReport> answer = live.record(
                "web",
                List.of(
                        at(" ", 1),
                        new LiveInteraction("a", micros(1), "", null, null, null, false, null, Map.of()),
                        new LiveInteraction("a", micros(1), "x", null, null, Double.NaN, false, null, Map.of()),
                        new LiveInteraction("a", micros(Long.MAX_VALUE), "x", null, null, null, false, null, Map.of()),
                        new LiveInteraction("a", micros(1), "x", longId, null, null, false, null, Map.of()),
                        new LiveInteraction(
                                "a", micros(1), "x", null, null, null, false, null, Map.of("n", "v".repeat(70_000))),
                        new LiveInteraction(
                                " a ", micros(5), "START", "web", "", 9.5, true, "k", Map.of("n", "v", "e", " "))));
        live.close();
        ImportReport report = answer.join();
        assertThat(report.rejections().stream().map(Rejection::reason))
                .containsExactly(
                        "no customer",
                        "empty touchpoint",
                        "value is not a number",
                        "time outside the years 1900 to 2200",
                        "channel longer than 512 characters",
                        "row longer than 64 KiB");
        assertThat(report.rejections()).allMatch(rejection -> rejection.line() == null);
        assertThat(report.rows()).isEqualTo(7);
        assertThat(store.entries).hasSize(2);
        assertThat(store.entries.get(0))
                .extracting("customer", "at", "touchpoint", "channel", "campaign", "key", "attributes")
                .containsExactly("a", 5L, "START'", "web", null, "k", Map.of("n", "v"));
        assertThat(store.entries.get(1)).extracting("touchpoint", "value").containsExactly("Conversion", 9.5);
    }

    @Test
    void aFailedWriteFailsItsCallsOnly() {
        LiveDesk live = new LiveDesk(desk, NEVER, 1);
        store.refuseWith = "disk full";
        CompletableFuture<ImportReport> failed = live.record("web", List.of(at("a", 1)));
        assertThatThrownBy(failed::join).hasRootCauseMessage("disk full");
        store.refuseWith = null;
        assertThat(live.record("web", List.of(at("a", 1))).join().accepted()).isEqualTo(1);
        live.close();
    }

    @Test
    void wrongCallsAreRefused() {
        LiveDesk live = new LiveDesk(desk, NEVER, 10);
        assertThatThrownBy(() -> live.record(" ", List.of(at("a", 1)))).isInstanceOf(InvalidArgument.class);
        assertThatThrownBy(() -> live.record("web", List.of())).isInstanceOf(InvalidArgument.class);
        live.close();
        assertThatThrownBy(() -> live.record("web", List.of(at("a", 1)))).isInstanceOf(Unavailable.class);
    }

    @Test
    void listenersHearOfEachImportAndMayFail() {
        List<String> heard = new ArrayList<>();
        desk.addListener(report -> {
            throw new IllegalStateException("index is down");
        });
        desk.addListener(report -> heard.add(report.source()));
        assertThat(desk.importLive("web", List.of(at("a", 1))).accepted()).isEqualTo(1);
        assertThat(heard).containsExactly("web");
    }

    private static java.time.Instant micros(long micros) {
        return java.time.Instant.EPOCH.plus(micros, java.time.temporal.ChronoUnit.MICROS);
    }

    private static LiveInteraction at(String customer, long at) {
        return new LiveInteraction(customer, micros(at), "x", null, null, null, false, null, Map.of());
    }
}
