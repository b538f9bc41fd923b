package io.throughline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.ingest.batch.ImportSettings;
import io.throughline.journey.ImportReport;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.LiveCall;
import io.throughline.journey.LiveInteraction;
import io.throughline.journey.Rejection;
import io.throughline.journey.Unavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class LiveServiceTest {
    private final MemoryStore store = new MemoryStore();
    private final ImportService desk = new ImportService(store, ImportSettings.of(1_000, false));
    private final CountDownLatch underWay = new CountDownLatch(1);

    /** A desk at which another write is under way until it is told to end. */
    private LiveService busy(int rowLimit) {
        ExecutorService worker = Executors.newSingleThreadExecutor();
        var unused = worker.submit(() -> underWay.await(1, TimeUnit.MINUTES));
        return new LiveService(desk, rowLimit, writing -> TimeUnit.MINUTES.toNanos(1), worker);
    }

    private void close(LiveService live) {
        underWay.countDown();
        live.close();
    }

    @Test
    void callsOfOneSourceShareAnImportWhileAnotherWriteIsUnderWay() {
        LiveService live = busy(100);
        CompletableFuture<ImportReport> a = live.record("web", List.of(at("a", 1), at("a", 2)));
        CompletableFuture<ImportReport> b = live.record("web", List.of(at("b", 1)));
        CompletableFuture<ImportReport> c = live.record("app", List.of(at("c", 1)));
        assertThat(a).isNotDone();
        close(live);
        assertThat(a.join()).isSameAs(b.join());
        assertThat(a.join().rows()).isEqualTo(3);
        assertThat(c.join().source()).isEqualTo("app");
        assertThat(store.reports).hasSize(2);
    }

    @Test
    void aFullGatheringTakesNoFurtherCall() {
        LiveService live = busy(3);
        CompletableFuture<ImportReport> first = live.record("web", List.of(at("a", 1), at("a", 2)));
        CompletableFuture<ImportReport> second = live.record("web", List.of(at("a", 3)));
        CompletableFuture<ImportReport> third = live.record("web", List.of(at("a", 4)));
        close(live);
        assertThat(first.join()).isSameAs(second.join()).isNotSameAs(third.join());
    }

    @Test
    void aLoneCallWaitsForNobody() {
        try (LiveService live = new LiveService(desk)) {
            CompletableFuture<ImportReport> first = live.record("web", List.of(at("a", 1)));
            assertThat(first.join().accepted()).isEqualTo(1);
            assertThat(live.record("web", List.of(at("a", 2))).join()).isNotSameAs(first.join());
        }
    }

    /** One that has just answered two calls by one import. */
    private LiveService answeredTogether() {
        LiveService live = busy(100);
        CompletableFuture<ImportReport> a = live.record("web", List.of(at("a", 1)));
        CompletableFuture<ImportReport> b = live.record("web", List.of(at("b", 1)));
        underWay.countDown();
        assertThat(a.join()).isSameAs(b.join());
        return live;
    }

    @Test
    void callsAnsweredTogetherAreWaitedForTogether() throws InterruptedException {
        LiveService live = answeredTogether();
        CompletableFuture<ImportReport> next = live.record("web", List.of(at("a", 2)));
        TimeUnit.MILLISECONDS.sleep(50);
        assertThat(live.record("web", List.of(at("b", 2))).join()).isSameAs(next.join());
        assertThat(store.reports).hasSize(2);
        live.close();
    }

    @Test
    void whoDoesNotComeBackIsNotWaitedForAtTheEnd() {
        LiveService live = answeredTogether();
        CompletableFuture<ImportReport> next = live.record("web", List.of(at("a", 2)));
        live.close();
        assertThat(next).isCompleted();
    }

    @Test
    void aRepeatedCallIsADuplicate() {
        LiveService live = busy(100);
        CompletableFuture<ImportReport> first = live.record("web", List.of(at("a", 1), at("a", 1)));
        CompletableFuture<ImportReport> again = live.record("web", List.of(at("a", 1), at("a", 1)));
        CompletableFuture<ImportReport> other = live.record("web", List.of(at("a", 2)));
        close(live);
        assertThat(first.join().accepted()).isEqualTo(2);
        assertThat(again.join().accepted()).isEqualTo(1);
        assertThat(again.join().duplicates()).isEqualTo(2);
        assertThat(other.join()).isSameAs(again.join());
    }

    @Test
    void badInteractionsAreRejectedOneByOne() {
        String longId = "x".repeat(513);
        LiveService live = new LiveService(desk);
        CompletableFuture<ImportReport> answer = live.record(
                "web",
                List.of(
                        at(" ", 1),
                        new LiveInteraction("a", micros(1), "", null, null, null, false, null, null, null, Map.of()),
                        new LiveInteraction(
                                "a", micros(1), "x", null, null, Double.NaN, false, null, null, null, Map.of()),
                        new LiveInteraction(
                                "a", micros(Long.MAX_VALUE), "x", null, null, null, false, null, null, null, Map.of()),
                        new LiveInteraction("a", micros(1), "x", longId, null, null, false, null, null, null, Map.of()),
                        new LiveInteraction(
                                "a",
                                micros(1),
                                "x",
                                null,
                                null,
                                null,
                                false,
                                null,
                                null,
                                null,
                                Map.of("n", "v".repeat(70_000))),
                        new LiveInteraction(
                                " a ",
                                micros(5),
                                "START",
                                "web",
                                "",
                                9.5,
                                true,
                                "k",
                                "o1",
                                2.0,
                                Map.of("n", "v", "e", " "))));
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
        LiveService live = new LiveService(desk);
        store.refuseWith = "disk full";
        CompletableFuture<ImportReport> failed = live.record("web", List.of(at("a", 1)));
        assertThatThrownBy(failed::join).hasRootCauseMessage("disk full");
        store.refuseWith = null;
        assertThat(live.record("web", List.of(at("a", 1))).join().accepted()).isEqualTo(1);
        live.close();
    }

    @Test
    void wrongCallsAreRefused() {
        LiveService live = new LiveService(desk);
        assertThatThrownBy(() -> live.record(" ", List.of(at("a", 1)))).isInstanceOf(InvalidArgument.class);
        assertThatThrownBy(() -> live.record("web", List.of())).isInstanceOf(InvalidArgument.class);
        live.close();
        assertThatThrownBy(() -> live.record("web", List.of(at("a", 1)))).isInstanceOf(Unavailable.class);
    }

    @Test
    void listenersHearOfEachImportAndMayFail() {
        List<String> heard = new ArrayList<>();
        desk.addListener(listener(report -> {
            throw new IllegalStateException("index is down");
        }));
        desk.addListener(listener(report -> heard.add(report.source())));
        assertThat(desk.importLive("web", new LiveCall(List.of(at("a", 1)), List.of()))
                        .accepted())
                .isEqualTo(1);
        assertThat(heard).containsExactly("web");
    }

    private static ImportListener listener(Consumer<ImportReport> live) {
        return new ImportListener() {
            @Override
            public void imported(ImportReport report) {
                throw new AssertionError("no file was imported");
            }

            @Override
            public void recorded(ImportReport report) {
                live.accept(report);
            }
        };
    }

    private static java.time.Instant micros(long micros) {
        return java.time.Instant.EPOCH.plus(micros, java.time.temporal.ChronoUnit.MICROS);
    }

    private static LiveInteraction at(String customer, long at) {
        return new LiveInteraction(customer, micros(at), "x", null, null, null, false, null, null, null, Map.of());
    }
}
