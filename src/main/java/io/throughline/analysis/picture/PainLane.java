package io.throughline.analysis.picture;

import io.throughline.analysis.map.PainPoint;
import io.throughline.analysis.map.PainPoint.Seen;
import io.throughline.analysis.map.PainPoint.Source;
import io.throughline.analysis.map.StageColumn;
import io.throughline.map.AnchorKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What hurts in a stage, worst first; what is found at the same touchpoint stands together, since it counts the same journeys. Missed targets stand among the KPIs. */
final class PainLane {
    private PainLane() {}

    static Drawn of(StageColumn column, double width, Density most) {
        List<List<PainPoint>> groups = groups(column.painPoints(Integer.MAX_VALUE).stream()
                .filter(pain -> pain.source() != Source.KPI)
                .toList());
        Stack text = new Stack(width).indent(18);
        for (List<PainPoint> group : groups.stream().limit(most.items()).toList()) {
            draw(text, group, most);
            text.gap();
        }
        return text.more(groups.size() - most.items()).drawn();
    }

    /** In the order of the worst of each. */
    private static List<List<PainPoint>> groups(List<PainPoint> pains) {
        Map<String, List<PainPoint>> groups = new LinkedHashMap<>();
        for (PainPoint pain : pains) {
            boolean found = pain.source() != Source.DECLARED && pain.place().kind() == AnchorKind.TOUCHPOINT;
            String key = found ? pain.place().key() : pain.id();
            groups.computeIfAbsent(key, k -> new ArrayList<>()).add(pain);
        }
        return List.copyOf(groups.values());
    }

    private static void draw(Stack text, List<PainPoint> group, Density most) {
        PainPoint worst = group.get(0);
        boolean declared = worst.source() == Source.DECLARED;
        text.sketch.raw("<g>").title(source(worst.source()) + ": " + worst.text());
        text.sketch.path(
                declared ? "diamond" : "diamond open",
                "M6 " + Sketch.number(text.y() + 2) + "l5.5 5.5l-5.5 5.5l-5.5-5.5Z");
        text.lines(worst.seen() == Seen.NOT_SEEN ? "soft" : "", worst.text(), most.lines());
        lost(text, worst, said(worst));
        if (group.size() > 1) {
            text.small("soft", "not to be added: " + others(worst, group.subList(1, group.size())), null, null);
        }
        text.sketch.raw("</g>");
    }

    /** What else tells of the same place, each in a few words. */
    private static String others(PainPoint worst, List<PainPoint> others) {
        return others.stream()
                .map(other -> {
                    Double lost = other.lostConversions();
                    if (lost == null || lost < 1) {
                        return source(other.source());
                    }
                    return source(other.source()) + " " + Words.count(lost) + " conversions"
                            + (isOfExits(other) && isOfExits(worst) ? " of the same exits" : "");
                })
                .collect(Collectors.joining(", "));
    }

    private static void lost(Stack text, PainPoint pain, String told) {
        Double lost = pain.lostConversions();
        Double value = pain.lostValue();
        if (lost == null || lost < 0.5) {
            text.small("soft", told, "pain." + pain.id() + ".lostConversions", lost);
            return;
        }
        String costs = "costs " + Words.count(lost) + " conversions"
                + (value == null || value == 0 ? "" : ", " + Words.count(value) + " in value")
                + (pain.basis() == PainPoint.Basis.OBSERVED ? " (compared, not what-if)" : "");
        text.small("lossy", costs + " · " + told, "pain." + pain.id() + ".lostConversions", lost);
    }

    private static boolean isOfExits(PainPoint pain) {
        return switch (pain.source()) {
            case BOTTLENECK, DROP_OFF, SILENCE -> true;
            default -> false;
        };
    }

    /** How people call what tells of a pain. */
    static String source(Source source) {
        return switch (source) {
            case DECLARED -> "declared";
            case BOTTLENECK -> "bottleneck";
            case DROP_OFF -> "drop-off";
            case LOOP -> "loop";
            case SILENCE -> "silence";
            case FEELING -> "low feeling";
            case DEVIATION -> "deviation from the design";
            case KPI -> "missed target";
        };
    }

    /** Whether data and map agree; a missed target stands on the map as a KPI. */
    static String said(PainPoint pain) {
        return switch (pain.seen()) {
            case SEEN -> "seen in the data";
            case NOT_SEEN -> "not seen in the data";
            case UNDECIDED -> "too few to tell";
            case NOT_ON_MAP -> pain.source() == Source.KPI ? "target missed" : "declared by nobody";
        };
    }
}
