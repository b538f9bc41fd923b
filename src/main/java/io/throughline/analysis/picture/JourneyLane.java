package io.throughline.analysis.picture;

import io.throughline.analysis.map.StageColumn;
import io.throughline.analysis.map.TouchpointFigures;
import io.throughline.analysis.picture.Sketch.Part;
import io.throughline.catalogue.ChannelKind;
import io.throughline.kpi.ChannelShare;
import io.throughline.measure.Rate;
import java.util.List;

/** What journeys do in a stage: how many come, go on and end, at which touchpoints, on which channels. */
final class JourneyLane {
    private static final int TOP = 8;
    private static final int MOST_CHANNELS = 4;
    private static final double SMALL = 10.5;

    private JourneyLane() {}

    static Drawn journey(StageColumn column, double width, double widest) {
        Sketch sketch = new Sketch();
        Rate reached = column.reached();
        String name = column.id() + ".";
        sketch.line(
                0,
                18,
                new Part("big", Words.count(reached.numerator()), name + "journeys", (double) reached.numerator()),
                Part.of("soft", " journeys · "),
                new Part("", Words.percent(reached) + " of all", name + "reached", reached.value()));
        double full = widest == 0 ? 0 : width * reached.numerator() / widest;
        sketch.rect("track", 0, 25, width, 12, 3).rect("bar", 0, 25, full, 12, 3);
        Double ends = column.exitShare().value();
        if (ends != null && ends > 0) {
            double red = full * ends;
            sketch.rect("loss", full - red, 25, red, 12, 3).rect("hatch", full - red, 25, red, 12, 3);
        }
        if (column.figures().visits() == 0) {
            sketch.text("soft", 0, 54, "nobody comes here");
            return new Drawn(sketch, 62);
        }
        sketch.text(
                "",
                0,
                54,
                "go further " + Words.percent(column.progress()),
                name + "progress",
                column.progress().value());
        sketch.text(
                "lossy", width * 0.36, 54, "end here " + Words.percent(column.exitShare()), name + "exitShare", ends);
        sketch.text(
                "soft",
                width * 0.68,
                54,
                "return " + Words.percent(column.loopsBack()),
                name + "loopsBack",
                column.loopsBack().value());
        Double seconds = column.medianSeconds();
        if (seconds != null) {
            sketch.text("soft", 0, 70, "median stay " + Words.duration(seconds), name + "medianSeconds", seconds);
        }
        return new Drawn(sketch, 76);
    }

    static Drawn touchpoints(StageColumn column, double width) {
        Sketch sketch = new Sketch();
        double y = 0;
        List<TouchpointFigures> shown = column.touchpoints(TOP);
        long most = shown.isEmpty() ? 1 : shown.get(0).visits();
        for (TouchpointFigures touchpoint : shown) {
            row(sketch, touchpoint, width, y, most);
            y += 25;
        }
        List<TouchpointFigures> hidden = column.hidden(TOP);
        if (!hidden.isEmpty()) {
            long visits = hidden.stream().mapToLong(TouchpointFigures::visits).sum();
            sketch.text("soft small", 0, y + 11, "+ " + hidden.size() + " more, " + Words.count(visits) + " visits");
            y += 18;
        }
        return new Drawn(sketch, y);
    }

    private static void row(Sketch sketch, TouchpointFigures touchpoint, double width, double y, long most) {
        String id = touchpoint.touchpoint().id();
        Double drop = touchpoint.dropOff().value();
        String right = Words.count(touchpoint.visits());
        String ends = drop == null || drop == 0 ? "" : "end " + Words.percent(drop);
        double used = TextLines.width(right, SMALL) + TextLines.width(ends, SMALL) + 14;
        sketch.raw("<g>")
                .title(touchpoint.touchpoint().name() + ": " + right + " visits, "
                        + Words.interval(touchpoint.dropOff()) + " of them end the journey; "
                        + Words.interval(touchpoint.journeys()) + " of journeys come");
        sketch.text("", 0, y + 12, TextLines.fit(touchpoint.touchpoint().name(), 12, width - used));
        sketch.text("small end", width, y + 12, right, "touchpoint." + id + ".visits", (double) touchpoint.visits());
        if (!ends.isEmpty()) {
            double x = width - TextLines.width(right, SMALL) - 8;
            sketch.text("small lossy end", x, y + 12, ends, "touchpoint." + id + ".dropOff", drop);
        }
        double bar = width * touchpoint.visits() / most;
        sketch.rect("track", 0, y + 16, width, 5, 2).rect("bar", 0, y + 16, bar, 5, 2);
        if (drop != null && drop > 0) {
            sketch.rect("loss", bar - bar * drop, y + 16, bar * drop, 5, 2);
        }
        sketch.raw("</g>");
    }

    static Drawn channels(StageColumn column, double width) {
        Sketch sketch = new Sketch();
        List<ChannelShare> channels = column.channels();
        double x = 0;
        for (int i = 0; i < channels.size(); i++) {
            ChannelShare channel = channels.get(i);
            Double share = channel.share().value();
            double part = share == null ? 0 : width * share;
            String type = "channel c" + (1 + Math.floorMod(channel.channel().hashCode(), 6));
            sketch.raw("<g>")
                    .title(channel.channel() + ": " + Words.interval(channel.share()) + " of visits, "
                            + Words.interval(channel.progress()) + " go on");
            sketch.rect(type, x, 2, Math.max(0, part - 1), 14, 0);
            if (channel.kind() == ChannelKind.OFFLINE || channel.kind() == ChannelKind.HYBRID) {
                sketch.rect(
                        channel.kind() == ChannelKind.OFFLINE ? "hatch" : "dots", x, 2, Math.max(0, part - 1), 14, 0);
            }
            sketch.raw("</g>");
            x += part;
        }
        double y = 32;
        for (ChannelShare channel : channels.stream().limit(MOST_CHANNELS).toList()) {
            sketch.rect("channel c" + (1 + Math.floorMod(channel.channel().hashCode(), 6)), 0, y - 9, 9, 9, 2);
            sketch.text("small", 14, y, TextLines.fit(channel.channel(), SMALL, width - 130));
            sketch.text(
                    "small end",
                    width - 78,
                    y,
                    Words.percent(channel.share()),
                    column.id() + ".channel." + channel.channel(),
                    channel.share().value());
            sketch.text("small soft end", width, y, "go on " + Words.percent(channel.progress()));
            y += 15;
        }
        int more = channels.size() - MOST_CHANNELS;
        if (more > 0) {
            sketch.text("soft small", 14, y, "+ " + more + " more");
            y += 15;
        }
        return new Drawn(sketch, y - 4);
    }
}
