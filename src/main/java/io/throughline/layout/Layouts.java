package io.throughline.layout;

import io.throughline.journey.InvalidArgument;
import io.throughline.layout.GraphLayout.Card;
import io.throughline.layout.GraphLayout.Coverage;
import io.throughline.layout.GraphLayout.Lane;
import io.throughline.layout.GraphLayout.Link;
import io.throughline.layout.GraphLayout.Size;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * Lays a journey graph out in lanes: stages from left to right, within a stage columns by level, cards ordered for few crossings and set near
 * what they are linked with. Cost: some milliseconds for 60 cards; up to {@value #MAX_CARDS} cards.
 */
public final class Layouts {
    /** More cards than this cannot be read; a matrix can. */
    static final int MAX_CARDS = 150;

    private final Cards cards;
    private final LayoutRequest request;
    private final List<int[]> columns = new ArrayList<>();
    private final int[] columnsOfLane;

    private Layouts(Cards cards, LayoutRequest request) {
        this.cards = cards;
        this.request = request;
        this.columnsOfLane = new int[cards.lanes.size()];
        for (int lane = 0; lane < columnsOfLane.length; lane++) {
            int[] inLane = cards.inLane(lane);
            if (inLane.length > 0) {
                List<int[]> found = SubColumns.of(cards, inLane);
                found.forEach(column ->
                        columns.add(Arrays.stream(column).map(i -> inLane[i]).toArray()));
                columnsOfLane[lane] = found.size();
            }
        }
    }

    /** @throws InvalidArgument where there would be more than {@value #MAX_CARDS} cards */
    public static GraphLayout of(LayoutInput input, LayoutRequest request) {
        Cards cards = Cards.of(input, Lanes.of(input, request.unfolded()), request);
        if (cards.size() > MAX_CARDS) {
            throw new InvalidArgument(
                    "topPerStage",
                    String.valueOf(request.topPerStage()),
                    "so few that there are at most " + MAX_CARDS + " cards; here are " + cards.size());
        }
        return new Layouts(cards, request).lay();
    }

    private GraphLayout lay() {
        Backbone backbone = Backbone.of(cards);
        List<int[]> order = CardOrder.of(cards, backbone, columns);
        int[] column = new int[cards.size()];
        for (int at = 0; at < order.size(); at++) {
            for (int card : order.get(at)) {
                column[card] = at;
            }
        }
        double[][] loads = order.stream().map(all -> new double[all.length + 1]).toArray(double[][]::new);
        double[] tight = CardHeights.of(cards.size(), backbone, order, loads);
        loads = Corridors.loads(backbone, order, column, tight);
        double[] top = CardHeights.of(cards.size(), backbone, order, loads);
        double head = Size.LANE_HEAD + above(order, top, loads);
        double floor = head + below(order, top, loads);
        for (int card = 0; card < top.length; card++) {
            top[card] = round(top[card] + head);
        }
        Corridors corridors = new Corridors(order, top, Size.LANE_HEAD, floor);
        List<Link> links = Links.of(cards, column, top, corridors, request.minShare());
        List<Lane> lanes = lanes(links);
        double width = lanes.isEmpty()
                ? 0
                : lanes.get(lanes.size() - 1).x() + lanes.get(lanes.size() - 1).width();
        double height = round(floor + Corridors.CLEAR);
        return new GraphLayout(width, height, lanes, cards(order, column, top, lanes), links, coverage());
    }

    /** Room above the cards for the links that pass there. */
    private static double above(List<int[]> order, double[] top, double[][] loads) {
        double most = 0;
        for (int at = 0; at < order.size(); at++) {
            if (loads[at][0] > 0) {
                most = Math.max(most, loads[at][0] + Corridors.CLEAR - top[order.get(at)[0]]);
            }
        }
        return most;
    }

    /** How low links may pass, from the upper edge of the highest card. */
    private static double below(List<int[]> order, double[] top, double[][] loads) {
        double lowest = Arrays.stream(top).max().orElse(0) + Size.CARD_HEIGHT;
        double most = lowest + Size.LANE_PADDING - Corridors.CLEAR;
        for (int at = 0; at < order.size(); at++) {
            int last = order.get(at).length;
            double foot = top[order.get(at)[last - 1]] + Size.CARD_HEIGHT;
            most = Math.max(most, foot + Corridors.CLEAR + loads[at][last]);
        }
        return most;
    }

    private List<Lane> lanes(List<Link> links) {
        long[] hidden = hidden(links);
        List<Lane> lanes = new ArrayList<>();
        double x = 0;
        for (int at = 0; at < cards.lanes.size(); at++) {
            Lanes.Lane lane = cards.lanes.get(at);
            int number = columnsOfLane[at];
            double width = lane.folded()
                    ? Size.FOLDED_WIDTH
                    : 2 * Size.LANE_PADDING + number * Size.CARD_WIDTH + Math.max(0, number - 1) * Size.COLUMN_GAP;
            lanes.add(new Lane(
                    lane.name(),
                    lane.kind(),
                    x,
                    width,
                    number,
                    lane.visits(),
                    lane.steps().length,
                    lane.folded(),
                    hidden[at]));
            x += width + Size.LANE_GAP;
        }
        return lanes;
    }

    /** By lane: transitions at its steps that no link carries. */
    private long[] hidden(List<Link> links) {
        long[] hidden = new long[cards.lanes.size()];
        int[] laneOf = new int[cards.input.steps().size()];
        for (int at = 0; at < hidden.length; at++) {
            for (int step : cards.lanes.get(at).steps()) {
                laneOf[step] = at;
            }
        }
        for (LayoutInput.Transition each : cards.input.transitions()) {
            if (each.from() != each.to()) {
                count(hidden, laneOf[each.from()], laneOf[each.to()], each.count());
            }
        }
        for (Link link : links) {
            count(hidden, cards.lane[link.source()], cards.lane[link.target()], -link.count() - link.countBack());
        }
        return hidden;
    }

    private static void count(long[] sums, int one, int other, long count) {
        sums[one] += count;
        if (other != one) {
            sums[other] += count;
        }
    }

    private List<Card> cards(List<int[]> order, int[] column, double[] top, List<Lane> lanes) {
        int[] place = new int[order.size()];
        int at = 0;
        for (int number : columnsOfLane) {
            for (int i = 0; i < number; i++) {
                place[at++] = i;
            }
        }
        return IntStream.range(0, cards.size())
                .mapToObj(card -> {
                    int[] steps = cards.members.get(card);
                    int inLane = place[column[card]];
                    double x = lanes.get(cards.lane[card]).x() + Size.LANE_PADDING;
                    return new Card(
                            steps.length == 1 ? cards.name(card) : null,
                            Arrays.stream(steps)
                                    .mapToObj(s -> cards.input.steps().get(s).id())
                                    .toList(),
                            cards.lane[card],
                            inLane,
                            x + inLane * (Size.CARD_WIDTH + Size.COLUMN_GAP),
                            top[card],
                            cards.visits[card],
                            sum(steps, LayoutInput.Step::begun),
                            sum(steps, LayoutInput.Step::ended));
                })
                .toList();
    }

    private long sum(int[] steps, ToLongFunction<LayoutInput.Step> figure) {
        return Arrays.stream(steps)
                .mapToLong(s -> figure.applyAsLong(cards.input.steps().get(s)))
                .sum();
    }

    private Coverage coverage() {
        long kinds = 0;
        long transitions = 0;
        for (LayoutInput.Transition each : cards.input.transitions()) {
            if (each.from() != each.to()) {
                kinds++;
                transitions += each.count();
            }
        }
        long shownKinds = 0;
        long shown = 0;
        for (LayoutInput.Transition each : cards.transitions) {
            if (Links.shown(cards, each, request.minShare())) {
                shownKinds++;
                shown += each.count();
            }
        }
        return new Coverage(kinds, shownKinds, transitions, shown);
    }

    /** Hundredths of a pixel, so that a picture is the same text everywhere. */
    static double round(double y) {
        return Math.rint(y * 100) / 100;
    }
}
