package io.throughline.map;

import io.throughline.design.DesignEdge;
import io.throughline.design.DesignStep;
import io.throughline.journey.InvalidArgument;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A design put together of ways that were seen or drawn elsewhere; a draft to be looked over, then applied like any other text. */
public final class DesignSketch {
    private final Map<String, String> idOf = new LinkedHashMap<>();
    private final Set<DesignEdge> edges = new LinkedHashSet<>();
    private final Set<String> first = new LinkedHashSet<>();
    private final Set<String> last = new LinkedHashSet<>();

    /** Touchpoints in their order, from a beginning to an end. */
    public DesignSketch way(List<String> touchpoints) {
        for (int i = 0; i < touchpoints.size(); i++) {
            step(touchpoints.get(i));
            if (i > 0) {
                edge(touchpoints.get(i - 1), touchpoints.get(i));
            }
        }
        if (!touchpoints.isEmpty()) {
            first(touchpoints.get(0));
            last(touchpoints.get(touchpoints.size() - 1));
        }
        return this;
    }

    DesignSketch edge(String from, String to) {
        edges.add(new DesignEdge(step(from), step(to)));
        return this;
    }

    void first(String touchpoint) {
        first.add(step(touchpoint));
    }

    void last(String touchpoint) {
        last.add(step(touchpoint));
    }

    /** The id of the step of a touchpoint: as alike as ids may be, and once. */
    String step(String touchpoint) {
        return idOf.computeIfAbsent(touchpoint, name -> {
            String id = name.replaceAll("[^\\p{L}\\p{N}_.-]+", "-").replaceAll("^[-_.]+", "");
            String start = id.isEmpty() ? "step" : id.substring(0, Math.min(id.length(), 90));
            String free = start;
            for (int n = 2; idOf.containsValue(free); n++) {
                free = start + "-" + n;
            }
            return free;
        });
    }

    /** Steps that nothing leads to begin, and those that lead nowhere end, where nobody said so. Throws {@link InvalidArgument} where there is no step. */
    public MapDesign design() {
        Set<String> begin = new LinkedHashSet<>(first);
        Set<String> end = new LinkedHashSet<>(last);
        if (begin.isEmpty()) {
            begin.addAll(idOf.values());
            edges.stream().filter(edge -> !edge.from().equals(edge.to())).forEach(edge -> begin.remove(edge.to()));
        }
        if (end.isEmpty()) {
            end.addAll(idOf.values());
            edges.stream().filter(edge -> !edge.from().equals(edge.to())).forEach(edge -> end.remove(edge.from()));
        }
        List<DesignStep> steps = idOf.entrySet().stream()
                .map(entry -> new DesignStep(
                        entry.getValue(),
                        entry.getKey(),
                        null,
                        false,
                        false,
                        begin.contains(entry.getValue()),
                        end.contains(entry.getValue())))
                .toList();
        return new MapDesign(steps, List.copyOf(edges), List.of());
    }
}
