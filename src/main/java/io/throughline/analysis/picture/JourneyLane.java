package io.throughline.analysis.picture;

import io.throughline.analysis.map.MapFigureList;
import io.throughline.analysis.map.StageColumn;
import io.throughline.analysis.picture.Sketch.Part;
import io.throughline.measure.Estimate;

/** What journeys do in a stage: how many come, go further, end and return. */
final class JourneyLane {
    private static final double BAR = 25;
    private static final double THICK = 12;

    private final MapSheet sheet;
    private final StageColumn column;
    private final double width;
    private final Stack text;

    private JourneyLane(MapSheet sheet, StageColumn column, double width) {
        this.sheet = sheet;
        this.column = column;
        this.width = width;
        this.text = new Stack(width);
    }

    /** Journeys that reach a stage. */
    static double journeys(StageColumn column) {
        return column.reached().numerator();
    }

    /** @param widest most journeys of a stage: its bar takes all the width */
    static Drawn of(MapSheet sheet, StageColumn column, double width, double widest) {
        return new JourneyLane(sheet, column, width).draw(widest);
    }

    private Drawn draw(double widest) {
        double journeys = journeys(column);
        if (journeys == 0) {
            return Drawn.NOTHING;
        }
        Estimate reached = MapFigureList.estimate(column.reached());
        Estimate ends = MapFigureList.estimate(column.exitShare());
        String name = column.id() + ".";
        text.sketch.line(
                0,
                18,
                new Part("big", Words.count(journeys), name + "journeys", journeys),
                Part.of("soft", " journeys · "),
                new Part("", Words.percent(reached.value()) + " of all", name + "reached", reached.value()));
        double full = width * journeys / widest;
        text.sketch.rect("track", 0, BAR, width, THICK, 3).rect("bar", 0, BAR, full, THICK, 3);
        Double end = ends.value();
        if (end != null && end > 0) {
            double red = full * end;
            text.sketch.rect("loss", full - red, BAR, red, THICK, 3).rect("hatch", full - red, BAR, red, THICK, 3);
        }
        text.skip(BAR + THICK + 4);
        Estimate goes = MapFigureList.estimate(column.progress());
        text.flow(
                new Part("lossy", "end here " + Words.interval(ends), name + "exitShare", end),
                new Part("", "go further " + Words.interval(goes), name + "progress", goes.value()));
        if (!sheet.isVersion()) {
            returns(name);
        }
        return text.drawn();
    }

    private void returns(String name) {
        Double back = column.loopsBack().value();
        Part returns = new Part("soft", "return later " + Words.percent(back), name + "loopsBack", back);
        Double seconds = column.medianSeconds();
        if (seconds == null) {
            text.parts(returns);
        } else {
            text.flow(returns, new Part("soft", "stay " + Words.duration(seconds), name + "medianSeconds", seconds));
        }
    }
}
