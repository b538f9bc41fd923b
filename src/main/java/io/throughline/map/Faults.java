package io.throughline.map;

import io.throughline.journey.Echo;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.NearestNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** All that is wrong in one file, in its order. */
final class Faults {
    private static final int MOST = 100;

    private final List<MapFault> list = new ArrayList<>();

    void add(Node at, String message) {
        if (list.size() < MOST) {
            list.add(new MapFault(
                    at.getStartMark().getLine() + 1, at.getStartMark().getColumn() + 1, message));
        }
    }

    void unknown(Node at, String what, String value, Collection<String> known) {
        add(at, what + " \"" + Echo.of(value) + "\" is not known; use " + NearestNames.nearest(value, known));
    }

    /** What a part says, where it may be said; the fault stands at the key it names. */
    <T> @Nullable T make(Part part, Supplier<T> maker) {
        try {
            return maker.get();
        } catch (InvalidArgument fault) {
            add(part.near(fault.argument()), String.valueOf(fault.getMessage()));
            return null;
        }
    }

    void check(Node at, Runnable check) {
        try {
            check.run();
        } catch (InvalidArgument fault) {
            add(at, String.valueOf(fault.getMessage()));
        }
    }

    List<MapFault> list() {
        return list.stream()
                .distinct()
                .sorted(Comparator.comparingInt(MapFault::line).thenComparingInt(MapFault::column))
                .toList();
    }
}
