package io.throughline.identity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** With whom each device was seen last; equal times by strength of identifier. */
final class Last {
    private final Evidence evidence;
    private final int[] last;
    private final long[] at;
    private final BitSet several;

    Last(Evidence evidence) {
        this.evidence = evidence;
        this.last = new int[evidence.size()];
        this.at = new long[evidence.size()];
        this.several = new BitSet();
        Arrays.fill(last, -1);
    }

    void see(int device, int person, long when, Components customers) {
        int before = last[device];
        if (before >= 0 && customers.of(before) != customers.of(person)) {
            several.set(device);
        }
        if (before < 0 || when > at[device] || when == at[device] && evidence.compare(person, before) < 0) {
            last[device] = person;
            at[device] = when;
        }
    }

    /** -1: with nobody. */
    int of(int device) {
        return last[device];
    }

    /** Names of devices seen with more than one customer. */
    List<String> shared() {
        List<String> names = new ArrayList<>();
        several.stream().forEach(id -> names.add(evidence.name(id)));
        return names;
    }
}
