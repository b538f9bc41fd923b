package io.throughline.analysis.picture;

import io.throughline.analysis.map.Feeling;
import io.throughline.analysis.map.GoalFigures;
import io.throughline.analysis.map.HeldKpi;
import io.throughline.analysis.map.MapFigureList;
import io.throughline.analysis.map.PainPoint;
import io.throughline.analysis.map.StageColumn;
import io.throughline.analysis.map.TouchpointFigures;
import io.throughline.feedback.Saying;
import io.throughline.kpi.ChannelShare;
import io.throughline.kpi.KpiValue;
import io.throughline.map.Comment;
import io.throughline.map.DrawnFeeling;
import io.throughline.map.EvidenceKind;
import io.throughline.map.Lane;
import io.throughline.map.Opportunity;
import io.throughline.measure.Estimate;
import io.throughline.measure.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The cells of a map as rows, stage by stage and lane by lane: all touchpoints, channels, pains and the rest, not only those in the picture. */
public final class MapTable {
    private static final String LEVEL = "level";

    private final MapSheet sheet;
    private final StageColumn column;
    private final @Nullable String owner;
    private final List<MapRow> rows = new ArrayList<>();

    private MapTable(MapSheet sheet, StageColumn column) {
        this.sheet = sheet;
        this.column = column;
        this.owner = sheet.owner(column);
    }

    public static List<MapRow> of(MapSheet sheet) {
        return sheet.columns().stream()
                .flatMap(column -> new MapTable(sheet, column).list().stream())
                .toList();
    }

    private List<MapRow> list() {
        if (owner != null) {
            drawn(Lane.OWNER, "owner", "owner", owner);
        }
        column.goalFigures().forEach(this::goal);
        share("reached", "come here", column.reached());
        share("progress", "go further", column.progress());
        share("exitShare", "end here", column.exitShare());
        if (!sheet.isVersion()) {
            share("loopsBack", "return later", column.loopsBack());
            stay(column.medianSeconds());
        }
        column.touchpoints(Integer.MAX_VALUE).forEach(this::touchpoint);
        for (ChannelShare channel : column.channels()) {
            rate(Lane.CHANNELS, channel.channel(), channel.channel() + ", visits", channel.share());
        }
        column.emotion().forEach(this::feeling);
        for (Saying saying : sheet.quotesAt(column)) {
            String at = Objects.requireNonNullElse(saying.touchpoint(), "");
            Figure level = new Figure(saying.level(), null, null, null, LEVEL);
            add(Lane.VOICES, at, at, String.valueOf(saying.text()), level, EvidenceKind.DATA);
        }
        column.painPoints(Integer.MAX_VALUE).forEach(this::pain);
        column.kpis().forEach(this::kpi);
        column.opportunities().forEach(this::chance);
        for (Comment comment : sheet.commentsAt(column)) {
            drawn(Lane.TALK, comment.author(), comment.author(), comment.text());
        }
        return rows;
    }

    /** A number with what tells how sure it is; any part may be missing. */
    private record Figure(
            @Nullable Double value,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable Long n,
            @Nullable String unit) {
        static final Figure NONE = new Figure(null, null, null, null, null);

        static Figure of(Estimate estimate, String unit) {
            return new Figure(estimate.value(), estimate.low(), estimate.high(), estimate.n(), unit);
        }
    }

    private void stay(@Nullable Double seconds) {
        if (seconds != null) {
            Figure figure = new Figure(seconds, null, null, null, "seconds");
            add(Lane.JOURNEY, "medianSeconds", "median stay", Words.duration(seconds), figure, EvidenceKind.DATA);
        }
    }

    private void touchpoint(TouchpointFigures touchpoint) {
        long visits = touchpoint.visits();
        String id = touchpoint.touchpoint().id();
        String name = touchpoint.touchpoint().name();
        Figure figure = new Figure((double) visits, null, null, visits, "visits");
        add(Lane.TOUCHPOINTS, id, name, Words.count(visits) + " visits", figure, EvidenceKind.DATA);
        rate(Lane.TOUCHPOINTS, id + " dropOff", name + ", visits that end the journey", touchpoint.dropOff());
    }

    private void goal(GoalFigures goal) {
        Rate met = goal.met();
        String id = goal.goal().id();
        String text = goal.goal().text();
        if (met == null) {
            drawn(Lane.GOALS, id, "goal", text);
        } else {
            Figure figure = new Figure(met.value(), met.low(), met.high(), met.denominator(), Words.SHARE);
            add(Lane.GOALS, id, "goal", text + ": met " + Words.interval(met), figure, EvidenceKind.BOTH);
        }
        if (goal.need() != null) {
            Figure figure = new Figure(goal.need(), null, null, null, "of 20");
            String told = Words.trimmed(goal.need()) + " of 20";
            add(Lane.GOALS, id + " need", "need of the goal", told, figure, EvidenceKind.BOTH);
        }
    }

    private void feeling(Feeling feeling) {
        Estimate measured = feeling.measured();
        DrawnFeeling drawn = feeling.drawn();
        String item = feeling.persona() == null ? "feeling" : feeling.persona();
        if (measured.n() > 0) {
            String told = Words.interval(measured.value(), measured.low(), measured.high())
                    + (feeling.disagrees() ? ", differs from what is drawn" : "");
            add(Lane.FEELING, item, "measured feeling", told, Figure.of(measured, LEVEL), EvidenceKind.DATA);
        }
        if (drawn != null) {
            opinion(item + " asIs", "feeling as drawn", drawn.asIs());
            opinion(item + " toBe", "feeling as wanted", drawn.toBe());
        }
    }

    private void opinion(String item, String name, @Nullable Double level) {
        if (level != null) {
            Figure figure = new Figure(level, null, null, null, "drawn, -2 to 2");
            add(Lane.FEELING, item, name, Words.signed(level) + " of 2", figure, EvidenceKind.DRAWN);
        }
    }

    private void pain(PainPoint pain) {
        boolean declared = pain.source() == PainPoint.Source.DECLARED;
        EvidenceKind kind = !declared
                ? EvidenceKind.DATA
                : pain.seen() == PainPoint.Seen.SEEN ? EvidenceKind.BOTH : EvidenceKind.DRAWN;
        String told = pain.text() + " (" + PainLane.said(pain) + ")";
        Figure figure =
                new Figure(pain.lostConversions(), null, null, pain.customers().numerator(), "lost conversions");
        add(Lane.PAINS, pain.id(), PainLane.source(pain.source()), told, figure, kind);
    }

    private void kpi(HeldKpi held) {
        KpiValue value = held.value();
        Double target = held.kpi().target();
        String told = held.kpi().name() + ": " + Words.interval(value.figure()) + ", " + KpiLane.status(value)
                + (target == null ? "" : ", target " + Words.number(target, value.unit()));
        Figure figure = Figure.of(value.figure(), value.unit());
        add(Lane.KPIS, held.kpi().id(), "KPI", told, figure, EvidenceKind.BOTH);
    }

    private void chance(Opportunity chance) {
        String status = " (" + Words.plain(chance.status()) + ")";
        drawn(Lane.CHANCES, chance.id(), "opportunity", chance.text() + status);
        Estimate gain = column.cells().gain(chance).conversions();
        Double value = gain.value();
        if (value != null) {
            Figure figure = Figure.of(gain, gain.unit());
            String told = ChanceLane.told(gain);
            add(Lane.CHANCES, chance.id() + " gain", "gain of the opportunity", told, figure, EvidenceKind.DATA);
        }
    }

    private void drawn(Lane lane, String item, String name, String text) {
        add(lane, item, name, text, Figure.NONE, EvidenceKind.DRAWN);
    }

    private void share(String item, String name, Rate now) {
        Estimate share = MapFigureList.estimate(now);
        add(Lane.JOURNEY, item, name, Words.interval(share), Figure.of(share, Words.SHARE), EvidenceKind.DATA);
    }

    private void rate(Lane lane, String item, String name, Rate rate) {
        Figure figure = new Figure(rate.value(), rate.low(), rate.high(), rate.denominator(), Words.SHARE);
        add(lane, item, name, Words.interval(rate), figure, EvidenceKind.DATA);
    }

    private void add(Lane lane, String item, String name, String text, Figure figure, EvidenceKind evidence) {
        rows.add(new MapRow(
                column.id(),
                lane,
                item,
                name,
                text,
                figure.value(),
                figure.low(),
                figure.high(),
                figure.n(),
                figure.unit(),
                owner,
                evidence,
                sheet.versionOf(column.id(), lane, item)));
    }
}
