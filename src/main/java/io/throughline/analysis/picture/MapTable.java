package io.throughline.analysis.picture;

import io.throughline.analysis.map.Feeling;
import io.throughline.analysis.map.GoalFigures;
import io.throughline.analysis.map.HeldKpi;
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
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The cells of a map as rows, stage by stage and lane by lane: all touchpoints, channels, pains and the rest, not only those in the picture. */
public final class MapTable {
    private static final String SHARE = "share";
    private static final int QUOTES = 4;

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
            drawn(Lane.OWNER, "owner", owner);
        }
        column.goalFigures().forEach(this::goal);
        rate(Lane.JOURNEY, "reached", column.reached());
        rate(Lane.JOURNEY, "progress", column.progress());
        rate(Lane.JOURNEY, "exitShare", column.exitShare());
        rate(Lane.JOURNEY, "loopsBack", column.loopsBack());
        Double seconds = column.medianSeconds();
        if (seconds != null) {
            add(
                    Lane.JOURNEY,
                    "medianSeconds",
                    Words.duration(seconds),
                    seconds,
                    null,
                    null,
                    null,
                    "seconds",
                    EvidenceKind.DATA);
        }
        for (TouchpointFigures touchpoint : column.touchpoints(Integer.MAX_VALUE)) {
            long visits = touchpoint.visits();
            String id = touchpoint.touchpoint().id();
            add(
                    Lane.TOUCHPOINTS,
                    id,
                    Words.count(visits) + " visits",
                    (double) visits,
                    null,
                    null,
                    visits,
                    "visits",
                    EvidenceKind.DATA);
            rate(Lane.TOUCHPOINTS, id + " dropOff", touchpoint.dropOff());
        }
        for (ChannelShare channel : column.channels()) {
            rate(Lane.CHANNELS, channel.channel(), channel.share());
        }
        column.emotion().forEach(this::feeling);
        for (Saying saying : sheet.quotesAt(column, QUOTES)) {
            add(
                    Lane.VOICES,
                    Objects.requireNonNullElse(saying.touchpoint(), ""),
                    String.valueOf(saying.text()),
                    saying.level(),
                    null,
                    null,
                    null,
                    "level",
                    EvidenceKind.DATA);
        }
        column.painPoints(Integer.MAX_VALUE).forEach(this::pain);
        column.kpis().forEach(this::kpi);
        for (Opportunity chance : column.opportunities()) {
            drawn(
                    Lane.CHANCES,
                    chance.id(),
                    chance.text() + " (" + chance.status().name().toLowerCase(Locale.ROOT) + ")");
        }
        for (Comment comment : sheet.commentsAt(column)) {
            drawn(Lane.TALK, comment.author(), comment.text());
        }
        return rows;
    }

    private void goal(GoalFigures goal) {
        Rate met = goal.met();
        String id = goal.goal().id();
        if (met == null) {
            drawn(Lane.GOALS, id, goal.goal().text());
        } else {
            add(
                    Lane.GOALS,
                    id,
                    goal.goal().text(),
                    met.value(),
                    met.low(),
                    met.high(),
                    met.denominator(),
                    SHARE,
                    EvidenceKind.BOTH);
        }
        if (goal.need() != null) {
            add(
                    Lane.GOALS,
                    id + " need",
                    "need " + Words.number(goal.need()),
                    goal.need(),
                    null,
                    null,
                    null,
                    "need",
                    EvidenceKind.BOTH);
        }
    }

    private void feeling(Feeling feeling) {
        Estimate measured = feeling.measured();
        DrawnFeeling drawn = feeling.drawn();
        String item = feeling.persona() == null ? "feeling" : feeling.persona();
        EvidenceKind kind =
                drawn == null ? EvidenceKind.DATA : measured.n() == 0 ? EvidenceKind.DRAWN : EvidenceKind.BOTH;
        String told = Words.interval(measured.value(), measured.low(), measured.high());
        add(
                Lane.FEELING,
                item,
                told + (feeling.disagrees() ? ", differs from what is drawn" : ""),
                measured.value(),
                measured.low(),
                measured.high(),
                measured.n(),
                "level",
                kind);
        if (drawn != null && drawn.asIs() != null) {
            add(
                    Lane.FEELING,
                    item + " asIs",
                    Words.signed(drawn.asIs()),
                    drawn.asIs(),
                    null,
                    null,
                    null,
                    "drawn, -2 to 2",
                    EvidenceKind.DRAWN);
        }
        if (drawn != null && drawn.toBe() != null) {
            add(
                    Lane.FEELING,
                    item + " toBe",
                    Words.signed(drawn.toBe()),
                    drawn.toBe(),
                    null,
                    null,
                    null,
                    "drawn, -2 to 2",
                    EvidenceKind.DRAWN);
        }
    }

    private void pain(PainPoint pain) {
        boolean declared = pain.source() == PainPoint.Source.DECLARED;
        EvidenceKind kind = !declared
                ? EvidenceKind.DATA
                : pain.seen() == PainPoint.Seen.SEEN ? EvidenceKind.BOTH : EvidenceKind.DRAWN;
        String told = pain.text() + " (" + ListLanes.said(pain) + ")";
        add(
                Lane.PAINS,
                pain.id(),
                told,
                pain.lostConversions(),
                null,
                null,
                pain.customers().numerator(),
                "lost conversions",
                kind);
    }

    private void kpi(HeldKpi held) {
        KpiValue value = held.value();
        String told = held.kpi().name() + ", " + value.status().name().toLowerCase(Locale.ROOT)
                + (held.kpi().target() == null
                        ? ""
                        : ", target " + Words.number(held.kpi().target()));
        add(
                Lane.KPIS,
                held.kpi().id(),
                told,
                value.value(),
                value.low(),
                value.high(),
                value.n(),
                value.unit(),
                EvidenceKind.BOTH);
    }

    private void drawn(Lane lane, String item, String text) {
        add(lane, item, text, null, null, null, null, null, EvidenceKind.DRAWN);
    }

    private void rate(Lane lane, String item, Rate rate) {
        add(
                lane,
                item,
                Words.interval(rate),
                rate.value(),
                rate.low(),
                rate.high(),
                rate.denominator(),
                SHARE,
                EvidenceKind.DATA);
    }

    private void add(
            Lane lane,
            String item,
            String text,
            @Nullable Double value,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable Long n,
            @Nullable String unit,
            EvidenceKind evidence) {
        Integer version = sheet.versionOf(column.id(), lane, item);
        rows.add(new MapRow(column.id(), lane, item, text, value, low, high, n, unit, owner, evidence, version));
    }
}
