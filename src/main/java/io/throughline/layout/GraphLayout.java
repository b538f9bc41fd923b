package io.throughline.layout;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A journey graph as a picture: where its lanes, cards and links stand.
 *
 * <p>Units: pixels at natural size, from the upper left corner. Invariants: cards of a column never overlap and stand at least {@link
 * Size#GAP} apart; the same input gives the same picture; {@code minShare} changes only which links are shown, never where cards stand.
 */
public record GraphLayout(
        double width, double height, List<Lane> lanes, List<Card> cards, List<Link> links, Coverage coverage) {

    /** What a lane holds. */
    public enum LaneKind {
        /** The steps of a stage. */
        STAGE,
        /** Steps without a stage, beside others that have one. */
        NO_STAGE,
        /** Steps that lie about as far from the start, where no step has a stage. */
        LEVEL,
        /** The conversions. */
        CONVERTED
    }

    /**
     * A column of the picture with one stage, or the conversions.
     *
     * @param name of the stage; null for other kinds
     * @param visits of all its steps
     * @param steps how many there are, whether or not each has a card
     * @param folded only a strip is drawn; its steps have no cards
     * @param hiddenTransitions transitions between steps of which one is in this lane that no link of the picture carries, shown or not
     */
    public record Lane(
            @Nullable String name,
            LaneKind kind,
            double x,
            double width,
            int columns,
            long visits,
            int steps,
            boolean folded,
            long hiddenTransitions) {}

    /**
     * A step, or several that share a card.
     *
     * @param id of the step; null where several share the card
     * @param steps ids of all steps of the card, those with most visits first
     * @param column place of its column in its lane, from 0
     * @param x of the left edge
     * @param y of the upper edge
     * @param begun visits with which journeys begin
     * @param ended visits at which journeys end unconverted
     */
    public record Card(
            @Nullable String id,
            List<String> steps,
            int lane,
            int column,
            double x,
            double y,
            long visits,
            long begun,
            long ended) {
        /** How many steps it stands for. */
        public int size() {
            return steps.size();
        }
    }

    /**
     * Transitions between two cards, of both directions where both are shown.
     *
     * @param source place of the card in the list of cards that the stronger direction leaves
     * @param count transitions from source to target
     * @param countBack transitions from target to source, where the link carries them too; else 0
     * @param back it runs against the columns
     * @param via where it passes the columns between its ends, from the source on: never behind a card
     * @param bow how far it bows out to the right of its column; 0 where its ends stand in different columns
     * @param sourceY where it meets the card of the source
     */
    public record Link(
            int source,
            int target,
            long count,
            long countBack,
            boolean back,
            boolean shown,
            List<Double> via,
            double bow,
            double sourceY,
            double targetY) {}

    /** Kinds of transition between different steps and how many transitions they are; and those that shown links carry. */
    public record Coverage(long kinds, long shownKinds, long transitions, long shownTransitions) {}

    /** Sizes of the picture's parts in pixels. */
    public static final class Size {
        public static final double CARD_WIDTH = 136;
        public static final double CARD_HEIGHT = 42;
        /** Least distance of two cards of a column. */
        public static final double GAP = 6;
        /** Distance of the columns of a lane. */
        public static final double COLUMN_GAP = 34;

        public static final double LANE_GAP = 24;
        public static final double LANE_PADDING = 10;
        public static final double LANE_HEAD = 28;
        public static final double FOLDED_WIDTH = 84;

        /** Width of the heaviest link; others are as much lighter as the root of their count. */
        public static final double LINK_WIDTH = 7;

        private static final double LEAST_WIDTH = 0.75;

        private Size() {}

        /** How wide a link of so many transitions is drawn. */
        public static double linkWidth(double count, double heaviest) {
            return Math.max(LEAST_WIDTH, Math.sqrt(count / heaviest) * LINK_WIDTH);
        }
    }
}
