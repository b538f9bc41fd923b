package io.throughline.sample;

import io.throughline.journey.EvidenceRow;
import java.util.ArrayList;
import java.util.List;

/** What the traces of customers tell of who they are, one row for each customer and identifier. */
final class SampleEvidence {
    private static final String CUSTOMER = "customer";
    private static final long MICROS = 1_000_000;

    private final List<EvidenceRow> rows = new ArrayList<>();
    private final Traces traces;
    private final long from = RetailMarket.FROM.getEpochSecond();

    SampleEvidence(RetailMarket market, long seed) {
        this.traces = new Traces(market, seed);
    }

    void add(Shopper who, Walk what) {
        traces.draw(who, what);
        for (int identifier = 0; identifier < Traces.most(); identifier++) {
            int first = -1;
            int last = -1;
            int records = 0;
            for (int i = 0; i < what.size(); i++) {
                if (traces.carries(i, identifier)) {
                    first = first < 0 ? i : first;
                    last = i;
                    records++;
                }
            }
            if (records > 0) {
                rows.add(new EvidenceRow(
                        who.id(),
                        CUSTOMER,
                        Traces.kind(identifier),
                        traces.value(identifier),
                        false,
                        (from + what.seconds(first)) * MICROS,
                        (from + what.seconds(last)) * MICROS,
                        records));
            }
        }
    }

    List<EvidenceRow> rows() {
        return rows;
    }
}
