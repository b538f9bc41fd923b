package io.throughline.analysis.bottleneck;

import io.throughline.catalogue.Touchpoint;
import io.throughline.graph.JourneyGraph;
import io.throughline.journey.JourneySet;
import io.throughline.journey.StepBy;
import io.throughline.markov.removal.LostConversions;
import io.throughline.markov.solve.AbsorbingChain;
import io.throughline.markov.solve.ExpectedValue;
import io.throughline.path.DropOff;
import io.throughline.path.Endings;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What journeys lose where, for every field that tells of it: the same figures, worked out once. */
public final class Losses {
    private final JourneyGraph graph;
    private final Endings endings;
    private final LostConversions lost;

    private Losses(JourneyGraph graph, Endings endings, LostConversions lost) {
        this.graph = graph;
        this.endings = endings;
        this.lost = lost;
    }

    public static Losses of(JourneySet set, JourneyGraph graph, AbsorbingChain chain) {
        Endings endings = Endings.of(set);
        double[] value = ExpectedValue.of(graph, endings.valueFrom());
        return new Losses(graph, endings, LostConversions.of(graph, chain, value, stages(set)));
    }

    public LostConversions lost() {
        return lost;
    }

    /** Steps where at least one journey ends unconverted, those that lose most conversions first. */
    public List<DropOff> dropOffs(int first) {
        return lost.first(first).stream()
                .filter(step -> lost.ended(step) > 0)
                .map(this::dropOff)
                .toList();
    }

    private DropOff dropOff(int step) {
        return new DropOff(
                graph.steps().id(step),
                lost.ended(step),
                graph.dropOff(step),
                graph.exitShare(step),
                lost.conversions(step),
                lost.value(step),
                endings.cameFrom(step));
    }

    /** By step: a number for the stage of its touchpoint; −1 where there is none, and where steps are no touchpoints. */
    private static int[] stages(JourneySet set) {
        String[] names = new String[set.steps().size()];
        for (int step = 0; step < names.length; step++) {
            names[step] = stageOf(set, step);
        }
        List<String> known =
                Arrays.stream(names).filter(name -> name != null).distinct().toList();
        return Arrays.stream(names).mapToInt(known::indexOf).toArray();
    }

    static @Nullable String stageOf(JourneySet set, int step) {
        boolean touchpoint = set.scope().definition().stepBy() == StepBy.TOUCHPOINT;
        return touchpoint
                ? set.catalogue()
                        .find(set.steps().id(step))
                        .map(Touchpoint::stage)
                        .orElse(null)
                : null;
    }
}
