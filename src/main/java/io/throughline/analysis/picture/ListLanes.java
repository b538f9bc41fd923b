package io.throughline.analysis.picture;

import io.throughline.analysis.map.GoalFigures;
import io.throughline.analysis.map.HeldKpi;
import io.throughline.analysis.map.PainPoint;
import io.throughline.analysis.map.PainPoint.Seen;
import io.throughline.analysis.map.PainPoint.Source;
import io.throughline.analysis.map.StageColumn;
import io.throughline.feedback.Saying;
import io.throughline.kpi.KpiStatus;
import io.throughline.kpi.KpiValue;
import io.throughline.map.Comment;
import io.throughline.map.Opportunity;
import java.util.List;
import java.util.Locale;

/** The lanes of a stage that hold texts, each with its figures below. */
final class ListLanes {
    private static final int MOST = 4;
    private static final int LINES = 3;
    private static final double SIZE = 12;
    private static final double LINE = 15;

    private ListLanes() {}

    static Drawn goals(StageColumn column, double width) {
        Sketch sketch = new Sketch();
        double y = 0;
        for (GoalFigures goal : column.goalFigures().stream().limit(MOST).toList()) {
            y = lines(sketch, goal.goal().text(), 0, y, width, LINES);
            String met = goal.met() == null ? "no pattern says when it is met" : "met " + Words.interval(goal.met());
            String need = goal.need() == null ? "" : " · need " + Words.number(goal.need());
            String took = goal.medianSeconds() == null ? "" : " · in " + Words.duration(goal.medianSeconds());
            sketch.text(
                    "soft small",
                    0,
                    y + 11,
                    TextLines.fit(met + took + need, 10.5, width),
                    "goal." + goal.goal().id() + ".met",
                    goal.met() == null ? null : goal.met().value());
            y += 20;
        }
        return new Drawn(sketch, y);
    }

    private static double lines(Sketch sketch, String text, double x, double y, double width, int most) {
        return lines(sketch, "", text, x, y, width, most);
    }

    private static double lines(Sketch sketch, String type, String text, double x, double y, double width, int most) {
        double at = y;
        for (String line : TextLines.wrap(text, SIZE, width - x, most)) {
            sketch.text(type, x, at + 12, line);
            at += LINE;
        }
        return at;
    }

    static Drawn voices(List<Saying> quotes, double width) {
        Sketch sketch = new Sketch();
        double y = 0;
        for (Saying saying : quotes) {
            String text = saying.text();
            Double level = saying.level();
            if (text != null) {
                Sketch words = new Sketch();
                double end = lines(words, "quote", "“" + text.strip() + "”", 0, 4, width - 18, LINES);
                words.text("soft small", 0, end + 11, TextLines.fit(source(saying), 10.5, width - 18));
                sketch.rect("card", 0, y, width, end + 18, 4);
                sketch.rect(level != null && level < 0 ? "loss" : "good", 0, y, 3, end + 18, 0);
                sketch.add(words, 10, y);
                y += end + 24;
            }
        }
        return new Drawn(sketch, Math.max(0, y - 4));
    }

    private static String source(Saying saying) {
        String score = saying.score() == null
                ? "level " + (saying.level() == null ? "–" : Words.signed(saying.level()))
                : saying.kind() + " " + trimmed(saying.score())
                        + (saying.most() == null ? "" : " of " + trimmed(saying.most()));
        return (saying.touchpoint() == null ? "" : saying.touchpoint() + " · ") + score;
    }

    private static String trimmed(double number) {
        return number == Math.rint(number) ? Words.count(number) : Words.number(number);
    }

    static Drawn pains(StageColumn column, double width) {
        Sketch sketch = new Sketch();
        double y = 0;
        List<PainPoint> all = column.painPoints(100);
        for (PainPoint pain : all.stream().limit(MOST).toList()) {
            boolean declared = pain.source() == Source.DECLARED;
            sketch.raw("<g>").title(pain.source() + ": " + pain.text());
            sketch.path(declared ? "diamond" : "diamond open", "M5 " + (y + 3) + "l5 5l-5 5l-5-5Z");
            y = lines(sketch, pain.seen() == Seen.NOT_SEEN ? "soft" : "", pain.text(), 16, y, width, LINES);
            String lost = pain.lostConversions() == null
                    ? ""
                    : "−" + Words.count(pain.lostConversions()) + " conversions"
                            + (pain.lostValue() == null || pain.lostValue() == 0
                                    ? ""
                                    : ", −" + Words.count(pain.lostValue()) + " value")
                            + (pain.basis() == PainPoint.Basis.OBSERVED ? " (observed)" : "") + " · ";
            String seen = said(pain);
            sketch.text(
                    pain.lostConversions() == null ? "soft small" : "lossy small",
                    16,
                    y + 11,
                    TextLines.fit(lost + seen, 10.5, width - 16),
                    "pain." + pain.id() + ".lostConversions",
                    pain.lostConversions());
            sketch.raw("</g>");
            y += 20;
        }
        if (all.size() > MOST) {
            sketch.text("soft small", 16, y + 9, "+ " + (all.size() - MOST) + " more");
            y += 16;
        }
        return new Drawn(sketch, y);
    }

    /** A missed target stands on the map as a KPI. */
    static String said(PainPoint pain) {
        return switch (pain.seen()) {
            case SEEN -> "seen";
            case NOT_SEEN -> "not seen in the data";
            case UNDECIDED -> "too few to tell";
            case NOT_ON_MAP -> pain.source() == PainPoint.Source.KPI ? "target missed" : "not on the map";
        };
    }

    static Drawn kpis(StageColumn column, double width) {
        Sketch sketch = new Sketch();
        double y = 0;
        for (HeldKpi held : column.kpis().stream().limit(MOST).toList()) {
            KpiValue value = held.value();
            y = lines(sketch, held.kpi().name(), 0, y, width, 2);
            boolean missed = value.status() == KpiStatus.MISSED;
            String figure = Words.interval(value.value(), value.low(), value.high());
            sketch.text("strong", 0, y + 13, figure, "kpi." + held.kpi().id(), value.value());
            Double target = held.kpi().target();
            String aim = target == null ? "no target" : "target " + Words.number(target) + " " + mark(value.status());
            sketch.text(missed ? "lossy small end" : "soft small end", width, y + 13, aim);
            y += 24;
        }
        return new Drawn(sketch, y);
    }

    private static String mark(KpiStatus status) {
        return switch (status) {
            case MET -> "▲ met";
            case MISSED -> "▼ missed";
            case UNDECIDED -> "~ open";
            case NONE -> "no data";
        };
    }

    static Drawn chances(StageColumn column, double width) {
        Sketch sketch = new Sketch();
        double y = 0;
        for (Opportunity chance : column.opportunities().stream().limit(MOST).toList()) {
            sketch.circle("bulb", 5, y + 8, 4.5);
            y = lines(sketch, chance.text(), 16, y, width, LINES);
            String effort = chance.effort() == null ? "" : " · effort " + chance.effort() + " of 5";
            String owner = chance.owner() == null ? "" : " · " + chance.owner();
            String told = chance.status().name().toLowerCase(Locale.ROOT) + effort + owner;
            sketch.text("soft small", 16, y + 11, TextLines.fit(told, 10.5, width - 16));
            y += 20;
        }
        return new Drawn(sketch, y);
    }

    static Drawn talk(List<Comment> comments, double width) {
        Sketch sketch = new Sketch();
        double y = 0;
        for (Comment comment : comments.stream().limit(2).toList()) {
            y = lines(sketch, comment.text(), 0, y, width, 2);
            sketch.text(
                    "soft small",
                    0,
                    y + 11,
                    TextLines.fit(
                            comment.author() + ", " + comment.at().toString().substring(0, 10), 10.5, width));
            y += 20;
        }
        if (comments.size() > 2) {
            sketch.text("soft small", 0, y + 9, "+ " + (comments.size() - 2) + " more");
            y += 16;
        }
        return new Drawn(sketch, y);
    }
}
