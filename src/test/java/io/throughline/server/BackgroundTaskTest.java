package io.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Work is done once for all who asked meanwhile, and goes on after a failure. */
class BackgroundTaskTest {
    private final AtomicInteger runs = new AtomicInteger();
    private final List<Throwable> complaints = new CopyOnWriteArrayList<>();
    private RuntimeException failure;

    private BackgroundTask task() {
        return new BackgroundTask("test", this::work, complaints::add);
    }

    private void work() {
        runs.incrementAndGet();
        if (failure != null) {
            throw failure;
        }
    }

    /** Returns when all that was asked for is done. */
    private static void await(BackgroundTask task) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        task.first(done::countDown);
        done.await();
    }

    @Test
    void whoAsksMeanwhileIsServedByOneRun() throws InterruptedException {
        try (BackgroundTask task = task()) {
            CountDownLatch gate = closed(task);
            for (int i = 0; i < 5; i++) {
                task.within(Duration.ZERO);
                task.afterQuiet(Duration.ZERO);
            }
            gate.countDown();
            await(task);
            assertThat(runs).hasValue(1);
            task.within(Duration.ZERO);
            await(task);
            assertThat(runs).hasValue(2);
        }
    }

    @Test
    void whoAsksAgainPostponesNoLongerThanTheFirstWaits() throws InterruptedException {
        try (BackgroundTask task = task()) {
            Duration hour = Duration.ofHours(1);
            CountDownLatch gate = closed(task);
            task.afterQuiet(hour, Duration.ZERO);
            task.afterQuiet(hour, hour);
            gate.countDown();
            await(task);
            assertThat(runs).hasValue(1);
            task.afterQuiet(hour, hour);
            await(task);
            assertThat(runs).hasValue(1);
        }
    }

    /** Nothing is begun until the gate is open. */
    private static CountDownLatch closed(BackgroundTask task) {
        CountDownLatch gate = new CountDownLatch(1);
        task.first(() -> {
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        return gate;
    }

    @Test
    void whatWaitsIsDoneBeforeTheEnd() {
        BackgroundTask task = task();
        task.finish(Duration.ofMinutes(1));
        assertThat(runs).hasValue(0);
        task = task();
        task.afterQuiet(Duration.ofHours(1), Duration.ofHours(1));
        task.finish(Duration.ofMinutes(1));
        assertThat(runs).hasValue(1);
    }

    @Test
    void aFailureIsToldAndEndsNothing() throws InterruptedException {
        try (BackgroundTask task = task()) {
            failure = new IllegalStateException("away");
            task.within(Duration.ZERO);
            await(task);
            failure = null;
            task.within(Duration.ZERO);
            await(task);
            assertThat(runs).hasValue(2);
            assertThat(complaints)
                    .singleElement()
                    .satisfies(told -> assertThat(told).hasMessage("away"));
        }
    }

    @Test
    void whatIsAskedForAtTheEndIsNotBegun() {
        BackgroundTask task = task();
        task.within(Duration.ofHours(1));
        assertThat(task.end(Duration.ofMinutes(1))).isTrue();
        task.afterQuiet(Duration.ZERO);
        assertThat(runs).hasValue(0);
        assertThat(task.isStopping()).isTrue();
    }
}
