package io.throughline.journey;

import java.util.ArrayList;
import java.util.List;

/** Divides the blocks of a set among workers: runs of neighbouring blocks of about the same number of steps. */
public final class BlockPartitions {
    private BlockPartitions() {}

    /** At most {@code count} strips, none empty, in the order of the blocks; one empty strip for a set without blocks. */
    public static List<List<JourneyBlock>> of(JourneySet set, int count) {
        long total = 0;
        for (JourneyBlock block : set.blocks()) {
            total += block.steps();
        }
        List<List<JourneyBlock>> strips = new ArrayList<>();
        int first = 0;
        long done = 0;
        for (int i = 0; i < set.blocks().size(); i++) {
            done += set.blocks().get(i).steps();
            boolean last = i + 1 == set.blocks().size();
            if (last || done * count >= total * (strips.size() + 1)) {
                strips.add(set.blocks().subList(first, i + 1));
                first = i + 1;
            }
        }
        return strips.isEmpty() ? List.of(List.of()) : strips;
    }

    /** How many threads work on one question. */
    public static int workers() {
        return Runtime.getRuntime().availableProcessors();
    }
}
