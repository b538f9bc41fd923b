package io.throughline.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Comments and versions from a file: whatever does not hold together is refused at its place, and a version that is kept never changes. */
class TalkReaderTest {
    private static final Signed ANNA = new Signed("anna", Instant.parse("2026-01-01T00:00:00Z"));
    private static final JourneyMap WEB = MapFile.trusted(
                    "maps: [ { id: web, name: Web, stages: [ { id: buy, name: Buy } ] } ]", ANNA)
            .maps()
            .get(0)
            .kept(1, 1, ANNA);
    private static final MapVersion FIRST =
            new MapVersion("web", 1, ANNA.at(), "anna", "First", 3, MapText.of(WEB), "{}");

    private static MapPlan plan(String yaml) {
        Kept kept = new Kept(List.of(WEB), List.of(), List.of(), List.of(), () -> new Talk(List.of(), List.of(FIRST)));
        return MapFile.plan(yaml, kept, new FreeWords(), Prune.NOTHING, ANNA);
    }

    private static List<String> faults(String yaml) {
        return plan(yaml).faults().stream().map(MapFault::toString).toList();
    }

    private static String version(MapVersion version) {
        return MapText.of(List.of(WEB), List.of(), new Talk(List.of(), List.of(version)));
    }

    @Test
    void aKeptVersionIsTakenAgainAsItIsAndNeverOtherwise() {
        assertThat(plan(version(FIRST)).isEmpty()).isTrue();
        MapVersion other = new MapVersion("web", 1, ANNA.at(), "ben", "First", 3, FIRST.yaml(), "{}");
        assertThat(faults(version(other)))
                .singleElement()
                .asString()
                .contains("version web/1 is kept with other content");
        MapVersion second = new MapVersion("web", 2, ANNA.at(), "ben", null, 4, FIRST.yaml(), "{}");
        MapPlan plan = plan(version(second));
        assertThat(plan.items()).extracting(DiffItem::path).containsExactly("versions/web/2");
        assertThat(plan.saved()).extracting(JourneyMap::version).containsExactly(2);
    }

    @Test
    void faultsHaveTheirPlaces() {
        String comment =
                "comments: [ { id: a, on: STAGE web/buy, author: anna, at: 2026-01-01T00:00:00Z, text: Why } ]";
        assertThat(plan(comment).items()).extracting(DiffItem::after).containsExactly("anna: Why");
        assertThat(faults(comment.replace("STAGE", "PLACE")))
                .singleElement()
                .asString()
                .contains("PLACE web/buy");
        assertThat(faults(comment.replace("2026-01-01T00:00:00Z", "yesterday")))
                .singleElement()
                .asString()
                .contains("line 1, ", "a time such as");
        assertThat(faults(comment.replace(
                        " } ]", " }, { id: a, on: MAP web, author: b, at: 2026-01-01T00:00:00Z, text: x } ]")))
                .singleElement()
                .asString()
                .contains("stands here twice");
        assertThat(faults("versions: [ { map: wbe, number: 1 } ]"))
                .singleElement()
                .asString()
                .contains("web");
        MapVersion foreign = new MapVersion(
                "web", 2, ANNA.at(), "anna", null, 3, FIRST.yaml().replace("id: web", "id: app"), "{}");
        assertThat(faults(version(foreign))).singleElement().asString().contains("the map web");
        MapVersion broken = new MapVersion("web", 2, ANNA.at(), "anna", null, 3, "no map", "{}");
        assertThat(faults(version(broken))).hasSize(1);
    }
}
