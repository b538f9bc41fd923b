package io.throughline.analysis.picture;

import io.throughline.analysis.map.StageColumn;
import io.throughline.map.EvidenceKind;
import io.throughline.map.Lane;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A map as one SVG page, read from left to right: a column for each stage, a row for each lane. Each cell can be reached by keyboard and
 * tells what it is; each figure stands in it as text and as data.
 *
 * <p>Range: letters are at least 7 points high on a sheet of A3 across with margins of 8 mm, as long as a map has so few stages and texts
 * that it can be.
 */
public final class MapPicture {
    private static final double MARGIN = 24;
    private static final double LABELS = 130;
    /** Widths that are tried, so that the page fills the sheet. */
    private static final double[] PAGES = {2_030, 1_920, 1_800, 1_680, 1_560};

    /** Of a sheet of A3 across without its margins, at 96 dots an inch. */
    private static final double SHEET_WIDTH = 1_527;

    private static final double SHEET_HEIGHT = 1_062;
    /** Seven points at 96 dots an inch. */
    private static final double LEAST_LETTERS = 9.34;

    private static final double LEAST_COLUMN = 250;
    private static final double GAP = 22;
    private static final double PAD = 8;
    private static final double FOOT = 8;
    /** Room of the mark of what a cell rests on; it stands at the end of the last line where there is room. */
    private static final double MARK_WIDTH = 62;

    private static final double MARK_HEIGHT = 15;
    private static final int MOST_NOTES = 8;

    private final MapSheet sheet;
    private final List<StageColumn> columns;
    private final CellEvidence evidence;
    private final Density density;
    private final ChannelLane channels;
    private final double column;
    private final double width;
    private final Sketch page = new Sketch();
    private double y;

    private MapPicture(
            MapSheet sheet, List<StageColumn> columns, CellEvidence evidence, Density density, double sheetWidth) {
        this.sheet = sheet;
        this.columns = columns;
        this.evidence = evidence;
        this.density = density;
        this.channels = ChannelLane.of(columns);
        double fair = (sheetWidth - 2 * MARGIN - LABELS) / columns.size();
        this.column = Math.max(LEAST_COLUMN, fair);
        this.width = 2 * MARGIN + LABELS + column * columns.size();
    }

    /** @param style rules for its classes; empty where the page around it has them */
    public static String of(MapSheet sheet, String style) {
        List<StageColumn> columns = sheet.columns();
        CellEvidence evidence = CellEvidence.of(MapTable.of(sheet));
        MapPicture best = null;
        for (Density density : Density.ALL) {
            // Wider pages are lower: where the widest is too high, so are all.
            for (double sheetWidth : PAGES) {
                MapPicture picture = new MapPicture(sheet, columns, evidence, density, sheetWidth);
                picture.draw();
                if (best != null && picture.scale() <= best.scale()) {
                    break;
                }
                best = picture;
            }
            if (best != null && best.scale() * TextLines.SMALL >= LEAST_LETTERS) {
                break;
            }
        }
        return best == null ? "" : best.frame(style);
    }

    /** By how much it fits the sheet. */
    private double scale() {
        return Math.min(SHEET_WIDTH / width, SHEET_HEIGHT / y);
    }

    private void draw() {
        y = MapHead.draw(sheet, channels.visits(), width, page);
        stages();
        for (Lane lane : Lane.values()) {
            if (lane == Lane.FEELING) {
                feeling();
            } else {
                lane(lane);
            }
        }
        y = Legend.draw(page, MARGIN, y, width - 2 * MARGIN) + MARGIN - 6;
    }

    private String frame(String style) {
        String size = Sketch.number(width) + " " + Sketch.number(y);
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"journey-map\" viewBox=\"0 0 " + size
                + "\" width=\"" + Sketch.number(width) + "\" height=\"" + Sketch.number(y)
                + "\" role=\"grid\" aria-label=\""
                + Sketch.escape(sheet.cells().map().name() + ", " + sheet.persona()) + "\">"
                + (style.isEmpty() ? "" : "<style>" + style + "</style>")
                + "<defs><pattern id=\"jm-hatch\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\""
                + " patternTransform=\"rotate(45)\"><path class=\"hatching\" d=\"M0 0V5\"/></pattern><pattern"
                + " id=\"jm-dots\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\"><circle class=\"dotting\""
                + " cx=\"2.5\" cy=\"2.5\" r=\"1\"/></pattern></defs>\n"
                + "<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n"
                + page + "</svg>\n";
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
                    "M%.1f %.1fh%.1fl14 19l-14 19h-%.1f%sZ",
                    x,
                    y,
                    w - 10,
                    w - 10,
                    i == 0 || outside ? "" : "l14-19");
            page.path(outside ? "chevron outside" : "chevron", shape);
            String name = TextLines.fit(outside ? "Outside the map" : stage.name(), 17, w - 50);
            page.text("stage", x + (i == 0 ? 14 : 24), y + 25, name);
        }
        y += 44;
    }

    private void lane(Lane lane) {
        double inner = column - GAP - 6;
        Set<String> told = new HashSet<>();
        List<Drawn> cells = columns.stream()
                .map(stage -> orMissing(cell(lane, stage, inner), lane, stage, inner, told))
                .toList();
        double height = Math.max(
                begin(lane),
                cells.stream()
                        .mapToDouble(cell -> cell.height() + (cell.tail() > inner - MARK_WIDTH ? MARK_HEIGHT : 0))
                        .max()
                        .orElse(0));
        row(lane, height);
        for (int i = 0; i < columns.size(); i++) {
            cell(lane, i, cells.get(i).sketch(), height);
        }
        end(height);
    }

    /** What is missing is said once in a lane. */
    private Drawn orMissing(Drawn cell, Lane lane, StageColumn stage, double inner, Set<String> told) {
        if (cell.height() > 0) {
            return cell;
        }
        String missing = Missing.of(lane, stage, sheet);
        return new Stack(inner)
                .small("soft", told.add(missing) ? missing : "–", null, null)
                .drawn();
    }

    /** The lines of a lane's name and note. */
    private List<String> notes(Lane lane) {
        String note = Legend.note(lane);
        List<String> lines =
                note.isEmpty() ? List.of() : TextLines.wrap(note, TextLines.SMALL, LABELS - 20, MOST_NOTES);
        return sheet.isOfToday(lane)
                ? Stream.concat(lines.stream(), Stream.of("figures of today")).toList()
                : lines;
    }

    /** How much room the name of a lane takes. */
    private double begin(Lane lane) {
        return 16 + Stack.SMALL_LINE * notes(lane).size();
    }

    private void row(Lane lane, double height) {
        page.raw("<g role=\"row\">");
        page.rect(
                lane.ordinal() % 2 == 0 ? "lane even" : "lane", MARGIN, y, width - 2 * MARGIN, height + PAD + FOOT, 0);
        page.raw("<g role=\"rowheader\">").text("label", MARGIN + 8, y + PAD + 12, MapSheet.title(lane));
        double at = y + PAD + 14;
        for (String line : notes(lane)) {
            page.text("quiet small", MARGIN + 8, at += Stack.SMALL_LINE, line);
        }
        page.raw("</g>");
    }

    private void end(double height) {
        page.raw("</g>\n");
        y += height + PAD + FOOT;
    }

    private void cell(Lane lane, int index, Sketch content, double height) {
        StageColumn stage = columns.get(index);
        EvidenceKind rests = evidence.at(stage, lane);
        String of = stage.id() + "/" + lane.name().toLowerCase(Locale.ROOT);
        page.raw("<g class=\"cell\" role=\"gridcell\" tabindex=\"" + (index == 0 && lane == Lane.OWNER ? 0 : -1)
                + "\" data-cell=\"" + Sketch.escape(of) + "\" data-evidence=\"" + rests
                + (rests == EvidenceKind.NONE
                        ? "\" data-missing=\"" + Sketch.escape(Missing.of(lane, stage, sheet))
                        : "")
                + "\" aria-label=\""
                + Sketch.escape(stage.name() + ", " + MapSheet.title(lane) + ", " + Words.plain(rests)) + "\">");
        page.rect("hit", left(index) - 4, y + 2, column - 8, height + PAD + FOOT - 4, 4);
        page.add(content, left(index) + 4, y + PAD);
        CellEvidence.mark(page, rests, left(index) + column - GAP - 2, y + height + PAD - 2);
        page.raw("</g>");
    }

    private Drawn cell(Lane lane, StageColumn stage, double inner) {
        return switch (lane) {
            case OWNER -> owner(stage, inner);
            case GOALS -> GoalLane.of(stage, inner, density);
            case JOURNEY -> JourneyLane.of(sheet, stage, inner, widest());
            case TOUCHPOINTS -> TouchpointLane.of(stage, inner, mostVisits(), density);
            case CHANNELS -> channels.draw(stage, inner);
            case VOICES -> VoiceLane.of(sheet.quotesAt(stage), inner, density);
            case PAINS -> PainLane.of(stage, inner, density);
            case KPIS -> KpiLane.of(sheet, stage, inner, density);
            case CHANCES -> ChanceLane.of(sheet, stage, inner, density);
            case TALK -> TalkLane.of(sheet, stage, inner);
            case FEELING -> throw new IllegalStateException("drawn over all columns");
        };
    }

    private double widest() {
        return columns.stream()
                .mapToDouble(stage -> JourneyLane.journeys(stage))
                .max()
                .orElse(0);
    }

    private double mostVisits() {
        return columns.stream()
                .flatMap(stage -> stage.touchpoints(1).stream())
                .mapToDouble(touchpoint -> touchpoint.visits())
                .max()
                .orElse(1);
    }

    private Drawn owner(StageColumn stage, double inner) {
        String owner = sheet.owner(stage);
        return owner == null
                ? Drawn.NOTHING
                : new Stack(inner).lines("strong", owner, 1).drawn();
    }

    private void feeling() {
        double[] middle = IntStream.range(0, columns.size())
                .mapToDouble(i -> left(i) + (column - 6) / 2 - MARGIN - LABELS)
                .toArray();
        double height = Math.max(FeelingLane.HEIGHT, begin(Lane.FEELING));
        row(Lane.FEELING, height);
        for (int i = 0; i < columns.size(); i++) {
            cell(Lane.FEELING, i, new Sketch(), height);
        }
        faces();
        page.raw("<g class=\"curve\">")
                .add(FeelingLane.of(columns, middle, width - 2 * MARGIN - LABELS), MARGIN + LABELS, y + PAD)
                .raw("</g>");
        end(height);
    }

    private void faces() {
        for (int level = 1; level >= -1; level--) {
            double at = y + PAD + FeelingLane.y(level);
            double x = MARGIN + LABELS + 9;
            page.circle("face", x, at, 8).circle("eye", x - 3, at - 2.5, 1).circle("eye", x + 3, at - 2.5, 1);
            page.path("mouth", String.format(Locale.ROOT, "M%.1f %.1fq4 %.1f 8 0", x - 4, at + 3 - level, 4.0 * level));
            page.text("quiet small", x + 12, at + 4, level > 0 ? "+1" : level < 0 ? "−1" : "0");
        }
    }
}
