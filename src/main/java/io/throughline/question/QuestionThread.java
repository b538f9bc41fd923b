package io.throughline.question;

import io.throughline.journey.Deadline;
import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.stream.Collectors;

/** Works for one question; parallel streams that the question starts stay on threads of this kind. */
final class QuestionThread extends ForkJoinWorkerThread implements Deadline.Bound {
    private final Deadline deadline;

    private QuestionThread(ForkJoinPool pool, Deadline deadline) {
        super(pool);
        this.deadline = deadline;
        setName("question");
        setContextClassLoader(QuestionThread.class.getClassLoader());
    }

    /** Threads for one question. */
    static ForkJoinPool pool(int threads, Deadline deadline) {
        return new ForkJoinPool(threads, pool -> new QuestionThread(pool, deadline), null, false);
    }

    /** What the threads of one question do just now. */
    static String stacks(Deadline deadline) {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(each -> each.getKey() instanceof QuestionThread worker && worker.deadline == deadline)
                .map(each -> each.getKey().getState() + " " + Arrays.toString(each.getValue()))
                .collect(Collectors.joining(System.lineSeparator(), "Its threads:" + System.lineSeparator(), ""));
    }

    @Override
    public Deadline deadline() {
        return deadline;
    }
}
