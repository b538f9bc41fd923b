package io.throughline.sample;

import java.util.List;

/**
 * What was put into the market on purpose, by touchpoint id.
 *
 * @param bottleneck loses far more journeys than the other touchpoints of its stage
 * @param loops pairs that customers go back and forth between
 * @param silences touchpoints after which weeks pass
 */
record Planted(String bottleneck, List<List<String>> loops, List<String> silences) {
    public Planted {
        loops = loops.stream().map(List::copyOf).toList();
        silences = List.copyOf(silences);
    }
}
