package io.throughline.analysis.picture;

import io.throughline.analysis.map.Feeling;
import io.throughline.analysis.map.StageColumn;
import io.throughline.analysis.map.TouchpointFigures;
import io.throughline.map.DrawnFeeling;
import io.throughline.path.variant.PathGroups;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A map for other tools: a page of its own, a table, Mermaid, and journeys in the XML form of Bernard and Andritsos. */
public final class MapFiles {
    private static final int MOST_PATHS = 10;

    private MapFiles() {}

    /** Picture and table in one file without outside requests; printed on A3 it is the picture alone. */
    public static String html(MapSheet sheet, String style) {
        String title = Sketch.escape(sheet.cells().map().name() + ", " + sheet.persona());
        StringBuilder page =
                new StringBuilder("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>");
        page.append(title).append("</title><meta name=\"color-scheme\" content=\"light dark\"><style>");
        page.append("@page{size:A3 landscape;margin:8mm}body{margin:0;font:13px/1.4 system-ui,sans-serif}");
        page.append(
                "svg{width:100%;min-width:1710px;height:auto}table{border-collapse:collapse;margin:24px}td,th{text-align:left;padding:3px"
                        + " 10px;border-bottom:1px solid #8886}");
        page.append("td.n{text-align:right}@media"
                + " print{svg{min-width:0;max-height:280mm;page-break-after:avoid}table{display:none}}");
        page.append("</style></head><body>\n").append(MapPicture.of(sheet, style));
        page.append("<table><caption>").append(title).append("</caption><thead><tr>");
        for (String head : List.of(
                "Stage", "Lane", "What", "Shown", "Value", "Low", "High", "n", "Owner", "Rests on", "Version")) {
            page.append("<th scope=\"col\">").append(head).append("</th>");
        }
        page.append("</tr></thead><tbody>\n");
        MapTable.of(sheet).forEach(row -> page.append(tableRow(row)));
        return page.append("</tbody></table></body></html>\n").toString();
    }

    private static String tableRow(MapRow row) {
        return cells(row)
                .map(cell -> "<td>" + Sketch.escape(cell) + "</td>")
                .collect(Collectors.joining("", "<tr>", "</tr>\n"));
    }

    private static Stream<String> cells(MapRow row) {
        return Stream.of(
                row.stage(),
                MapSheet.title(row.lane()),
                row.name(),
                row.text(),
                plain(row.value()),
                plain(row.low()),
                plain(row.high()),
                plain(row.n()),
                row.owner() == null ? "" : row.owner(),
                Words.plain(row.evidence()),
                plain(row.version()));
    }

    private static String plain(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /** The head of {@link #csvCells}. */
    public static final List<String> CSV_HEAD = List.of(
            "map",
            "persona",
            "stage",
            "lane",
            "item",
            "name",
            "text",
            "value",
            "low",
            "high",
            "n",
            "unit",
            "owner",
            "evidence",
            "version");

    /** One row of the table as texts. */
    public static List<String> csvCells(MapSheet sheet, MapRow row) {
        return List.of(
                sheet.cells().map().id(),
                plain(sheet.cells().persona()),
                row.stage(),
                row.lane().name().toLowerCase(Locale.ROOT),
                row.item(),
                row.name(),
                row.text(),
                plain(row.value()),
                plain(row.low()),
                plain(row.high()),
                plain(row.n()),
                plain(row.unit()),
                plain(row.owner()),
                row.evidence().name(),
                plain(row.version()));
    }

    /** A Mermaid journey: a section a stage, a task a touchpoint, its score 1 to 5 the measured level of the stage, else the drawn one. */
    public static String mermaid(MapSheet sheet) {
        StringBuilder text = new StringBuilder("journey\n  title ")
                .append(word(sheet.cells().map().name()))
                .append('\n');
        for (StageColumn column : sheet.columns()) {
            text.append("  section ").append(word(column.name())).append('\n');
            long score = score(column);
            for (TouchpointFigures touchpoint : column.touchpoints(MOST_PATHS)) {
                text.append("    ")
                        .append(word(touchpoint.touchpoint().name()))
                        .append(": ")
                        .append(score);
                text.append(": ").append(word(sheet.persona())).append('\n');
            }
        }
        return text.toString();
    }

    /** 3 where nobody tells. */
    private static long score(StageColumn column) {
        for (Feeling feeling : column.emotion()) {
            Double level = feeling.measured().value();
            DrawnFeeling drawn = feeling.drawn();
            Double asIs = drawn == null ? null : drawn.asIs();
            if (level != null) {
                return Math.round(3 + 2 * level);
            }
            if (asIs != null) {
                return Math.round(3 + asIs);
            }
        }
        return 3;
    }

    private static String word(String text) {
        return text.replaceAll("[:;#\\s]+", " ").strip();
    }

    /** Journeys as the language of Bernard and Andritsos writes them: one for each representative path. */
    public static String xml(MapSheet sheet, List<PathGroups.PathGroup> groups) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<cjm name=\"");
        xml.append(Sketch.escape(sheet.cells().map().name())).append("\">\n");
        int number = 0;
        for (PathGroups.PathGroup group : groups) {
            xml.append("  <journey id=\"")
                    .append(++number)
                    .append("\" customer=\"")
                    .append(Sketch.escape(sheet.persona()));
            xml.append("\" journeys=\"").append(group.count()).append("\">\n");
            int place = 0;
            for (String step : group.representative()) {
                String stage = sheet.cells().map().stageOf().getOrDefault(step, "");
                xml.append("    <touchpoint order=\"")
                        .append(++place)
                        .append("\" name=\"")
                        .append(Sketch.escape(step));
                xml.append("\" stage=\"").append(Sketch.escape(stage)).append("\"/>\n");
            }
            xml.append("  </journey>\n");
        }
        return xml.append("</cjm>\n").toString();
    }
}
