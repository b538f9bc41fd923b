package io.throughline.analysis.picture;

import io.throughline.analysis.map.ChanceGain;
import io.throughline.analysis.map.StageColumn;
import io.throughline.map.Opportunity;
import io.throughline.measure.Estimate;
import java.util.List;

/** What could be done in a stage: what the chain says it would bring, what it costs, and how far it has come. */
final class ChanceLane {
    private ChanceLane() {}

    static Drawn of(MapSheet sheet, StageColumn column, double width, Density most) {
        List<Opportunity> chances = column.opportunities();
        Stack text = new Stack(width).indent(18);
        for (Opportunity chance : chances.stream().limit(most.items()).toList()) {
            text.sketch.circle("bulb", 6, text.y() + 8, 4.5);
            text.lines("strong", chance.text(), most.lines());
            gain(text, column, chance);
            String owner = sheet.department(chance.owner());
            Integer effort = chance.effort();
            text.small(
                    "soft",
                    Words.plain(chance.status())
                            + (effort == null
                                    ? ""
                                    : " · effort " + "●".repeat(effort) + "○".repeat(5 - effort) + " " + effort
                                            + " of 5")
                            + (owner == null ? "" : " · " + owner),
                    null,
                    null);
            guesses(text, chance);
            text.gap();
        }
        text.more(chances.size() - most.items());
        return text.drawn();
    }

    private static void gain(Stack text, StageColumn column, Opportunity chance) {
        ChanceGain gain = column.cells().gain(chance);
        String id = "chance." + chance.id() + ".gain";
        Estimate conversions = gain.conversions();
        Double value = conversions.value();
        if (value == null) {
            text.small("soft", "gain unknown: " + gain.note(), null, null);
            return;
        }
        Double low = conversions.low();
        Double high = conversions.high();
        String sure = low == null || high == null
                ? ""
                : " [" + Words.count(low).replace("-", "−") + ", "
                        + Words.count(high).replace("-", "−") + "]";
        text.small(value > 0 ? "fine" : "lossy", "gain " + Words.signedCount(value) + " conversions" + sure, id, value);
        Double worth = gain.value().value();
        if (worth != null && worth != 0) {
            text.small(
                    "soft", "and " + Words.signedCount(worth) + " in value, what-if over these journeys", null, null);
        }
    }

    private static void guesses(Stack text, Opportunity chance) {
        Double customers = chance.customerValue();
        Double business = chance.businessValue();
        if (customers != null || business != null) {
            text.small(
                    "soft",
                    "guessed worth of 100: "
                            + (customers == null ? "" : "customers " + Words.trimmed(customers))
                            + (customers == null || business == null ? "" : ", ")
                            + (business == null ? "" : "business " + Words.trimmed(business)),
                    null,
                    null);
        }
    }
}
