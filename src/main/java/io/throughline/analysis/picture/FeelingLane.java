package io.throughline.analysis.picture;

import io.throughline.analysis.map.Feeling;
import io.throughline.analysis.map.StageColumn;
import io.throughline.map.DrawnFeeling;
import io.throughline.measure.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The curve of how customers feel: measured with its band, drawn as it is and as it should be. */
final class FeelingLane {
    static final double HEIGHT = 154;

    private static final double TOP = 12;
    private static final double SPAN = 96;

    private final List<StageColumn> columns;
    private final double[] middle;
    private final Sketch sketch = new Sketch();

    private FeelingLane(List<StageColumn> columns, double[] middle) {
        this.columns = columns;
        this.middle = middle;
    }

    /** Over all columns. @param middle of each */
    static Sketch of(List<StageColumn> columns, double[] middle, double width) {
        FeelingLane lane = new FeelingLane(columns, middle);
        lane.sketch.path("grid", line(0, y(1), width, y(1)) + line(0, y(-1), width, y(-1)));
        lane.sketch.path("grid zero", line(0, y(0), width, y(0)));
        int rows = columns.stream()
                .mapToInt(column -> column.emotion().size())
                .max()
                .orElse(0);
        for (int row = 0; row < rows; row++) {
            lane.draw(row, rows);
        }
        return lane.sketch;
    }

    /** Where a level stands. */
    static double y(double level) {
        return TOP + SPAN * (1 - level) / 2;
    }

    private String at(int column, double level) {
        return Sketch.number(middle[column]) + ' ' + Sketch.number(y(level));
    }

    private static String line(double x, double y, double toX, double toY) {
        return "M" + Sketch.number(x) + ' ' + Sketch.number(y) + 'L' + Sketch.number(toX) + ' ' + Sketch.number(toY);
    }

    private @Nullable Feeling at(int column, int row) {
        List<Feeling> feelings = columns.get(column).emotion();
        return row < feelings.size() ? feelings.get(row) : null;
    }

    private void draw(int row, int rows) {
        String colour = rows == 1 ? "" : " p" + (1 + row % 6);
        band(row, colour);
        curve(row, "drawn" + colour, true);
        curve(row, "wanted" + colour, false);
        StringBuilder path = new StringBuilder();
        boolean open = false;
        for (int column = 0; column < columns.size(); column++) {
            Feeling feeling = at(column, row);
            Estimate measured = feeling == null ? null : feeling.measured();
            Double value = measured == null ? null : measured.value();
            if (measured == null || value == null || measured.customers() < Feeling.FEW) {
                open = false;
                continue;
            }
            path.append(open ? 'L' : 'M').append(at(column, value));
            open = true;
        }
        sketch.path("measured" + colour, path.toString());
        for (int column = 0; column < columns.size(); column++) {
            Feeling feeling = at(column, row);
            if (feeling != null) {
                point(column, feeling, colour, rows == 1);
            }
        }
    }

    private void band(int row, String colour) {
        List<String> above = new ArrayList<>();
        List<String> below = new ArrayList<>();
        for (int column = 0; column <= columns.size(); column++) {
            Feeling feeling = column < columns.size() ? at(column, row) : null;
            Estimate measured = feeling == null ? null : feeling.measured();
            boolean few = measured == null || measured.customers() < Feeling.FEW;
            Double low = few || measured == null ? null : measured.low();
            Double high = few || measured == null ? null : measured.high();
            if (low != null && high != null) {
                above.add(at(column, high));
                below.add(0, at(column, low));
                continue;
            }
            if (above.size() > 1) {
                above.addAll(below);
                sketch.path("band" + colour, "M" + String.join("L", above) + "Z");
            }
            above.clear();
            below.clear();
        }
    }

    private void curve(int row, String type, boolean asIs) {
        StringBuilder path = new StringBuilder();
        for (int column = 0; column < columns.size(); column++) {
            Double level = drawn(column, row, asIs);
            if (level != null) {
                path.append(path.isEmpty() ? 'M' : 'L').append(at(column, level / 2));
                sketch.circle(type.replaceFirst("^\\w+", asIs ? "opinion" : "wish"), middle[column], y(level / 2), 3.2);
            }
        }
        if (!path.isEmpty()) {
            sketch.path(type, path.toString());
        }
    }

    private @Nullable Double drawn(int column, int row, boolean asIs) {
        Feeling feeling = at(column, row);
        DrawnFeeling drawn = feeling == null ? null : feeling.drawn();
        return drawn == null ? null : asIs ? drawn.asIs() : drawn.toBe();
    }

    private void point(int column, Feeling feeling, String colour, boolean alone) {
        Estimate measured = feeling.measured();
        Double value = measured.value();
        double x = middle[column];
        if (value == null) {
            if (alone) {
                sketch.text("soft small mid", x, y(-1) + 17, "No feedback at this stage:");
                sketch.text("soft small mid", x, y(-1) + 32, "import with --kind=feedback");
            }
            return;
        }
        Double low = measured.low();
        Double high = measured.high();
        sketch.raw("<g>")
                .title(Words.interval(value, low, high) + ", " + measured.n() + " items from " + measured.customers()
                        + " customers");
        if (low != null && high != null) {
            sketch.path("whisker" + colour, line(x, y(low), x, y(high)));
        }
        sketch.circle((measured.customers() < Feeling.FEW ? "hollow" : "point") + colour, x, y(value), 5);
        String who = feeling.persona() == null ? "" : "." + feeling.persona();
        String name = columns.get(column).id() + ".feeling" + who;
        sketch.text("strong", x + 11, y(value) + (value > 0.7 ? 14 : -6), Words.signed(value), name, value);
        if (alone) {
            told(column, feeling, measured);
        }
        sketch.raw("</g>");
    }

    private void told(int column, Feeling feeling, Estimate measured) {
        double x = middle[column];
        Double value = measured.value();
        Double low = measured.low();
        Double high = measured.high();
        String sure = low == null || high == null ? "" : "[" + Words.signed(low) + ", " + Words.signed(high) + "] · ";
        String items = "n " + Words.count(measured.n()) + " from " + Words.counted(measured.customers(), "customer");
        sketch.text("soft small mid", x, y(-1) + 17, sure + items);
        Double asIs = drawn(column, 0, true);
        if (feeling.disagrees() && asIs != null && value != null) {
            double at = (y(value) + y(asIs / 2)) / 2;
            sketch.path("cross", line(x - 5, at - 5, x + 5, at + 5) + line(x - 5, at + 5, x + 5, at - 5));
            sketch.text(
                    "crossed small mid",
                    x,
                    y(-1) + 32,
                    "✕ drawn " + Words.signed(asIs / 2) + " (" + Words.trimmed(asIs) + " of 2), q " + q(feeling));
        }
    }

    private static String q(Feeling feeling) {
        Double q = feeling.qValue();
        return q == null ? "–" : q < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", q);
    }
}
