package io.throughline.persona.discovery;

/**
 * What customers are told apart by, as sparse counts. A cell is one outcome of a group: a step that followed a step, or a value of a
 * trait; a customer's counts of one group are draws from one distribution. Readers never write.
 *
 * @param offset where the entries of each customer begin; one more than customers
 * @param cell of each entry
 * @param count how often this customer has this cell
 * @param alike the first customer with the same entries, of each customer
 * @param groupOf of each cell; cells of one group are neighbours
 * @param groups how many groups have a cell
 * @param outcomeOf what each cell comes to: the step that is reached, whatever the one before, or the value of one trait
 * @param outcomes how many outcomes there could be
 */
record Cells(
        int[] offset, int[] cell, int[] count, int[] alike, int[] groupOf, int groups, int[] outcomeOf, int outcomes) {

    int customers() {
        return offset.length - 1;
    }

    int size() {
        return groupOf.length;
    }

    /** Free parameters of one chain: Σ over groups of (observed outcomes − 1). */
    long parameters() {
        return (long) size() - groups;
    }
}
