package io.throughline.path.variant;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.journey.StepRows;
import java.util.List;

/** Journeys with runs of one step made one step, a run being left at its last row; a conversion ends a journey and stands alone. */
final class CollapsedPaths {
    private CollapsedPaths() {}

    static JourneySet of(JourneySet set) {
        List<JourneyBlock> blocks =
                set.blocks().parallelStream().map(CollapsedPaths::of).toList();
        return new JourneySet(
                set.scope(), set.steps(), set.contacts(), set.plan(), set.columns(), blocks, set.dataUntil());
    }

    private static JourneyBlock of(JourneyBlock block) {
        int[] offset = new int[block.journeys() + 1];
        int[] step = new int[block.steps()];
        int[] row = new int[block.steps()];
        int[] lastRow = new int[block.steps()];
        int size = 0;
        for (int j = 0; j < block.journeys(); j++) {
            int first = size;
            for (int k = block.offset()[j]; k < block.offset()[j + 1]; k++) {
                if (size == first || step[size - 1] != block.step()[k]) {
                    step[size] = block.step()[k];
                    row[size++] = block.row().at(k);
                }
                lastRow[size - 1] = block.lastRow().at(k);
            }
            offset[j + 1] = size;
        }
        return new JourneyBlock(
                block.timelines(),
                block.journeys(),
                offset,
                step,
                StepRows.of(row),
                StepRows.of(lastRow),
                block.slot(),
                block.number(),
                block.interactions(),
                block.value(),
                block.flags());
    }
}
