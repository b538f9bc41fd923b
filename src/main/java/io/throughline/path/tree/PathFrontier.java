package io.throughline.path.tree;

import io.throughline.journey.BlockPartitions;
import io.throughline.journey.Deadline;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.measure.ClusteredRate;
import java.util.List;

/**
 * Ways through a set of journeys, taken one step on at a time. What they come to is counted as they arrive, by the state they are in; the
 * caller says which states lead on.
 *
 * <p>Cost: one pass over the ways still followed for each step, divided among the processors.
 */
final class PathFrontier {
    private final int codes;
    private final List<Strip> strips;

    PathFrontier(JourneySet set, Anchors anchors) {
        codes = set.steps().size();
        strips = BlockPartitions.of(set, BlockPartitions.workers() * 2).parallelStream()
                .map(blocks -> new Strip(blocks.stream().map(anchors::walkers).toList()))
                .toList();
    }

    /** Ways of some neighbouring blocks, followed by one thread at a time. */
    private record Strip(List<BlockFrontier> blocks, List<boolean[]> drawn) {
        Strip(List<BlockFrontier> blocks) {
            this(
                    blocks,
                    blocks.stream().map(b -> new boolean[b.block().journeys()]).toList());
        }

        FrontierCounts count(int codes, boolean leaf) {
            FrontierCounts counts = new FrontierCounts(1, codes);
            for (int b = 0; b < blocks.size(); b++) {
                Deadline.check();
                blocks.get(b).count(new boolean[] {leaf}, counts, drawn.get(b));
            }
            return counts;
        }

        FrontierCounts advance(int codes, NextStates states, boolean[] leaf) {
            FrontierCounts counts = new FrontierCounts(leaf.length, codes);
            for (int b = 0; b < blocks.size(); b++) {
                Deadline.check();
                blocks.get(b).advance(states, leaf, counts, drawn.get(b));
            }
            return counts;
        }
    }

    /** Ways that are still followed. */
    long size() {
        return strips.stream()
                .flatMap(strip -> strip.blocks.stream())
                .mapToLong(BlockFrontier::size)
                .sum();
    }

    /** What the ways come to first; all are in state 0. @param leaf ways that are over at once are not counted as over */
    FrontierCells begin(boolean leaf) {
        return FrontierCells.of(
                strips.parallelStream().map(strip -> strip.count(codes, leaf)).toList(), 1, codes);
    }

    /**
     * What the ways come to after one step more.
     *
     * @param leaf by new state: ways that are over there are not counted as over
     */
    FrontierCells advance(NextStates states, boolean[] leaf) {
        return FrontierCells.of(
                strips.parallelStream()
                        .map(strip -> strip.advance(codes, states, leaf))
                        .toList(),
                leaf.length,
                codes);
    }

    /** Journeys one of whose ways was followed until it was over / journeys. */
    ClusteredRate coverage() {
        ClusteredRate rate = new ClusteredRate();
        for (Strip strip : strips) {
            for (int b = 0; b < strip.blocks.size(); b++) {
                add(rate, strip.blocks.get(b).block(), strip.drawn.get(b));
            }
        }
        return rate;
    }

    private static void add(ClusteredRate rate, JourneyBlock block, boolean[] drawn) {
        int units = 0;
        int success = 0;
        for (int j = 0; j < block.journeys(); j++) {
            units++;
            success += drawn[j] ? 1 : 0;
            if (j + 1 == block.journeys() || block.slot()[j + 1] != block.slot()[j]) {
                rate.add(success, units);
                units = 0;
                success = 0;
            }
        }
    }
}
