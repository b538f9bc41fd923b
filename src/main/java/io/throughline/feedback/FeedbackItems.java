package io.throughline.feedback;

import io.throughline.journey.FeedbackRow;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that customers said as primitive columns: slot by slot the customers in an order that does not depend on how data arrived, item by item what each said, by time; last
 * what nobody knows the customer of. Immutable.
 *
 * <p>Cost: 24 bytes an item, and 16 a customer; more for an item that names an interaction by its key alone.
 */
public final class FeedbackItems {
    static final FeedbackItems NOTHING = new FeedbackItems(
            new int[0],
            new long[0],
            new int[1],
            new Columns(new long[0], new int[0], new float[0], new int[0], new float[0]),
            List.of(),
            Map.of(),
            Map.of());
    /** Stands for the asking of an item that was not asked for at a known time. */
    static final int NEVER = Integer.MIN_VALUE;

    private static final long SECOND = 1_000_000;

    /**
     * One place an item.
     *
     * @param at when it was given, microseconds UTC
     * @param asked how many seconds earlier it was asked for; {@link #NEVER}
     * @param score NaN where there is none
     * @param form code of a {@link FeedbackForm}
     * @param polarity of the text, −1 to 1; NaN where there is none
     */
    record Columns(long[] at, int[] asked, float[] score, int[] form, float[] polarity) {}

    /** The interaction that an item names by its key. */
    record Place(long at, String touchpoint) {}

    private final int[] ordinals;
    private final long[] idHash;
    private final int[] offsets;
    private final Columns columns;
    private final List<FeedbackForm> forms;
    private final Map<Integer, String> keys;
    private final Map<Integer, Place> places;

    FeedbackItems(
            int[] ordinals,
            long[] idHash,
            int[] offsets,
            Columns columns,
            List<FeedbackForm> forms,
            Map<Integer, String> keys,
            Map<Integer, Place> places) {
        this.ordinals = ordinals;
        this.idHash = idHash;
        this.offsets = offsets;
        this.columns = columns;
        this.forms = List.copyOf(forms);
        this.keys = keys;
        this.places = places;
    }

    public int size() {
        return columns.at.length;
    }

    /** Customers who said something, and one slot more where somebody did whom nobody knows. */
    public int slots() {
        return ordinals.length;
    }

    /** Ordinal of a slot's customer; {@link StoredVoice#NOBODY}. */
    public int ordinal(int slot) {
        return ordinals[slot];
    }

    /** Id of a slot's customer as {@link io.throughline.journey.CustomerHash}. */
    public long idHash(int slot) {
        return idHash[slot];
    }

    Columns columns() {
        return columns;
    }

    /** First item of a slot; the one after the last begins the next. */
    public int from(int slot) {
        return offsets[slot];
    }

    /** The slot of an item. */
    int slotOf(int item) {
        int found = Arrays.binarySearch(offsets, item);
        if (found < 0) {
            return -found - 2;
        }
        // A slot is never empty, so a beginning is of one slot only.
        return found;
    }

    public long at(int item) {
        return columns.at[item];
    }

    /** The time that counts. */
    public long at(int item, FeedbackTime about) {
        int before = columns.asked[item];
        return about == FeedbackTime.ASKED && before != NEVER ? columns.at[item] - before * SECOND : columns.at[item];
    }

    /** NaN where there is none. Decimal fractions are as they were written, to seven digits. */
    public double score(int item) {
        float score = columns.score[item];
        return score == Math.rint(score) || Float.isNaN(score) ? score : Double.parseDouble(Float.toString(score));
    }

    /** −1 to 1; NaN where the text has none. */
    public double polarity(int item) {
        return columns.polarity[item];
    }

    public int formCode(int item) {
        return columns.form[item];
    }

    public FeedbackForm form(int item) {
        return forms.get(columns.form[item]);
    }

    /** By code. */
    public List<FeedbackForm> forms() {
        return forms;
    }

    /** The interaction that an item's key names; null where none does. */
    @Nullable
    Place place(int item) {
        return places.isEmpty() ? null : places.get(item);
    }

    /** Items with a key that name no touchpoint, which would count first. */
    Map<Integer, String> keys() {
        return keys;
    }

    FeedbackItems withPlaces(Map<Integer, Place> found) {
        return new FeedbackItems(ordinals, idHash, offsets, columns, forms, keys, found);
    }

    /** Seconds from an asking to its answer; {@link #NEVER} where they are not known or too many. */
    static int secondsBetween(long asked, long at) {
        long seconds = asked == FeedbackRow.NEVER ? NEVER : Math.floorDiv(at - asked, SECOND);
        return Math.abs(seconds) >= Integer.MAX_VALUE ? NEVER : (int) seconds;
    }
}
