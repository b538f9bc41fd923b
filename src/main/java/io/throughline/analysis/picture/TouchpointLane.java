package io.throughline.analysis.picture;

import io.throughline.analysis.map.Moment;
import io.throughline.analysis.map.StageColumn;
import io.throughline.analysis.map.TouchpointFigures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The touchpoints of a stage: a bar of visits each, on one scale for the whole map, and what makes it a moment of truth. */
final class TouchpointLane {
    private static final double BAR = 5;

    private final StageColumn column;
    private final double width;
    private final double most;
    private final Stack text;

    private TouchpointLane(StageColumn column, double width, double most) {
        this.column = column;
        this.width = width;
        this.most = most;
        this.text = new Stack(width);
    }

    /** @param most visits of a touchpoint of the map: its bar takes all the width */
    static Drawn of(StageColumn column, double width, double most, Density density) {
        TouchpointLane lane = new TouchpointLane(column, width, most);
        List<TouchpointFigures> all = column.touchpoints(Integer.MAX_VALUE);
        List<TouchpointFigures> shown = lane.shown(all, density.touchpoints());
        shown.forEach(lane::row);
        long hidden = all.stream().mapToLong(TouchpointFigures::visits).sum()
                - shown.stream().mapToLong(TouchpointFigures::visits).sum();
        if (all.size() > shown.size()) {
            lane.text.small(
                    "soft",
                    "+ " + (all.size() - shown.size()) + " more, " + Words.count(hidden) + " visits",
                    null,
                    null);
        }
        return lane.text.drawn();
    }

    /** Those with most visits; a moment of truth is never left out for one that is none. */
    private List<TouchpointFigures> shown(List<TouchpointFigures> all, int first) {
        List<TouchpointFigures> shown = new ArrayList<>(all);
        Comparator<TouchpointFigures> moments =
                Comparator.comparingInt(t -> moments(t).isEmpty() ? 1 : 0);
        shown.sort(moments);
        List<TouchpointFigures> kept = new ArrayList<>(shown.subList(0, Math.min(first, shown.size())));
        kept.sort(Comparator.comparingInt(all::indexOf));
        return kept;
    }

    private List<Moment> moments(TouchpointFigures touchpoint) {
        return column.cells().moments(touchpoint.touchpoint().id());
    }

    private void row(TouchpointFigures touchpoint) {
        Sketch sketch = text.sketch;
        String id = touchpoint.touchpoint().id();
        Double drop = touchpoint.dropOff().value();
        String right = Words.count(touchpoint.visits());
        String ends = drop == null || drop == 0 ? "" : "end " + Words.percent(drop);
        List<Moment> moments = moments(touchpoint);
        double y = text.y();
        double x = moments.isEmpty() ? 0 : 16;
        double used = TextLines.width(right, TextLines.SMALL) + TextLines.width(ends, TextLines.SMALL) + 18;
        sketch.raw("<g>")
                .title(touchpoint.touchpoint().name() + ": " + right + " visits, "
                        + Words.interval(touchpoint.dropOff()) + " of them end the journey; "
                        + Words.interval(touchpoint.journeys()) + " of journeys come");
        if (!moments.isEmpty()) {
            sketch.path("star", star(6, y + 8));
        }
        sketch.text("", x, y + 12.5, TextLines.fit(touchpoint.touchpoint().name(), TextLines.TEXT, width - used - x));
        sketch.text("small end", width, y + 12.5, right, "touchpoint." + id + ".visits", (double) touchpoint.visits());
        if (!ends.isEmpty()) {
            double at = width - TextLines.width(right, TextLines.SMALL) - 10;
            sketch.text("small lossy end", at, y + 12.5, ends, "touchpoint." + id + ".dropOff", drop);
        }
        double bar = width * touchpoint.visits() / most;
        sketch.rect("track", 0, y + 17, width, BAR, 2).rect("bar", 0, y + 17, bar, BAR, 2);
        if (drop != null && drop > 0) {
            sketch.rect("loss", bar - bar * drop, y + 17, bar * drop, BAR, 2);
        }
        text.skip(23).full().indent(16);
        moments.forEach(moment ->
                text.small("truth", said(moment), "moment." + id + "." + Words.plain(moment.kind()), moment.value()));
        text.indent(0).skip(moments.isEmpty() ? 2 : 4);
        sketch.raw("</g>");
    }

    private static String said(Moment moment) {
        double value = moment.value();
        return switch (moment.kind()) {
            case REMOVAL -> "without it " + Words.percent(value) + " of conversions are lost";
            case FEELING ->
                "feel " + Words.number(Math.abs(value)) + (value < 0 ? " worse" : " better") + " after it, of −1 to +1";
            case LOSS -> Words.percent(value) + " of visits end the journey";
        };
    }

    private static String star(double x, double y) {
        StringBuilder path = new StringBuilder();
        for (int corner = 0; corner < 10; corner++) {
            double radius = corner % 2 == 0 ? 6.5 : 2.8;
            double angle = Math.PI * (corner / 5.0 - 0.5);
            path.append(corner == 0 ? 'M' : 'L')
                    .append(String.format(
                            Locale.ROOT, "%.1f %.1f", x + radius * Math.cos(angle), y + radius * Math.sin(angle)));
        }
        return path.append('Z').toString();
    }
}
