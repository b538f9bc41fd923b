package io.throughline.path.tree;

import io.throughline.analysis.Reference;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Steps;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Trees and flows made of plain lists: a way is what follows an anchor, or leads to it. */
final class TreesReference {
    private static final String OVER = "(over)";

    /** A way: what follows the anchor, and OVER where it ends at neither a conversion nor the step it leads to. */
    record Way(Reference.Journey journey, List<String> steps) {
        String at(int place) {
            return place < steps.size() ? steps.get(place) : null;
        }
    }

    static List<Way> ways(Reference plain, String from, String to, boolean every, boolean backward) {
        List<Way> ways = new ArrayList<>();
        for (Reference.Journey journey : plain.journeys) {
            List<String> steps = journey.steps();
            for (int k = from == null ? -1 : 0; k < (from == null ? 0 : steps.size()); k++) {
                if (from != null && !steps.get(k).equals(from)) {
                    continue;
                }
                List<String> way = backward ? before(journey, k) : after(journey, k, to);
                if (way != null) {
                    ways.add(new Way(journey, way));
                }
                if (!every) {
                    break;
                }
            }
        }
        return ways;
    }

    private static List<String> before(Reference.Journey journey, int k) {
        List<String> way = new ArrayList<>(journey.steps().subList(0, k));
        Collections.reverse(way);
        way.add(OVER);
        return way;
    }

    private static List<String> after(Reference.Journey journey, int k, String to) {
        List<String> way =
                new ArrayList<>(journey.steps().subList(k + 1, journey.steps().size()));
        if (to != null) {
            return way.contains(to) ? way.subList(0, way.indexOf(to) + 1) : null;
        }
        if (!journey.converted()) {
            way.add(OVER);
        }
        return way;
    }

    static double deff(JourneySet set, Reference plain, PathTree.Request request, String root) {
        boolean backward = request.from() == null && request.to() != null;
        Set<Reference.Journey> drawn = Collections.newSetFromMap(new IdentityHashMap<>());
        String from = root.equals("START") ? null : root;
        boolean every = request.occurrence() == Occurrence.EVERY;
        node(request, root, ways(plain, from, backward ? null : request.to(), every, backward), 0, 0, drawn);
        return plain.deff(j -> drawn.contains(j) ? 1 : 0, j -> 1);
    }

    static PathNode node(
            PathTree.Request request, String step, List<Way> ways, int depth, long all, Set<Reference.Journey> drawn) {
        Map<String, List<Way>> next = new TreeMap<>();
        long ended = 0;
        for (Way way : ways) {
            String here = way.at(depth);
            if (here == null || here.equals(OVER)) {
                drawn.add(way.journey());
                ended += here == null ? 0 : 1;
            } else {
                next.computeIfAbsent(here, n -> new ArrayList<>()).add(way);
            }
        }
        List<String> ranked = new ArrayList<>(next.keySet());
        ranked.sort(Comparator.comparingInt((String s) -> -next.get(s).size()).thenComparing(s -> s));
        int most = depth == request.depth() ? 0 : Math.min(request.branches(), ranked.size());
        List<PathNode> below = new ArrayList<>();
        for (String s : ranked.subList(0, most)) {
            below.add(node(request, s, next.get(s), depth + 1, all, drawn));
        }
        long more = ranked.subList(most, ranked.size()).stream()
                .mapToLong(s -> next.get(s).size())
                .sum();
        return new PathNode(step, ways.size(), all == 0 ? 0 : (double) ways.size() / all, more, ended, below);
    }

    /** Counts of cells and links, each way written out as the ids of its cells. */
    static final class Sides {
        private final Steps steps;
        private final String anchor;
        private final int top;
        final Map<String, Long> cells = new TreeMap<>();
        final Map<String, Long> links = new TreeMap<>();

        Sides(Steps steps, String anchor, int top) {
            this.steps = steps;
            this.anchor = anchor;
            this.top = top;
        }

        void add(List<Way> ways, int columns, int direction, String end) {
            String middle = anchor == null ? "0#START" : "0:" + anchor;
            if (!ways.isEmpty()) {
                cells.put(middle, (long) ways.size());
            }
            for (int p = 0; p < columns; p++) {
                Set<String> kept = kept(ways, p);
                for (Way way : ways) {
                    if (way.at(p) == null) {
                        continue;
                    }
                    String here = id((p + 1) * direction, way.at(p), kept, end);
                    String near = p == 0 ? middle : id(p * direction, way.at(p - 1), kept(ways, p - 1), end);
                    cells.merge(here, 1L, Long::sum);
                    links.merge(direction > 0 ? near + ">" + here : here + ">" + near, 1L, Long::sum);
                }
            }
        }

        private Set<String> kept(List<Way> ways, int p) {
            Map<String, Integer> counts = new TreeMap<>();
            for (Way way : ways) {
                String step = way.at(p);
                if (step != null && !step.equals(OVER) && !converts(step)) {
                    counts.merge(step, 1, Integer::sum);
                }
            }
            List<String> ranked = new ArrayList<>(counts.keySet());
            ranked.sort(Comparator.comparingInt((String s) -> -counts.get(s)).thenComparing(s -> s));
            return new HashSet<>(ranked.subList(0, Math.min(top, ranked.size())));
        }

        private boolean converts(String step) {
            return steps.isConversion(steps.find(step));
        }

        private String id(int position, String step, Set<String> kept, String end) {
            if (step.equals(OVER)) {
                return position + "#" + end;
            }
            return kept.contains(step) || converts(step) ? position + ":" + step : position + "#OTHER";
        }
    }
}
