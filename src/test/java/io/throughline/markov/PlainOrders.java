package io.throughline.markov;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.measure.Resamples;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Held-out losses by the definition: counts made anew for every fold, contexts as text. */
public final class PlainOrders {
    private record Move(int fold, List<Integer> past, String next) {
        String context(int order) {
            return order == 0 ? "" : past.isEmpty() ? "START" : last(order).toString();
        }

        private List<Integer> last(int order) {
            return past.subList(Math.max(0, past.size() - order), past.size());
        }
    }

    private final List<Move> moves = new ArrayList<>();

    private PlainOrders() {}

    public static PlainOrders of(JourneySet set) {
        PlainOrders orders = new PlainOrders();
        for (JourneyBlock block : set.blocks()) {
            for (int j = 0; j < block.journeys(); j++) {
                long hash = Resamples.mix(block.timelines().idHash()[block.slot()[j]]);
                int fold = (int) Long.remainderUnsigned(hash, 10);
                List<Integer> past = new ArrayList<>();
                for (int i = block.offset()[j]; i < block.offset()[j + 1]; i++) {
                    orders.moves.add(new Move(fold, List.copyOf(past), "s" + block.step()[i]));
                    past.add(block.step()[i]);
                }
                if (!block.converted(j)) {
                    orders.moves.add(new Move(fold, past, "ENDED"));
                }
            }
        }
        return orders;
    }

    private double chance(int order, Move move, Set<String> all) {
        if (order < 0) {
            return 1.0 / all.size();
        }
        double seen = 0;
        double n = 0;
        Set<String> successors = new HashSet<>();
        for (Move other : moves) {
            if (other.fold != move.fold && other.context(order).equals(move.context(order))) {
                n++;
                seen += other.next.equals(move.next) ? 1 : 0;
                successors.add(other.next);
            }
        }
        double below = chance(order - 1, move, all);
        return n == 0 ? below : (seen + successors.size() * below) / (n + successors.size());
    }

    private Map<Integer, double[]> byFold(int order) {
        Set<String> all = new HashSet<>();
        moves.forEach(move -> all.add(move.next));
        Map<Integer, double[]> folds = new TreeMap<>();
        for (Move move : moves) {
            double[] fold = folds.computeIfAbsent(move.fold, f -> new double[2]);
            fold[0] -= Math.log(chance(order, move, all));
            fold[1]++;
        }
        return folds;
    }

    public double loss(int order) {
        return byFold(order).values().stream().mapToDouble(f -> f[0]).sum() / moves.size();
    }

    public double standardError(int order) {
        double[] losses =
                byFold(order).values().stream().mapToDouble(f -> f[0] / f[1]).toArray();
        double mean = java.util.Arrays.stream(losses).average().orElse(0);
        double squares = java.util.Arrays.stream(losses)
                .map(l -> (l - mean) * (l - mean))
                .sum();
        return losses.length < 2 ? 0 : Math.sqrt(squares / (losses.length - 1) / losses.length);
    }

    private Map<String, Map<String, Integer>> table(int order) {
        Map<String, Map<String, Integer>> table = new TreeMap<>();
        moves.forEach(m ->
                table.computeIfAbsent(m.context(order), c -> new TreeMap<>()).merge(m.next, 1, Integer::sum));
        return table;
    }

    public long contexts(int order) {
        return table(order).size();
    }

    public double logLikelihood(int order) {
        return table(order).values().stream()
                .mapToDouble(row -> {
                    double all = row.values().stream().mapToInt(n -> n).sum();
                    return row.values().stream()
                            .mapToDouble(n -> n * Math.log(n / all))
                            .sum();
                })
                .sum();
    }

    public double bic(int order) {
        long parameters =
                table(order).values().stream().mapToLong(row -> row.size() - 1).sum();
        return -2 * logLikelihood(order) + parameters * Math.log(moves.size());
    }
}
