package io.throughline.path;

/**
 * The runs of one block divided by key, so that all equal runs of a set fall into parts of one number. In each part runs stay in order.
 *
 * @param key of each run, part by part
 * @param run number of each run
 * @param journey of each run
 * @param first first run of each part, and one entry more
 */
record RunParts(long[] key, int[] run, int[] journey, int[] first) {

    static RunParts of(Runs runs, RunKeys keys, int partBits) {
        long[] plain = runs.keys(keys);
        int[] journeys = runs.journeys();
        int[] first = new int[(1 << partBits) + 1];
        for (long key : plain) {
            first[part(key, partBits) + 1]++;
        }
        for (int part = 1; part < first.length; part++) {
            first[part] += first[part - 1];
        }
        int[] next = first.clone();
        int[] ordered = new int[plain.length];
        int[] journey = runs.onePerJourney() ? ordered : new int[plain.length];
        RunParts parts = new RunParts(new long[plain.length], ordered, journey, first);
        for (int run = 0; run < plain.length; run++) {
            int place = next[part(plain[run], partBits)]++;
            parts.key[place] = plain[run];
            parts.run[place] = run;
            parts.journey[place] = journeys[run];
        }
        return parts;
    }

    static int part(long key, int partBits) {
        return partBits == 0 ? 0 : (int) (RunKeys.spread(key) >>> (Long.SIZE - partBits));
    }
}
