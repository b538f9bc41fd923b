package io.throughline.persona.discovery;

/**
 * Some customers, those with the same counts as one.
 *
 * @param rows one customer of each sort, ascending
 * @param weights how many there are of each
 */
record CustomerSample(int[] rows, int[] weights) {
    static CustomerSample of(Cells cells, int[] who) {
        int[] times = new int[cells.customers()];
        int sorts = 0;
        for (int customer : who) {
            sorts += times[cells.alike()[customer]]++ == 0 ? 1 : 0;
        }
        int[] rows = new int[sorts];
        int[] weights = new int[sorts];
        int next = 0;
        for (int customer = 0; customer < times.length; customer++) {
            if (times[customer] > 0) {
                rows[next] = customer;
                weights[next++] = times[customer];
            }
        }
        return new CustomerSample(rows, weights);
    }

    int size() {
        return rows.length;
    }
}
