package io.throughline.ingest.record;

import io.throughline.ingest.format.Row;
import io.throughline.ingest.text.Amounts;
import io.throughline.ingest.text.DecimalSign;
import io.throughline.ingest.text.Forms;
import io.throughline.ingest.text.TimeEvidence;
import io.throughline.ingest.text.TimePair;
import java.util.Map;
import java.util.TreeMap;

/** Looks at every cell whose form is a property of its whole column, before any is read. */
public final class Profile {
    private final Forms asked;
    private final int time;
    private final int clock;
    private final TimeEvidence times;
    private final TimeEvidence clocks;
    private final Map<Integer, Amounts> amounts;
    private final TimePair pair = new TimePair();

    /**
     * @param time its column, −1 where there is none
     * @param clock column of the time of day, −1 where the time stands in one column
     * @param amounts by column; that of −1 is none
     */
    Profile(Forms asked, int time, int clock, Map<Integer, Amounts> amounts) {
        this.asked = asked;
        this.time = time;
        this.clock = clock;
        this.amounts = new TreeMap<>(amounts);
        this.amounts.remove(-1);
        times = new TimeEvidence(asked.times());
        clocks = new TimeEvidence(asked.times());
    }

    /** @param amount its column, of this name; −1 where there is none */
    Profile(Forms asked, int time, int clock, int amount, String name) {
        this(asked, time, clock, Map.of(amount, asked.amounts(name)));
    }

    public void look(Row row) {
        if (row.fault != null) {
            return;
        }
        char[] c = row.chars;
        if (clock >= 0 && row.length(time) > 0) {
            pair.join(c, row.from(time), row.to(time), row.from(clock), row.to(clock));
            times.look(pair.chars(), 0, pair.length());
            clocks.look(c, row.from(clock), row.to(clock));
        } else if (time >= 0 && row.length(time) > 0) {
            times.look(c, row.from(time), row.to(time));
        }
        amounts.forEach((column, amount) -> {
            if (row.length(column) > 0) {
                amount.look(c, row.from(column), row.to(column));
            }
        });
    }

    /** The forms of the file. @throws io.throughline.journey.ImportRefused where two fit */
    public Forms decide() {
        boolean paired = clocks.times() <= times.times();
        Map<String, DecimalSign> found = new TreeMap<>();
        amounts.values().forEach(amount -> found.put(amount.column(), amount.decide()));
        return new Forms((paired ? times : clocks).decide(), asked.asked(), found, paired, asked.points());
    }
}
