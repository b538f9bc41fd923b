package io.throughline.analysis.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.analysis.map.MapCells;
import io.throughline.analysis.map.Maps;
import io.throughline.analysis.map.StageColumn;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.journey.Fixture;
import io.throughline.journey.JourneySet;
import io.throughline.map.Anchor;
import io.throughline.map.Comment;
import io.throughline.map.DeclaredPain;
import io.throughline.map.Goal;
import io.throughline.map.JourneyMap;
import io.throughline.map.Lane;
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
        JourneyMap map = Maps.of(
                "m",
                List.of(),
                Maps.stage("look", "A B", new DeclaredPain("evil", EVIL, null, null, List.of(), null)),
                Maps.stage("buying", "C buy", new Goal("g", null, EVIL, 5.0, "\"buy\"", null)));
        EvaluatedJourneys journeys = new EvaluatedJourneys(set, ids -> new String[ids.length]);
        Comment talk = new Comment(
                "1", Anchor.ofCell("m", "look", Lane.PAINS), EVIL, Instant.EPOCH, EVIL, null, 1, false, null);
        return new MapSheet(MapCells.of(map, null, journeys, () -> journeys), EVIL, Map.of(), List.of(talk), true);
    }

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
        assertThat(svg.getDocumentElement().getTextContent()).contains("nobody comes here");
    }
}
