package io.throughline.journey;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * When a question is given up: its time is over, or nobody waits for the answer any more. It belongs to the threads that work for the
 * question, see {@link Bound}; long work calls {@link #check} every few milliseconds, and so ends soon afterwards.
 */
public final class Deadline {
    private static final long LOOK_NANOS = 200_000_000;

    private final Duration most;
    private final long last;
    private final BooleanSupplier gone;
    private volatile long nextLook = System.nanoTime();
    private volatile boolean ended;
    private volatile boolean missed;

    private Deadline(Duration most, BooleanSupplier gone) {
        this.most = most;
        this.gone = gone;
        this.last = System.nanoTime() + most.toNanos();
    }

    /** A thread that works for one question, and for that one only. */
    public interface Bound {
        Deadline deadline();
    }

    /** @param gone whether the client has left; asked a few times a second, by one thread at a time, and no more after {@link #end} */
    public static Deadline after(Duration most, BooleanSupplier gone) {
        return new Deadline(most, gone);
    }

    /** Throws {@link GivenUp} where this thread works for a question that is given up. */
    public static void check() {
        if (Thread.currentThread() instanceof Bound worker) {
            worker.deadline().look();
        }
    }

    /** Of the question that this thread works for. */
    public static Deadline present() {
        return Thread.currentThread() instanceof Bound worker
                ? worker.deadline()
                : after(Duration.ofDays(1), () -> false);
    }

    /** What is thrown where the time is over. */
    public static GivenUp tooLong(Duration most) {
        return new GivenUp("This question takes longer than " + most.toSeconds() + " s and was given up: ");
    }

    /** What is thrown where the client has left. */
    public static GivenUp nobodyWaits() {
        return new GivenUp("Nobody waits for this answer any more: ");
    }

    /** Whether anything was left undone because of it. */
    public boolean missed() {
        return missed;
    }

    /** The answer is there: whatever still works for it gives up, and the client is looked at no more. */
    public synchronized void end() {
        ended = true;
    }

    private void look() {
        long now = System.nanoTime();
        if (now - last > 0) {
            missed = true;
            throw tooLong(most);
        }
        if (now - nextLook >= 0 && hasLeft(now) || ended) {
            missed = true;
            throw nobodyWaits();
        }
    }

    private synchronized boolean hasLeft(long now) {
        if (ended || now - nextLook < 0) {
            return ended;
        }
        boolean left = gone.getAsBoolean();
        ended = left;
        nextLook = now + LOOK_NANOS;
        return left;
    }
}
