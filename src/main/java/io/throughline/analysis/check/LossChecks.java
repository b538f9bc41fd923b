package io.throughline.analysis.check;

import io.throughline.analysis.bottleneck.Components;
import io.throughline.analysis.bottleneck.Losses;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.measure.Check;
import io.throughline.path.DropOff;
import io.throughline.path.NextStep;
import java.util.List;

/** Identities of drop-offs: transitions of the graph on one side, the ends and marks of the journeys on the other. */
final class LossChecks {
    private LossChecks() {}

    static List<Check> of(JourneySet set, Losses losses, Figures figures) {
        List<DropOff> all = losses.dropOffs(set.steps().size());
        long ended = all.stream().mapToLong(DropOff::ended).sum();
        long cameFrom = all.stream()
                .flatMap(drop -> drop.cameFrom().stream())
                .mapToLong(NextStep::count)
                .sum();
        long entries = Components.of(figures.of(Figure.COMPONENTS).graph()).entries().stream()
                .mapToLong(NextStep::count)
                .sum();
        long unconverted = 0;
        for (JourneyBlock block : set.blocks()) {
            for (int j = 0; j < block.journeys(); j++) {
                unconverted += block.converted(j) ? 0 : 1;
            }
        }
        return List.of(
                Check.of(
                        "journeys over all entries = journeys",
                        entries,
                        figures.of(Figure.COUNT).count()),
                Check.of("ended over all drop-offs = journeys - converted", ended, unconverted),
                Check.of("steps before the ends of drop-offs = ended over all drop-offs", cameFrom, ended));
    }
}
