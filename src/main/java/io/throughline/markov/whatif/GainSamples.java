package io.throughline.markov.whatif;

import io.throughline.graph.JourneyGraph;
import io.throughline.journey.Deadline;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneySet;
import io.throughline.markov.count.ChainShape;
import io.throughline.markov.count.CountedChain;
import io.throughline.markov.count.CustomerBundles;
import io.throughline.markov.count.MeanConversionValues;
import io.throughline.markov.count.Tuples;
import io.throughline.markov.whatif.Gains.Gain;
import io.throughline.markov.whatif.WhatIf.ChainFigures;
import io.throughline.markov.whatif.WhatIf.Edit;
import io.throughline.measure.Resamples;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What changes of a chain bring in samples of customers: transitions are counted with each customer's weight, then changed and solved as {@link Gains}
 * does. What a conversion is worth stays that of all journeys. It holds counts, and no journey.
 *
 * <p>Cost: samples × (customers + transitions of distinct journeys), and for each question samples × solving 1 + changes times, the samples divided among the
 * processors.
 */
public final class GainSamples {
    private final JourneyGraph graph;
    private final MeanConversionValues worth;
    private final ChainShape shape;
    /** By sample: how often each transition is taken. */
    private final List<int[]> sums;

    private GainSamples(JourneySet set, JourneyGraph graph, Resamples resamples) {
        Tuples tuples = Tuples.of(set);
        this.graph = graph;
        this.worth = MeanConversionValues.of(set);
        this.shape = CountedChain.of(tuples, 1).shape();
        CustomerBundles bundles = CustomerBundles.of(tuples, tuples.level(2));
        this.sums = IntStream.range(0, resamples.size())
                .parallel()
                .mapToObj(sample -> count(bundles, resamples, sample, new int[shape.edges() + 1]))
                .toList();
    }

    /** The samples of some journeys. */
    public static GainSamples of(JourneySet set, JourneyGraph graph, Resamples resamples) {
        return new GainSamples(set, graph, resamples);
    }

    /**
     * One a sample, in the order of samples: what each of several changes brings by itself. A change that a sample cannot make, since nobody in it goes that
     * way, brings nothing there.
     *
     * @param changes each made of edits one after the other
     */
    public List<List<Gain>> gains(List<List<Edit>> changes) {
        return sums.parallelStream()
                .map(sample -> gains(sample, changes))
                .filter(gains -> !gains.isEmpty())
                .toList();
    }

    /** Empty where nobody is in the sample. */
    private List<Gain> gains(int[] sample, List<List<Edit>> changes) {
        Deadline.check();
        List<TreeMap<Integer, Double>> weights = weights(sample);
        EditedChain asItIs = EditedChain.of(worth, graph, weights);
        if (asItIs.journeys() == 0) {
            return List.of();
        }
        ChainFigures base = asItIs.figures();
        List<Gain> gains = new ArrayList<>();
        for (List<Edit> edits : changes) {
            gains.add(gain(base, asItIs.journeys(), EditedChain.of(worth, graph, weights), edits));
        }
        return gains;
    }

    private static Gain gain(ChainFigures base, double journeys, EditedChain edited, List<Edit> edits) {
        try {
            edits.forEach(edit -> edited.apply("edits", edit));
        } catch (InvalidArgument unmade) {
            return new Gain(0, 0);
        }
        ChainFigures after = edited.figures();
        return new Gain(
                journeys * (after.conversion() - base.conversion()),
                journeys * (after.expectedValue() - base.expectedValue()));
    }

    private static int[] count(CustomerBundles bundles, Resamples resamples, int sample, int[] sums) {
        Deadline.check();
        int[] drawn = new int[bundles.size()];
        for (int customer = 0; customer < bundles.customers(); customer++) {
            drawn[bundles.bundle(customer)] += resamples.weight(sample, bundles.hash(customer));
        }
        for (int bundle = 0; bundle < drawn.length; bundle++) {
            if (drawn[bundle] > 0) {
                bundles.addTo(sums, bundle, drawn[bundle]);
            }
        }
        return sums;
    }

    private List<TreeMap<Integer, Double>> weights(int[] sums) {
        List<TreeMap<Integer, Double>> rows = new ArrayList<>();
        for (int node = 0; node <= graph.start(); node++) {
            rows.add(new TreeMap<>());
        }
        for (int state = 0; state < shape.states(); state++) {
            TreeMap<Integer, Double> row = rows.get(state == 0 ? graph.start() : shape.last()[state]);
            for (int e = shape.rows()[state]; e < shape.rows()[state + 1]; e++) {
                if (sums[e + 1] > 0) {
                    row.put(shape.target()[e] == ChainShape.ENDED ? graph.ended() : shape.symbol()[e], (double)
                            sums[e + 1]);
                }
            }
        }
        return rows;
    }
}
