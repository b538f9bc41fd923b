package io.throughline.analysis.picture;

import io.throughline.analysis.map.MapCells;
import io.throughline.analysis.map.StageColumn;
import io.throughline.map.JourneyMap;
import io.throughline.map.Lane;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A map as one SVG page, read from left to right: a column for each stage, a row for each lane. Each cell can be reached by keyboard and
 * tells what it is; each figure stands in it as text and as data.
 */
public final class MapPicture {
    private static final double MARGIN = 24;
    private static final double LABELS = 122;
    /** Widths that are tried, so that the page fills an A3 sheet; the first is its width at 96 dots an inch. */
    private static final double[] PAGES = {1_587, 1_760, 1_950, 2_200};

    private static final double SHEET_HEIGHT = 1_122;
    private static final double LEAST_COLUMN = 200;
    private static final double GAP = 18;
    private static final double PAD = 12;
    private static final double HEAD = 92;

    private final MapSheet sheet;
    private final String style;
    private final List<StageColumn> columns;
    private final double column;
    private final double width;
    private final Sketch page = new Sketch();
    private double y = HEAD;
    private double height;

    private MapPicture(MapSheet sheet, String style, double sheetWidth) {
        this.sheet = sheet;
        this.style = style;
        this.columns = sheet.columns();
        double fair = (sheetWidth - 2 * MARGIN - LABELS) / columns.size();
        this.column = Math.max(LEAST_COLUMN, fair);
        this.width = 2 * MARGIN + LABELS + column * columns.size();
    }

    /** @param style rules for its classes; empty where the page around it has them */
    public static String of(MapSheet sheet, String style) {
        String best = "";
        double largest = 0;
        for (double page : PAGES) {
            MapPicture picture = new MapPicture(sheet, style, page);
            String drawn = picture.draw();
            double scale = Math.min(PAGES[0] / picture.width, SHEET_HEIGHT / picture.height);
            if (scale > largest) {
                largest = scale;
                best = drawn;
            }
        }
        return best;
    }

    private String draw() {
        head();
        stages();
        double widest =
                columns.stream().mapToDouble(c -> c.reached().numerator()).max().orElse(0);
        for (Lane lane : Lane.values()) {
            if (lane == Lane.FEELING) {
                feeling();
            } else {
                lane(lane, widest);
            }
        }
        height = legend();
        return frame();
    }

    private String frame() {
        MapCells cells = sheet.cells();
        String size = Sketch.number(width) + " " + Sketch.number(height);
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"journey-map\" viewBox=\"0 0 " + size
                + "\" width=\"" + Sketch.number(width) + "\" height=\"" + Sketch.number(height)
                + "\" role=\"grid\" aria-label=\"" + Sketch.escape(cells.map().name() + ", " + sheet.persona()) + "\">"
                + (style.isEmpty() ? "" : "<style>" + style + "</style>")
                + "<defs><pattern id=\"jm-hatch\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\""
                + " patternTransform=\"rotate(45)\"><path class=\"hatching\" d=\"M0 0V5\"/></pattern><pattern"
                + " id=\"jm-dots\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\"><circle class=\"dotting\""
                + " cx=\"2.5\" cy=\"2.5\" r=\"1\"/></pattern></defs>\n"
                + "<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n"
                + page + "</svg>\n";
    }

    private void head() {
        MapCells cells = sheet.cells();
        JourneyMap map = cells.map();
        page.circle("portrait", MARGIN + 27, 46, 27);
        page.text("initials mid", MARGIN + 27, 53, initials(sheet.persona()));
        page.text("title", MARGIN + 68, 42, map.name());
        page.text("persona", MARGIN + 68, 66, sheet.persona());
        long journeys = cells.journeys().count();
        String facts = Words.count(journeys) + " journeys of "
                + Words.count(cells.journeys().customers()) + " customers, "
                + Words.percent(cells.journeys().conversion()) + " convert";
        page.text(
                "end",
                width - MARGIN,
                42,
                facts,
                "conversion",
                cells.journeys().conversion().value());
        String until = cells.journeys().dataUntil() == null
                ? ""
                : "data until " + cells.journeys().dataUntil().toLocalDate() + " · ";
        String told = map.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ", "
                + map.status().name().toLowerCase(Locale.ROOT) + " · " + until + sheet.edition();
        page.text("soft end", width - MARGIN, 64, told);
    }

    private static String initials(String name) {
        return Stream.of(name.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .limit(2)
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    private double left(int index) {
        return MARGIN + LABELS + index * column;
    }

    private void stages() {
        for (int i = 0; i < columns.size(); i++) {
            StageColumn stage = columns.get(i);
            double x = left(i);
            double w = column - 6;
            boolean outside = stage.written() == null;
            String shape = String.format(
                    Locale.ROOT,
                    "M%.1f %.1fh%.1fl14 21l-14 21h-%.1f%sZ",
                    x,
                    y,
                    w - 10,
                    w - 10,
                    i == 0 || outside ? "" : "l14-21");
            page.path(outside ? "chevron outside" : "chevron", shape);
            String name = TextLines.fit(outside ? "Outside the map" : stage.name(), 16, w - 92);
            page.text("stage", x + (i == 0 ? 14 : 24), y + 27, name);
            page.text(
                    "evidence end", x + w - 12, y + 26, stage.evidence().name().toLowerCase(Locale.ROOT));
        }
        y += 52;
    }

    private void lane(Lane lane, double widest) {
        List<Drawn> cells = new ArrayList<>();
        double inner = column - GAP - 6;
        for (StageColumn stage : columns) {
            cells.add(cell(lane, stage, inner, widest));
        }
        double height = cells.stream().mapToDouble(Drawn::height).max().orElse(0);
        if (height == 0) {
            return;
        }
        begin(lane, height);
        for (int i = 0; i < columns.size(); i++) {
            cell(lane, i, cells.get(i).sketch(), height);
        }
        end(height);
    }

    private void begin(Lane lane, double height) {
        page.raw("<g role=\"row\">");
        page.rect(lane.ordinal() % 2 == 0 ? "lane even" : "lane", MARGIN, y, width - 2 * MARGIN, height + 2 * PAD, 0);
        page.raw("<g role=\"rowheader\">")
                .text("label", MARGIN + 8, y + PAD + 12, MapSheet.title(lane))
                .raw("</g>");
    }

    private void end(double height) {
        page.raw("</g>\n");
        y += height + 2 * PAD;
    }

    private void cell(Lane lane, int index, Sketch content, double height) {
        StageColumn stage = columns.get(index);
        String of = stage.id() + "/" + lane.name().toLowerCase(Locale.ROOT);
        page.raw("<g class=\"cell\" role=\"gridcell\" tabindex=\"" + (index == 0 && lane == Lane.OWNER ? 0 : -1)
                + "\" data-cell=\"" + Sketch.escape(of) + "\" aria-label=\""
                + Sketch.escape(stage.name() + ", " + MapSheet.title(lane)) + "\">");
        page.rect("hit", left(index) - 4, y + 2, column - 8, height + 2 * PAD - 4, 4);
        page.add(content, left(index) + 4, y + PAD).raw("</g>");
    }

    private Drawn cell(Lane lane, StageColumn stage, double inner, double widest) {
        return switch (lane) {
            case OWNER -> owner(stage, inner);
            case GOALS -> ListLanes.goals(stage, inner);
            case JOURNEY -> JourneyLane.journey(stage, inner, widest);
            case TOUCHPOINTS -> JourneyLane.touchpoints(stage, inner);
            case CHANNELS -> JourneyLane.channels(stage, inner);
            case VOICES -> ListLanes.voices(sheet.quotesAt(stage, 2), inner);
            case PAINS -> ListLanes.pains(stage, inner);
            case KPIS -> ListLanes.kpis(stage, inner);
            case CHANCES -> ListLanes.chances(stage, inner);
            case TALK -> ListLanes.talk(sheet.commentsAt(stage), inner);
            case FEELING -> throw new IllegalStateException("drawn over all columns");
        };
    }

    private Drawn owner(StageColumn stage, double inner) {
        Sketch sketch = new Sketch();
        String owner = sheet.owner(stage);
        String none = stage.written() == null ? "touchpoints in no stage" : "no owner";
        sketch.text(owner == null ? "soft" : "strong", 0, 12, TextLines.fit(owner == null ? none : owner, 12, inner));
        return new Drawn(sketch, 14);
    }

    private void feeling() {
        double[] middle = new double[columns.size()];
        Arrays.setAll(middle, i -> left(i) + (column - 6) / 2 - MARGIN - LABELS);
        begin(Lane.FEELING, FeelingLane.HEIGHT);
        for (int i = 0; i < columns.size(); i++) {
            cell(Lane.FEELING, i, new Sketch(), FeelingLane.HEIGHT);
        }
        faces();
        page.raw("<g class=\"curve\">")
                .add(FeelingLane.of(columns, middle, width - 2 * MARGIN - LABELS), MARGIN + LABELS, y + PAD)
                .raw("</g>");
        end(FeelingLane.HEIGHT);
    }

    private void faces() {
        for (int level = 1; level >= -1; level--) {
            double at = y + PAD + 16 + 59 * (1 - level);
            double x = MARGIN + LABELS - 22;
            page.circle("face", x, at, 8).circle("eye", x - 3, at - 2.5, 1).circle("eye", x + 3, at - 2.5, 1);
            page.path("mouth", String.format(Locale.ROOT, "M%.1f %.1fq4 %.1f 8 0", x - 4, at + 3 - level, 4.0 * level));
            page.text("soft small end", x - 14, at + 4, level > 0 ? "+1" : level < 0 ? "−1" : "0");
        }
    }

    private double legend() {
        double at = y + 22;
        page.text(
                "soft small",
                MARGIN,
                at,
                "Feeling: solid line measured, band 95 % (hollow below 5 customers); dashed as drawn; dotted as it"
                    + " should be; ✕ both surely differ.   Bars: red and hatched = the journey ends there unconverted;"
                    + " it may have gone further and returned before, so shares overlap.   ◆ declared, ◇ found in the"
                    + " data.");
        page.text(
                "soft small",
                MARGIN,
                at + 15,
                "[ ] 95 % interval, the customer as the unit. Lost conversions: what the chain says if the place were"
                        + " like the median of its stage, no causal effect. Feedback is from those who answer. Hatched"
                        + " channels are offline, dotted ones hybrid.");
        return at + 15 + MARGIN;
    }
}
