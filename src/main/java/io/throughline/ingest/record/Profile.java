package io.throughline.ingest.record;

import io.throughline.ingest.format.Row;
import io.throughline.ingest.text.Amounts;
import io.throughline.ingest.text.Forms;
import io.throughline.ingest.text.TimeEvidence;
import io.throughline.ingest.text.TimePair;

/** Looks at every cell whose form is a property of its whole column, before any is read. */
public final class Profile {
    private final Forms asked;
    private final int time;
    private final int clock;
    private final int amount;
    private final TimeEvidence times;
    private final TimeEvidence clocks;
    private final Amounts amounts;
    private final TimePair pair = new TimePair();

    /** @param clock column of the time of day, −1 where the time stands in one column; {@code amount} likewise */
    Profile(Forms asked, int time, int clock, int amount, String amountName) {
        this.asked = asked;
        this.time = time;
        this.clock = clock;
        this.amount = amount;
        times = new TimeEvidence(asked.times());
        clocks = new TimeEvidence(asked.times());
        amounts = asked.amounts(amountName);
    }

    public void look(Row row) {
        if (row.fault != null) {
            return;
        }
        char[] c = row.chars;
        if (clock >= 0 && row.length(clock) > 0) {
            pair.join(c, row.from(time), row.to(time), row.from(clock), row.to(clock));
            times.look(pair.chars(), 0, pair.length());
            clocks.look(c, row.from(clock), row.to(clock));
        } else if (row.length(time) > 0) {
            times.look(c, row.from(time), row.to(time));
        }
        if (amount >= 0 && row.length(amount) > 0) {
            amounts.look(c, row.from(amount), row.to(amount));
        }
    }

    /** The forms of the file. @throws io.throughline.journey.ImportRefused where two fit */
    public Forms decide() {
        boolean paired = clocks.times() <= times.times();
        return new Forms((paired ? times : clocks).decide(), amounts.decide(), paired, asked.points());
    }
}
