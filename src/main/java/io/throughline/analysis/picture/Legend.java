package io.throughline.analysis.picture;

import io.throughline.map.EvidenceKind;
import io.throughline.map.Lane;
import java.util.List;

/** How to read the lanes: a note under the name of each, and what holds for all at the foot of the page. */
final class Legend {
    private static final String[] FOOT = {
        "[ ] 95 % interval, the customer as the unit. A journey may come to a stage again, so shares overlap. ★ in the"
                + " top tenth of the map by what is lost without it, by its effect on feelings or by visits that end.",
        "Costs of pain points, over all journeys of the map: what the chain of steps says if the place were like the median"
                + " of its stage. Gains, per 30 days: the same as the opportunity changes it. No causal effect; they overlap:"
                + " never add them.",
        "Feedback is from those who answer. Need = importance + what satisfaction lacks of it; 10 is served, 20 not at"
                + " all."
    };

    private Legend() {}

    static String note(Lane lane) {
        return switch (lane) {
            case JOURNEY -> "bar: journeys; hatched: end here";
            case TOUCHPOINTS -> "bar: visits, one scale for all stages; its end: journey ends; ★ moment of truth";
            case CHANNELS -> "plain: online, hatched: offline, dotted: hybrid";
            case FEELING ->
                "line: measured, band 95 %, hollow below 5 customers; dashed: drawn; dotted: wanted; ✕ differ";
            case VOICES -> "newest low, newest other";
            case PAINS -> "◆ declared, ◇ found, worst first; missed targets: KPIs";
            case KPIS -> "line: whole months; dashed: target";
            case CHANCES -> "gain: what-if";
            default -> "";
        };
    }

    /** Returns where it ends. */
    static double draw(Sketch page, double left, double top, double width) {
        double y = top + 20;
        double x = left;
        page.text("small strong", x, y, "Each cell rests on");
        x += 122;
        for (EvidenceKind kind : List.of(EvidenceKind.DATA, EvidenceKind.DRAWN, EvidenceKind.BOTH)) {
            CellEvidence.mark(page, kind, x + 52, y);
            String told = switch (kind) {
                case DATA -> "measured";
                case DRAWN -> "what people wrote";
                default -> "measured beside written";
            };
            page.text("soft small", x + 58, y, told);
            x += 74 + TextLines.width(told, TextLines.SMALL);
        }
        for (String line : FOOT) {
            for (String part : TextLines.wrap(line, TextLines.SMALL, width, 2)) {
                y += Stack.SMALL_LINE;
                page.text("soft small", left, y, part);
            }
        }
        return y;
    }
}
