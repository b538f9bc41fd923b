package io.throughline.api;

import io.throughline.journey.InvalidArgument;
import io.throughline.markov.whatif.WhatIf.Edit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One change of the chain as it is typed: exactly one of the fields. */
record EditInput(
        @Nullable String block,
        @Nullable RerouteInput reroute,
        @Nullable ProbabilityInput probability,
        @Nullable EntryInput entry) {

    record RerouteInput(String at, String from, String to, double share) {}

    record ProbabilityInput(String from, String to, double probability) {}

    record EntryInput(String step, double factor) {}

    Edit edit(String argument) {
        List<Edit> given = Stream.<@Nullable Edit>of(
                        block == null ? null : new Edit.Block(block),
                        reroute == null ? null : new Edit.Reroute(reroute.at, reroute.from, reroute.to, reroute.share),
                        probability == null
                                ? null
                                : new Edit.Probability(probability.from, probability.to, probability.probability),
                        entry == null ? null : new Edit.Entry(entry.step, entry.factor))
                .filter(Objects::nonNull)
                .toList();
        if (given.size() != 1) {
            throw new InvalidArgument(
                    argument, given.size() + " fields", "exactly one of block, reroute, probability, entry");
        }
        return given.get(0);
    }
}
