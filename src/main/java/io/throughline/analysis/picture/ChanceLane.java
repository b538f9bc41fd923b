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
        String type = value < 0 ? "lossy" : isSure(conversions) ? "fine" : "soft";
        text.small(type, "gain " + told(conversions), id, value);
        Double worth = gain.value().value();
        if (worth != null && worth != 0) {
            text.small("soft", "in value " + told(gain.value()), null, null);
        }
        if (!isSure(conversions) && value >= 0) {
            text.small("soft", "not sure: the interval holds 0", null, null);
        }
    }

    private static boolean isSure(Estimate conversions) {
        Double low = conversions.low();
        return low != null && low > 0;
    }

    /** With the interval and what it is of. */
    static String told(Estimate gain) {
        Double value = gain.value();
        Double low = gain.low();
        Double high = gain.high();
        return value == null
                ? "unknown"
                : Words.signed(value)
                        + (low == null || high == null
                                ? ""
                                : " [" + Words.signed(low) + ", " + Words.signed(high) + "]")
                        + " " + gain.unit().replaceFirst("^value *", "");
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
