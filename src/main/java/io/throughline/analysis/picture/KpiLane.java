package io.throughline.analysis.picture;

import io.throughline.analysis.kpi.KpiPoint;
import io.throughline.analysis.map.Feeling;
import io.throughline.analysis.map.HeldKpi;
import io.throughline.analysis.map.StageColumn;
import io.throughline.analysis.picture.Sketch.Part;
import io.throughline.kpi.Better;
import io.throughline.kpi.KpiStatus;
import io.throughline.kpi.KpiValue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** The figures of a stage beside their targets, and how they went month by month. */
final class KpiLane {
    private static final int MONTHS = 12;
    private static final int FEWEST = 3;
    private static final double HIGH = 24;

    private KpiLane() {}

    static Drawn of(MapSheet sheet, StageColumn column, double width, Density most) {
        List<HeldKpi> kpis = column.kpis();
        Stack text = new Stack(width);
        for (HeldKpi held : kpis.stream().limit(most.items()).toList()) {
            KpiValue value = held.value();
            text.lines("strong", held.kpi().name(), most.lines());
            Double target = held.kpi().target();
            String aim = target == null
                    ? "no target"
                    : "target " + (held.kpi().better() == Better.LOWER ? "≤ " : "≥ ")
                            + Words.number(target, value.unit());
            KpiStatus status = value.status();
            String type = status == KpiStatus.MISSED ? "lossy" : status == KpiStatus.MET ? "fine" : "soft";
            text.sketch.text("soft small end", width, text.y() + 11.5, aim);
            text.parts(
                    new Part(
                            "",
                            Words.interval(value.figure()) + " ",
                            "kpi." + held.kpi().id(),
                            value.value()),
                    Part.of(type, status(value)));
            Long more = value.standing().nToDecide();
            if (more != null) {
                text.small(
                        "soft", "n " + Words.count(value.n()) + ", " + Words.count(more) + " would decide", null, null);
            }
            text.full();
            if (!sheet.isVersion()) {
                trend(text, column, held, width);
            }
            text.gap();
        }
        return text.more(kpis.size() - most.items()).drawn();
    }

    /** How a figure stands to its target, by a mark and a word. */
    static String status(KpiValue value) {
        return switch (value.status()) {
            case MET -> "▲ met";
            case MISSED -> "▼ missed";
            case UNDECIDED -> "~ undecided";
            case NONE -> value.value() == null ? "no data" : "no target";
        };
    }

    /** Whole months of enough customers only. */
    private static void trend(Stack text, StageColumn column, HeldKpi held, double width) {
        List<KpiPoint> points = column.cells().months(held.kpi()).stream()
                .filter(point -> point.value().value() != null && point.value().customers() >= Feeling.FEW)
                .toList();
        points = points.subList(Math.max(0, points.size() - MONTHS), points.size());
        if (points.size() < FEWEST) {
            return;
        }
        Double target = held.kpi().target();
        double[] all = DoubleStream.concat(
                        points.stream().mapToDouble(KpiLane::value),
                        Stream.ofNullable(target).mapToDouble(Double::doubleValue))
                .toArray();
        double low = DoubleStream.of(all).min().orElse(0);
        double high = DoubleStream.of(all).max().orElse(1);
        double span = high > low ? high - low : 1;
        double top = text.y() + 4;
        double wide = width - 96;
        List<String> places = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            double x = 3 + (wide - 6) * i / (points.size() - 1);
            places.add(Sketch.number(x) + ' ' + Sketch.number(top + HIGH * (high - value(points.get(i))) / span));
        }
        if (target != null) {
            double at = top + HIGH * (high - target) / span;
            text.sketch.path("aim", "M0 " + Sketch.number(at) + "H" + Sketch.number(wide));
        }
        text.sketch.path("trend", "M" + String.join("L", places));
        String[] last = places.get(places.size() - 1).split(" ");
        text.sketch.circle("trendend", Double.parseDouble(last[0]), Double.parseDouble(last[1]), 3);
        KpiPoint newest = points.get(points.size() - 1);
        text.sketch.text("soft small end", width, top + 10, month(newest));
        text.sketch.text(
                "small end",
                width,
                top + 25,
                Words.number(value(newest), newest.value().unit()));
        text.skip(HIGH + 6);
    }

    private static String month(KpiPoint point) {
        return Words.day(point.from().toInstant()).substring(2).strip();
    }

    private static double value(KpiPoint point) {
        Double value = point.value().value();
        return value == null ? 0 : value;
    }
}
