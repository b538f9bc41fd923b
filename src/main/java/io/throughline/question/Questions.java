package io.throughline.question;

import io.throughline.journey.Deadline;
import io.throughline.journey.GivenUp;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lets as many questions compute as there are cores; the others wait in the order in which they came. Dear ones never take the last
 * place, so that cheap ones pass them; one of the dear ones is always served. A question's time runs from when it begins to compute.
 *
 * <p>With one core there are two places, or cheap questions would wait for dear ones.
 */
public final class Questions {
    private static final System.Logger LOG = System.getLogger(Questions.class.getName());
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final int cores;
    private final int places;
    private final int mostWaiting;
    private final Duration most;
    private final Duration grace;
    private final Deque<Question<?>> cheap = new ArrayDeque<>();
    private final Deque<Question<?>> dear = new ArrayDeque<>();
    private int running;
    private int runningDear;
    private long quietSince = System.nanoTime();

    /**
     * @param cores how many threads work on a question
     * @param mostWaiting how many may wait
     * @param most how long one may compute
     */
    public Questions(int cores, int mostWaiting, Duration most) {
        this(cores, mostWaiting, most, GRACE);
    }

    /** @param grace how long after that it is taken for hung */
    Questions(int cores, int mostWaiting, Duration most, Duration grace) {
        this.cores = cores;
        this.places = Math.max(2, cores);
        this.mostWaiting = mostWaiting;
        this.most = most;
        this.grace = grace;
    }

    private record Question<T>(boolean dear, BooleanSupplier gone, Supplier<T> work, CompletableFuture<T> answer) {}

    /**
     * Computes an answer on threads of its own, at once or when it is its turn. The answer fails with {@link GivenUp} where its time was over
     * or its client gone; {@link Busy} is thrown where too many wait.
     *
     * @param dear whether it is expected to take long
     * @param gone whether nobody waits for the answer any more
     */
    public <T> CompletableFuture<T> ask(boolean dear, BooleanSupplier gone, Supplier<T> work) {
        Question<T> question = new Question<>(dear, gone, work, new CompletableFuture<>());
        List<Question<?>> left;
        synchronized (this) {
            left = waiting() < mostWaiting ? List.of() : takeThoseGone();
            (dear ? this.dear : cheap).add(question);
            Question<?> next = next();
            if (next != null) {
                start(next);
            } else if (waiting() > mostWaiting) {
                (dear ? this.dear : cheap).removeLast();
                throw new Busy(mostWaiting, retrySeconds());
            }
        }
        left.forEach(one -> one.answer.completeExceptionally(Deadline.nobodyWaits()));
        return question.answer;
    }

    /** How many compute now. */
    public synchronized int running() {
        return running;
    }

    /** How many wait now. */
    public synchronized int waiting() {
        return cheap.size() + dear.size();
    }

    /** Waits until nobody has asked anything for so long, as work does that nobody waits for; not longer than {@code most}. */
    public synchronized void awaitQuiet(Duration quiet, Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        while (true) {
            long now = System.nanoTime();
            long left = Math.min(end, running > 0 ? end : quietSince + quiet.toNanos()) - now;
            if (left <= 0) {
                return;
            }
            wait(left / 1_000_000 + 1);
        }
    }

    private int retrySeconds() {
        return (int) Math.max(1, Math.min(10, most.toSeconds()));
    }

    private List<Question<?>> takeThoseGone() {
        List<Question<?>> left = Stream.concat(cheap.stream(), dear.stream())
                .filter(one -> one.gone.getAsBoolean())
                .toList();
        cheap.removeAll(left);
        dear.removeAll(left);
        return left;
    }

    /** Takes whoever may begin off the queue; null: nobody may. */
    private @Nullable Question<?> next() {
        if (running >= places) {
            return null;
        }
        boolean room = runningDear < Math.max(1, places - 1) && !dear.isEmpty();
        boolean first = room && (runningDear == 0 || cheap.isEmpty());
        Question<?> next = first ? dear.poll() : cheap.poll();
        if (next != null) {
            running++;
            runningDear += next.dear ? 1 : 0;
        }
        return next;
    }

    private <T> void start(Question<T> question) {
        Deadline deadline = Deadline.after(most, question.gone);
        ForkJoinPool threads = QuestionThread.pool(cores, deadline);
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        var unused = ended.completeOnTimeout(false, most.plus(grace).toMillis(), TimeUnit.MILLISECONDS)
                .thenAccept(byItself -> {
                    leave(question);
                    if (!byItself) {
                        giveUp(question, threads, deadline);
                    }
                });
        threads.execute(() -> {
            T result = null;
            Throwable failure = null;
            try {
                Deadline.check();
                result = question.work.get();
            } catch (Throwable e) {
                failure = e;
            }
            deadline.end();
            threads.shutdown();
            ended.complete(true);
            if (failure == null) {
                question.answer.complete(result);
            } else {
                question.answer.completeExceptionally(failure);
            }
        });
    }

    /** Whoever looks at no clock, since a thread waits for what never comes, must not keep the place for good. */
    private void giveUp(Question<?> question, ForkJoinPool threads, Deadline deadline) {
        LOG.log(
                System.Logger.Level.ERROR,
                "A question did not end when its time was over. " + QuestionThread.stacks(deadline));
        question.answer.completeExceptionally(Deadline.tooLong(most));
        threads.shutdownNow(); // afterwards, or what is interrupted would answer
    }

    private synchronized void leave(Question<?> question) {
        running--;
        runningDear -= question.dear ? 1 : 0;
        for (Question<?> next = next(); next != null; next = next()) {
            start(next);
        }
        quietSince = System.nanoTime();
        notifyAll();
    }
}
