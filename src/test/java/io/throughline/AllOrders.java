package io.throughline;

import java.util.List;

/** Orders in which things may come. */
public final class AllOrders {
    /** All of three. */
    public static final List<List<Integer>> OF_THREE = List.of(
            List.of(0, 1, 2), List.of(0, 2, 1), List.of(1, 0, 2), List.of(1, 2, 0), List.of(2, 0, 1), List.of(2, 1, 0));

    private AllOrders() {}
}
