package io.throughline.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.journey.Deadline;
import io.throughline.journey.GivenUp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** As many compute as there are places, the rest in order; cheap ones pass; nobody computes for ever or for nobody. */
@Timeout(30)
class QuestionsTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final CountDownLatch go = new CountDownLatch(1);
    private final List<String> begun = Collections.synchronizedList(new ArrayList<>());

    private CompletableFuture<String> ask(Questions questions, boolean dear, String name) {
        return questions.ask(dear, () -> false, () -> {
            begun.add(name);
            await(go);
            return name;
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String forEver() {
        while (true) {
            Deadline.check();
            Thread.onSpinWait();
        }
    }

    @Test
    void whoWaitsForQuietWaitsForThoseWhoAsk() throws InterruptedException {
        Questions questions = new Questions(2, 100, LONG);
        questions.awaitQuiet(Duration.ZERO, LONG);
        CompletableFuture<String> answer = ask(questions, false, "one");
        questions.awaitQuiet(Duration.ZERO, Duration.ofMillis(50));
        assertThat(answer).as("patience is over, not the question").isNotDone();
        CompletableFuture<Void> quiet = CompletableFuture.runAsync(() -> {
            try {
                questions.awaitQuiet(Duration.ofMillis(1), LONG);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        Thread.sleep(100);
        assertThat(quiet).isNotDone();
        go.countDown();
        quiet.join();
        assertThat(questions.running()).isZero();
    }

    @Test
    void asManyComputeAsThereAreCoresAndTheOthersWaitInOrder() {
        Questions questions = new Questions(3, 100, LONG);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<CompletableFuture<Void>> answers = IntStream.range(0, 40)
                .mapToObj(i -> questions.ask(i % 2 == 0, () -> false, () -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    begun.add((i % 2 == 0 ? "dear " : "cheap ") + i);
                    IntStream.range(0, 1000).parallel().forEach(x -> Thread.onSpinWait());
                    now.decrementAndGet();
                    return (Void) null;
                }))
                .toList();
        answers.forEach(CompletableFuture::join);
        assertThat(most.get()).isBetween(1, 3);
        assertThat(begun).hasSize(40);
        assertThat(questions.running()).isZero();
        Questions single = new Questions(1, 100, LONG);
        begun.clear();
        CompletableFuture<String> first = ask(single, true, "0");
        List<CompletableFuture<String>> rest =
                IntStream.range(1, 20).mapToObj(i -> ask(single, true, "" + i)).toList();
        go.countDown();
        first.join();
        rest.forEach(CompletableFuture::join);
        assertThat(begun)
                .containsExactlyElementsOf(
                        IntStream.range(0, 20).mapToObj(String::valueOf).toList());
    }

    @Test
    void cheapOnesPassDearOnesAndNeitherStarves() {
        Questions questions = new Questions(2, 100, LONG);
        List<CompletableFuture<String>> dear = IntStream.range(0, 10)
                .mapToObj(i -> ask(questions, true, "dear"))
                .toList();
        assertThat(questions.running()).isEqualTo(1);
        assertThat(questions.ask(false, () -> false, () -> "cheap").join()).isEqualTo("cheap");
        List<CompletableFuture<String>> cheap = IntStream.range(0, 50)
                .mapToObj(i -> ask(questions, false, "cheap"))
                .toList();
        go.countDown();
        dear.forEach(CompletableFuture::join);
        cheap.forEach(CompletableFuture::join);
        assertThat(begun).hasSize(60);
    }

    @Test
    void whoeverComesWhenTooManyWaitIsToldWhenToComeAgain() {
        Questions questions = new Questions(1, 2, LONG);
        List<CompletableFuture<String>> taken = IntStream.range(0, 3)
                .mapToObj(i -> ask(questions, true, "" + i))
                .toList();
        assertThatThrownBy(() -> ask(questions, true, "too many"))
                .isInstanceOfSatisfying(
                        Busy.class, busy -> assertThat(busy.seconds()).isPositive())
                .hasMessageContaining("2 questions wait already")
                .hasMessageContaining("throughline.limits.waiting");
        assertThat(ask(questions, false, "cheap")).isNotNull();
        go.countDown();
        taken.forEach(CompletableFuture::join);
        assertThat(begun).doesNotContain("too many");
    }

    @Test
    void thoseWhoLeftTheQueueMakeRoom() {
        Questions questions = new Questions(1, 1, LONG);
        ask(questions, true, "first");
        CompletableFuture<String> left = questions.ask(true, () -> true, () -> "for nobody");
        CompletableFuture<String> next = ask(questions, true, "next");
        assertThatThrownBy(left::join).hasCauseInstanceOf(GivenUp.class);
        go.countDown();
        assertThat(next.join()).isEqualTo("next");
    }

    @Test
    void workEndsWhenItsTimeIsOverOnAllOfItsThreads() {
        Questions questions = new Questions(4, 0, Duration.ofMillis(50));
        CompletableFuture<String> answer = questions.ask(true, () -> false, () -> {
            IntStream.range(0, 100).parallel().forEach(i -> forEver());
            return "never";
        });
        assertThatThrownBy(answer::join)
                .hasCauseInstanceOf(GivenUp.class)
                .hasMessageContaining("takes longer than")
                .hasMessageContaining("throughline.limits.seconds");
        assertThat(questions.running()).isZero();
    }

    /** Work that looks at no clock: it is answered without, and the next one has its place. */
    @Test
    void whoHangsIsGivenUpAndKeepsNoPlace() {
        Questions questions = new Questions(1, 100, Duration.ofMillis(50), Duration.ofMillis(50));
        CountDownLatch never = new CountDownLatch(1);
        CompletableFuture<String> hung = questions.ask(true, () -> false, () -> {
            await(never);
            return "late";
        });
        CompletableFuture<String> next = questions.ask(true, () -> false, () -> "next");
        assertThat(next).succeedsWithin(Duration.ofSeconds(20)).isEqualTo("next");
        assertThat(hung).failsWithin(Duration.ofSeconds(20)).withThrowableThat().withCauseInstanceOf(GivenUp.class);
        never.countDown();
        assertThat(questions.waiting()).isZero();
        assertThat(questions.ask(true, () -> false, () -> "after"))
                .succeedsWithin(Duration.ofSeconds(20))
                .isEqualTo("after");
    }

    @Test
    void workEndsWhenItsClientHasGone() {
        Questions questions = new Questions(2, 0, LONG);
        AtomicBoolean gone = new AtomicBoolean();
        CountDownLatch begins = new CountDownLatch(1);
        CompletableFuture<String> answer = questions.ask(true, gone::get, () -> {
            begins.countDown();
            return forEver();
        });
        await(begins);
        assertThat(answer).isNotDone();
        gone.set(true);
        assertThatThrownBy(answer::join).hasCauseInstanceOf(GivenUp.class).hasMessageContaining("Nobody waits");
        assertThat(questions.running()).isZero();
    }

    @Test
    void workOfNoQuestionHasNoDeadline() {
        Deadline.check();
        assertThat(Deadline.present().missed()).isFalse();
    }
}
