package io.throughline.path;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** The first few of many numbers in some order, without sorting them all. */
public final class Ranking {
    /** Negative where the left number comes first; never 0 for different ones. */
    public interface Order {
        int compare(int left, int right);
    }

    private final Order order;
    private final int[] heap;
    private int size;

    private Ranking(Order order, int capacity) {
        this.order = order;
        this.heap = new int[capacity];
    }

    /** The first {@code count} of 0 … size − 1 that are wanted, in order. */
    public static int[] first(int count, int size, IntPredicate wanted, Order order) {
        Ranking ranking = new Ranking(order, Math.min(count, size));
        for (int i = 0; i < size && ranking.heap.length > 0; i++) {
            if (wanted.test(i)) {
                ranking.offer(i);
            }
        }
        return ranking.drain();
    }

    /** Keeps the last of those kept on top. */
    private void offer(int number) {
        if (size < heap.length) {
            heap[size] = number;
            rise(size++);
        } else if (order.compare(number, heap[0]) < 0) {
            heap[0] = number;
            sink(0, size);
        }
    }

    private int[] drain() {
        for (int end = size - 1; end > 0; end--) {
            swap(0, end);
            sink(0, end);
        }
        return Arrays.copyOf(heap, size);
    }

    private void rise(int from) {
        int at = from;
        while (at > 0 && order.compare(heap[(at - 1) / 2], heap[at]) < 0) {
            swap(at, (at - 1) / 2);
            at = (at - 1) / 2;
        }
    }

    private void sink(int from, int end) {
        int at = from;
        while (true) {
            int child = 2 * at + 1;
            if (child >= end) {
                return;
            }
            if (child + 1 < end && order.compare(heap[child], heap[child + 1]) < 0) {
                child++;
            }
            if (order.compare(heap[child], heap[at]) <= 0) {
                return;
            }
            swap(at, child);
            at = child;
        }
    }

    private void swap(int a, int b) {
        int swap = heap[a];
        heap[a] = heap[b];
        heap[b] = swap;
    }
}
