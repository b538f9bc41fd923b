package io.throughline.api;

import io.throughline.journey.InvalidArgument;
import io.throughline.map.Opportunity;
import io.throughline.map.OpportunityStatus;
import io.throughline.markov.whatif.WhatIf.Edit;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An opportunity as a mutation writes it. */
record OpportunityInput(
        String id,
        String text,
        OpportunityStatus status,
        @Nullable AnchorInput at,
        @Nullable List<String> eases,
        @Nullable String owner,
        @Nullable Integer effort,
        @Nullable Double customerValue,
        @Nullable Double businessValue,
        @Nullable List<EditInput> edits) {

    Opportunity toOpportunity() {
        List<EditInput> given = edits == null ? List.of() : edits;
        List<Edit> read = IntStream.range(0, given.size())
                .mapToObj(i -> given.get(i).edit("input.edits[" + i + "]"))
                .toList();
        try {
            return new Opportunity(
                    id,
                    text,
                    status,
                    at == null ? null : at.toAnchor(),
                    eases == null ? List.of() : eases,
                    owner,
                    effort,
                    customerValue,
                    businessValue,
                    read,
                    0);
        } catch (InvalidArgument fault) {
            throw new InvalidArgument("input." + fault.argument(), fault.value(), fault.allowed());
        }
    }
}
