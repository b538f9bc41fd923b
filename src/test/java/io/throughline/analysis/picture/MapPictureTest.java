package io.throughline.analysis.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.analysis.map.MapCells;
import io.throughline.analysis.map.Maps;
import io.throughline.analysis.map.StageColumn;
import io.throughline.analysis.map.VersionFigures;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.journey.Fixture;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Reserved;
import io.throughline.map.Anchor;
import io.throughline.map.Comment;
import io.throughline.map.DeclaredPain;
import io.throughline.map.Goal;
import io.throughline.map.JourneyMap;
import io.throughline.map.Lane;
import io.throughline.map.MapVersion;
import io.throughline.map.Opportunity;
import io.throughline.map.OpportunityStatus;
import io.throughline.markov.whatif.WhatIf.Edit;
import io.throughline.measure.Estimate;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The page of a map: well formed whatever people wrote, and every figure in it is that of the cells. */
class MapPictureTest {
    private static final String EVIL = "<script>alert(\"1\")</script> & 'more' \u0000 ]]>";

    private static MapSheet sheet(JourneySet set) {
        return sheet(set, 1, 0, Edition.NONE, VersionFigures.NONE);
    }

    private static MapSheet sheet(JourneySet set, int revision, int version, Edition edition, VersionFigures kept) {
        JourneyMap map = Maps.of(
                        "m",
                        List.of(),
                        Maps.stage("look", "A B", new DeclaredPain("evil", EVIL, null, null, List.of(), null), CHANCE),
                        Maps.stage("buying", "C buy", new Goal("g", null, EVIL, 5.0, "\"buy\"", null)))
                .kept(revision, version, null);
        EvaluatedJourneys journeys = new EvaluatedJourneys(set, ids -> new String[ids.length]);
        Comment talk = new Comment(
                "1", Anchor.ofCell("m", "look", Lane.PAINS), EVIL, Instant.EPOCH, EVIL, null, 1, false, null);
        MapCells cells = MapCells.of(map, null, journeys, () -> journeys, kept);
        return new MapSheet(
                cells, Portrait.of(EVIL), Map.of(), List.of(talk), cells.quotes(cells.columns(), 4), edition);
    }

    private static final Opportunity CHANCE = new Opportunity(
            "c",
            EVIL,
            OpportunityStatus.PLANNED,
            null,
            List.of(),
            null,
            2,
            70.0,
            null,
            List.of(new Edit.Reroute("B", Reserved.ENDED, "C", 0.5)),
            0);

    private static final JourneySet SET = Fixture.of("A > B > C => buy 9 x30", "A > B x20", "A > D x7", "D > C > A x3")
            .on("A", "web", "ONLINE")
            .set();

    private static Document read(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static Map<String, Double> figures(Document svg) {
        Map<String, Double> figures = new TreeMap<>();
        NodeList all = svg.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (element.hasAttribute("data-figure")) {
                figures.put(element.getAttribute("data-figure"), Double.valueOf(element.getAttribute("data-value")));
            }
        }
        return figures;
    }

    @Test
    void everyFigureIsThatOfItsCell() throws Exception {
        MapSheet sheet = sheet(SET);
        Map<String, Double> figures = figures(read(MapPicture.of(sheet, "")));
        List<StageColumn> columns = sheet.columns();
        assertThat(columns).extracting(StageColumn::id).containsExactly("look", "buying", "(unmapped)");
        for (StageColumn column : columns) {
            assertThat(figures)
                    .containsEntry(column.id() + ".reached", column.reached().value())
                    .containsEntry(column.id() + ".progress", column.progress().value())
                    .containsEntry(
                            column.id() + ".exitShare", column.exitShare().value())
                    .containsEntry(
                            column.id() + ".loopsBack", column.loopsBack().value());
            column.touchpoints(8)
                    .forEach(t -> assertThat(figures)
                            .containsEntry("touchpoint." + t.touchpoint().id() + ".visits", (double) t.visits()));
        }
        assertThat(figures)
                .containsEntry(
                        "goal.g.met", columns.get(1).goalFigures().get(0).met().value());
        assertThat(figures)
                .containsEntry(
                        "chance.c.gain",
                        sheet.cells().gain(CHANCE).conversions().value());
        assertThat(figures)
                .containsEntry(
                        "conversion", sheet.cells().journeys().conversion().value());
    }

    @Test
    void whateverPeopleWroteThePageIsWellFormed() throws Exception {
        MapSheet sheet = sheet(SET);
        Document svg = read(MapPicture.of(sheet, ".x{}"));
        assertThat(svg.getElementsByTagName("script").getLength()).isZero();
        assertThat(svg.getDocumentElement().getTextContent()).contains("<script>");
        assertThat(read(MapFiles.xml(sheet, List.of())).getDocumentElement().getTagName())
                .isEqualTo("cjm");
        assertThat(MapFiles.html(sheet, "")).doesNotContain("<script").contains("<caption>");
        assertThat(MapFiles.mermaid(sheet)).startsWith("journey\n  title ").contains("    The A: 3: ");
    }

    @Test
    void theTableHoldsTheSameFigures() {
        MapSheet sheet = sheet(SET);
        List<MapRow> rows = MapTable.of(sheet);
        StageColumn look = sheet.columns().get(0);
        assertThat(rows)
                .filteredOn(row -> row.stage().equals("look") && row.item().equals("progress"))
                .singleElement()
                .satisfies(
                        row -> assertThat(row.value()).isEqualTo(look.progress().value()));
        assertThat(rows)
                .allSatisfy(row -> assertThat(MapFiles.csvCells(sheet, row)).hasSameSizeAs(MapFiles.CSV_HEAD));
        assertThat(rows).extracting(MapRow::lane).contains(Lane.TALK, Lane.PAINS, Lane.GOALS, Lane.CHANNELS);
    }

    @Test
    void aMapWithoutJourneysIsDrawnToo() throws Exception {
        Document svg = read(MapPicture.of(sheet(SET.keep(block -> new java.util.BitSet())), ""));
        assertThat(svg.getDocumentElement().getTextContent()).contains("No journeys: java -jar throughline.jar import");
    }

    /** The figures that a version kept, not those of now; lanes that kept none say so. */
    @Test
    void aVersionShowsTheFiguresItWasBasedOn() throws Exception {
        Estimate kept = new Estimate(0.125, 0.1, 0.2, 800, 800, 1, "share", "journeys");
        MapVersion version = new MapVersion("m", 3, Instant.EPOCH, "anna", null, 1, "", "");
        Map<String, Estimate> figures =
                Map.of("stages/look/reached", kept, "stages/look/progress", kept, "conversion", kept);
        MapSheet sheet =
                sheet(SET, 0, 3, new Edition(version, List.of(), List.of(), version), new VersionFigures(figures));
        Document svg = read(MapPicture.of(sheet, ""));
        assertThat(figures(svg))
                .containsEntry("look.reached", 0.125)
                .containsEntry("look.progress", 0.125)
                .containsEntry("look.journeys", 100.0)
                .containsEntry("conversion", 0.125)
                .doesNotContainKey("look.loopsBack");
        assertThat(svg.getDocumentElement().getTextContent())
                .contains("Version 3 of 1 Jan 1970 by anna")
                .contains("figures of");
        assertThat(MapTable.of(sheet))
                .filteredOn(row -> row.stage().equals("look") && row.item().equals("progress"))
                .extracting(MapRow::value)
                .containsExactly(0.125);
    }

    @Test
    void eachCellSaysWhatItRestsOnAndAnEmptyOneWhatIsMissing() throws Exception {
        NodeList all = read(MapPicture.of(sheet(SET), "")).getElementsByTagName("g");
        Map<String, Element> cells = new TreeMap<>();
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (element.hasAttribute("data-cell")) {
                cells.put(element.getAttribute("data-cell"), element);
            }
        }
        assertThat(cells).hasSize(3 * Lane.values().length);
        assertThat(cells.get("look/touchpoints").getAttribute("data-evidence")).isEqualTo("DATA");
        assertThat(cells.get("look/pains").getAttribute("data-evidence")).isIn("DRAWN", "BOTH");
        assertThat(cells.get("look/chances").getAttribute("data-evidence")).isEqualTo("BOTH");
        assertThat(cells.get("buying/chances").getAttribute("data-missing")).contains("maps apply");
        assertThat(cells.get("look/feeling").getAttribute("data-missing")).contains("--kind=feedback");
        assertThat(cells.get("look/voices").getTextContent()).contains("--kind=feedback");
    }

    @Test
    void noWordOfAProgramReachesAReader() throws Exception {
        MapSheet sheet = sheet(SET);
        String text = read(MapPicture.of(sheet, "")).getDocumentElement().getTextContent();
        assertThat(text).doesNotContain("exitShare", "loopsBack", "DROP_OFF", "BOTTLENECK", "NOT_SEEN", "UNDECIDED");
        assertThat(MapTable.of(sheet))
                .extracting(MapRow::name)
                .doesNotContain("exitShare", "loopsBack", "medianSeconds", "progress");
    }

    /** A bar is as long as the visits say, whichever stage it stands in. */
    @Test
    void barsOfTouchpointsCompareOverTheWholeMap() {
        MapSheet sheet = sheet(SET);
        List<StageColumn> columns = sheet.columns();
        double most = columns.get(0).touchpoints(1).get(0).visits();
        for (StageColumn column : columns) {
            long visits = column.touchpoints(1).get(0).visits();
            String lane = TouchpointLane.of(column, 200, most, Density.ALL[0])
                    .sketch()
                    .toString();
            String width = Sketch.number(200 * visits / most);
            assertThat(lane).contains("<rect class=\"bar\" x=\"0\" y=\"17\" width=\"" + width + "\"");
        }
    }
}
