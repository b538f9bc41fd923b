package io.throughline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.throughline.ingest.ProfileService.Profiled;
import io.throughline.ingest.record.ImportOptions;
import io.throughline.ingest.text.ImportFile;
import io.throughline.journey.ImportReport;
import io.throughline.quality.ColumnProfile;
import io.throughline.quality.ColumnProfile.Numbers;
import io.throughline.quality.ProfileFacts;
import io.throughline.quality.RuleFacts;
import io.throughline.quality.ValueCount;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Profiles of files, among them those of foreign systems as an independent reader found them. */
class ProfileServiceTest {
    private static final Path SYSTEMS =
            Path.of(System.getProperty("throughline.shared", "../shared"), "data", "systems");

    private static Profiled profile(Path file) {
        return new ProfileService().profile(ImportFile.of(file), ImportOptions.of(List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "loyalty/loyalty_ledger.csv",
                "nps_generic/nps_responses.csv",
                "salesforce_crm/object_export/CampaignMember.csv"
            })
    void everyFigureIsTheOneOfTheIndependentReader(String file) {
        assumeTrue(Files.isDirectory(SYSTEMS), "the files of foreign systems are not here");
        JsonNode right = JsonMapper.shared()
                .readTree(SYSTEMS.resolve("answers_profile.json").toFile())
                .get(file);
        List<ColumnProfile> columns = profile(SYSTEMS.resolve(file)).profile().columns();
        assertThat(columns)
                .extracting(ColumnProfile::name)
                .containsExactlyElementsOf(right.get("columns").propertyNames());
        for (ColumnProfile column : columns) {
            check(
                    column,
                    right.get("columns").get(column.name()),
                    right.get("rows").asLong());
        }
    }

    private static void check(ColumnProfile column, JsonNode right, long rows) {
        String name = column.name();
        assertThat(column.empty()).as(name).isEqualTo(right.get("empty").asLong());
        assertThat(column.filled()).as(name).isEqualTo(rows - column.empty());
        assertThat(column.distinct()).as(name).isEqualTo(right.get("distinct").asLong());
        assertThat(column.unique()).as(name).isEqualTo(right.get("unique").asLong());
        assertThat(column.repeated())
                .as(name)
                .isEqualTo(right.get("duplicate_values").asLong());
        assertThat(column.keyCandidate())
                .as(name)
                .isEqualTo(right.get("key_candidate").asBoolean());
        assertThat(column.type() == null ? null : column.type().name().toLowerCase(Locale.ROOT))
                .as(name)
                .isEqualTo(right.get("type").isNull() ? null : right.get("type").asString());
        if (column.type() == null) {
            return;
        }
        assertThat(column.typed() + "/" + column.filled())
                .as(name)
                .isEqualTo(right.get("type_share").asString());
        assertThat(column.topValues().get(0)).as(name).isEqualTo(counted(right.get("top_value")));
        assertThat(column.patterns().get(0)).as(name).isEqualTo(counted(right.get("top_pattern")));
        Numbers numbers = column.numbers();
        if (numbers == null) {
            assertThat(column.minLength())
                    .as(name)
                    .isEqualTo(right.get("min_length").asInt());
            assertThat(column.maxLength())
                    .as(name)
                    .isEqualTo(right.get("max_length").asInt());
        } else {
            assertThat(numbers.min()).as(name).isEqualTo(right.get("min").asDouble());
            assertThat(numbers.max()).as(name).isEqualTo(right.get("max").asDouble());
            assertThat(numbers.mean()).as(name).isCloseTo(right.get("mean").asDouble(), within(1e-6));
        }
    }

    private static ValueCount counted(JsonNode pair) {
        return new ValueCount(pair.get(0).asString(), pair.get(1).asLong());
    }

    /** What is kept with an import is what was found; a file that is refused is profiled all the same. */
    @Test
    void aFileThatNoImportTakesHasAProfile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("costs of a city.csv"), "city,people\nBern,134794\nBiel,55206\n");
        Profiled profiled = profile(file);
        assertThat(profiled.refused()).isNotNull();
        assertThat(profiled.profile().columns()).extracting(ColumnProfile::name).containsExactly("city", "people");
        assertThat(profiled.profile().columns().get(1).numbers().mean()).isEqualTo(95_000);
    }

    /** An import tells the columns that a mapping made, the command those of the records. */
    @Test
    void recordsOfASystemAreProfiledAsTheirMappingReadsThem(@TempDir Path folder) throws Exception {
        String calls = call("1", "ann", "10:00", "{'name': 'spring'}", "'event': 'Product Viewed'")
                + call("2", "bob", "11:00", "{'name': 'spring'}", "'event': 'Product Viewed'")
                + call("3", "ann", "12:00", "{}", "'event': 'Order Completed', 'properties': {'revenue': 20}")
                + call("4", "ann", "12:00", "{}", "'event': 'Order Completed', 'properties': {'revenue': 99}")
                        .replace("track", "group")
                + "{broken\n";
        Trial trial = new Trial();
        ImportReport report = trial.take(
                calls,
                "rules-text=schema: [{name: t, properties: [{name: page, classification: personal}], "
                        + "quality: [{metric: rowCount, mustBe: 3}]}]");
        assertThat(report.accepted()).isEqualTo(3);
        assertThat(RuleFacts.results(trial.store.facts)).singleElement().satisfies(rule -> {
            assertThat(rule.measured()).isEqualTo(3);
            assertThat(rule.holds()).isTrue();
        });
        Map<String, ColumnProfile> columns = ProfileFacts.profile(trial.store.facts).columns().stream()
                .collect(Collectors.toMap(ColumnProfile::name, column -> column));
        assertThat(columns.values()).allSatisfy(column -> {
            assertThat(column.table()).isEqualTo("interactions");
            assertThat(column.filled() + column.empty()).isEqualTo(3);
        });
        assertThat(columns.get("touchpoint").topValues())
                .containsExactly(new ValueCount("Product Viewed", 2), new ValueCount("Order Completed", 1));
        assertThat(columns.get("campaign").topValues()).containsExactly(new ValueCount("spring", 2));
        assertThat(columns.get("campaign").empty()).isEqualTo(1);
        assertThat(columns.get("value").numbers()).isEqualTo(new Numbers(20, 20, 20, 20));
        for (String masked : List.of("customer", "identifier.email", "page")) {
            assertThat(columns.get(masked).distinct()).as(masked).isEqualTo(2);
            assertThat(columns.get(masked).topValues()).as(masked).isEmpty();
            assertThat(columns.get(masked).patterns()).as(masked).isNotEmpty();
        }
        assertThat(profile(Files.writeString(folder.resolve("calls.ndjson"), calls))
                        .profile()
                        .columns())
                .extracting(ColumnProfile::name)
                .contains("messageId", "userId", "properties.revenue")
                .doesNotContain("customer");
    }

    private static String call(String id, String user, String time, String campaign, String what) {
        return ("{'type': 'track', 'messageId': 'm" + id + "', 'userId': '" + user + "', 'timestamp': '2024-01-01T"
                        + time
                        + ":00Z', 'context': {'campaign': " + campaign + ", 'page': {'path': '/" + user
                        + "'}, 'traits': {'email': '" + user + "@example.com'}}, " + what + "}\n")
                .replace('\'', '"');
    }

    @Test
    void robotsTellThemselves(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("visits.csv"),
                "customer,time,touchpoint,user agent\n"
                        + "ann,2024-01-01T10:00:00Z,page,Mozilla/5.0\n"
                        + "bot,2024-01-01T10:00:01Z,page,Examplebot/2.1\n"
                        + "bot,2024-01-01T10:00:02Z,page,Examplebot/2.1\n");
        Profiled profiled = profile(file);
        assertThat(profiled.refused()).isNull();
        assertThat(profiled.profile().journeys().robotRows()).isEqualTo(2);
        assertThat(profiled.profile().journeys().interactions()).isEqualTo(3);
    }
}
