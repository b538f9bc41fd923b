package io.throughline.map;

import io.throughline.markov.whatif.WhatIf.Edit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What could be done, from idea to done.
 *
 * @param id unique among all opportunities
 * @param place what it is about; those at a stage belong to the stage's map
 * @param eases ids of pain points, declared and detected ones
 * @param owner the id of a department
 * @param effort 1 (little) to 5
 * @param customerValue a guess, 0 to 100
 * @param businessValue a guess, 0 to 100
 * @param edits what it would change of the chain
 * @param revision raised by every edit; 0 before the first is kept
 */
public record Opportunity(
        String id,
        String text,
        OpportunityStatus status,
        @Nullable Anchor place,
        List<String> eases,
        @Nullable String owner,
        @Nullable Integer effort,
        @Nullable Double customerValue,
        @Nullable Double businessValue,
        List<Edit> edits,
        int revision) {
    private static final double MOST_VALUE = 100;
    private static final int MOST_EFFORT = 5;
    private static final int MOST_PARTS = 50;

    public Opportunity {
        eases = List.copyOf(eases);
        edits = List.copyOf(edits);
        Checked.id("id", id);
        Checked.text("text", text);
        Checked.once("eases", eases, pain -> pain);
        Checked.most("eases", eases, MOST_PARTS);
        Checked.range("effort", effort, 1, MOST_EFFORT);
        Checked.range("customerValue", customerValue, 0, MOST_VALUE);
        Checked.range("businessValue", businessValue, 0, MOST_VALUE);
        Checked.most("edits", edits, MOST_PARTS);
    }

    /** The map that it stands on; null for none. */
    public @Nullable String map() {
        return place == null ? null : place.map();
    }

    public Opportunity withEases(List<String> other) {
        return new Opportunity(
                id, text, status, place, other, owner, effort, customerValue, businessValue, edits, revision);
    }

    public Opportunity withRevision(int other) {
        return new Opportunity(
                id, text, status, place, eases, owner, effort, customerValue, businessValue, edits, other);
    }
}
