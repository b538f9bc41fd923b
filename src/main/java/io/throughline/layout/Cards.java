package io.throughline.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The steps of a graph as cards in lanes, with the transitions between cards: what the layout works on. Steps of folded lanes have none. */
final class Cards {
    private static final int NONE = -1;

    final LayoutInput input;
    final List<Lanes.Lane> lanes;
    /** By card: its steps, those with most visits first. */
    final List<int[]> members = new ArrayList<>();
    /** By card. */
    final int[] lane;
    /** By card. */
    final long[] visits;
    /** Transitions between different cards, by (from, to). */
    final List<LayoutInput.Transition> transitions;

    private final int[] cardOf;

    private Cards(LayoutInput input, List<Lanes.Lane> lanes, @Nullable Integer topPerStage) {
        this.input = input;
        this.lanes = lanes;
        this.cardOf = new int[input.steps().size()];
        Arrays.fill(cardOf, NONE);
        List<Integer> laneOf = new ArrayList<>();
        for (int at = 0; at < lanes.size(); at++) {
            if (!lanes.get(at).folded()) {
                int own = topPerStage == null || lanes.get(at).steps().length <= topPerStage
                        ? Integer.MAX_VALUE
                        : topPerStage;
                deal(ranked(lanes.get(at).steps()), own, at, laneOf);
            }
        }
        this.lane = laneOf.stream().mapToInt(i -> i).toArray();
        this.visits = members.stream()
                .mapToLong(all -> Arrays.stream(all)
                        .mapToLong(step -> input.steps().get(step).visits())
                        .sum())
                .toArray();
        this.transitions = betweenCards();
    }

    static Cards of(LayoutInput input, List<Lanes.Lane> lanes, LayoutRequest request) {
        long open = lanes.stream()
                .filter(l -> !l.folded())
                .mapToLong(l -> l.steps().length)
                .sum();
        Integer top = request.topPerStage();
        return new Cards(input, lanes, top == null && open > LayoutRequest.ROOMY ? (Integer) LayoutRequest.FEW : top);
    }

    private int[] ranked(int[] steps) {
        Comparator<Integer> order = Comparator.<Integer>comparingLong(
                        s -> -input.steps().get(s).visits())
                .thenComparing(s -> input.steps().get(s).id());
        return Arrays.stream(steps).boxed().sorted(order).mapToInt(i -> i).toArray();
    }

    private void deal(int[] ranked, int own, int at, List<Integer> laneOf) {
        for (int i = 0; i < Math.min(own, ranked.length); i++) {
            add(new int[] {ranked[i]}, at, laneOf);
        }
        if (ranked.length > own) {
            add(Arrays.copyOfRange(ranked, own, ranked.length), at, laneOf);
        }
    }

    private void add(int[] steps, int at, List<Integer> laneOf) {
        for (int step : steps) {
            cardOf[step] = members.size();
        }
        members.add(steps);
        laneOf.add(at);
    }

    private List<LayoutInput.Transition> betweenCards() {
        Map<Long, Long> sums = new TreeMap<>();
        for (LayoutInput.Transition each : input.transitions()) {
            int from = cardOf[each.from()];
            int to = cardOf[each.to()];
            if (from != NONE && to != NONE && from != to) {
                sums.merge((long) from * members.size() + to, each.count(), Long::sum);
            }
        }
        List<LayoutInput.Transition> all = new ArrayList<>();
        sums.forEach((pair, count) -> all.add(
                new LayoutInput.Transition((int) (pair / members.size()), (int) (pair % members.size()), count)));
        return all;
    }

    int size() {
        return members.size();
    }

    /** The card of a step, −1 where its lane is folded. */
    int of(int step) {
        return cardOf[step];
    }

    /** A name that tells cards apart and stays the same: the id of the first step. */
    String name(int card) {
        return first(card).id();
    }

    LayoutInput.Step first(int card) {
        return input.steps().get(members.get(card)[0]);
    }

    int[] inLane(int at) {
        return IntStream.range(0, size()).filter(card -> lane[card] == at).toArray();
    }

    /** What share a transition is of what leaves its source, or of what reaches its target, whichever is more. */
    double share(LayoutInput.Transition each) {
        return (double) each.count() / Math.max(1, Math.min(visits[each.from()], visits[each.to()]));
    }
}
