package io.throughline.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.journey.AfterConversion;
import io.throughline.journey.ChannelFilter;
import io.throughline.journey.CustomerFilter;
import io.throughline.journey.Definition;
import io.throughline.journey.JourneyFilter;
import io.throughline.journey.NumberRange;
import io.throughline.journey.Period;
import io.throughline.journey.RepeatPolicy;
import io.throughline.journey.Scope;
import io.throughline.journey.StepBy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import memory.Answer;
import memory.Fetched;
import memory.MemoryApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.graphql.server.WebGraphQlHandler;

/** Arguments arrive as they were meant, or the answer says which one is wrong and what is allowed. */
@SpringBootTest(classes = MemoryApplication.class)
class ArgumentsTest {
    @Autowired
    private WebGraphQlHandler handler;

    @Autowired
    private Fetched fetched;

    private Scope scope(String text) {
        Answer.to(handler, "{ journeys(scope: " + text + ") { count } }").data();
        return fetched.scope();
    }

    @Test
    void wholeScope() {
        assertThat(scope(
                        "{ sources:  [\"shop\"], personas: [\"young\"], where: \"converted()\", period: { from: \"2026-03-01T00:00:00+01:00\", to: \"2026-04-01T00:00:00Z\","
                                + " by: END }, channels: [\"web\", \"app\"], converted: true, visiting: [\"web\"], notVisiting: [\"app\"],"
                                + " startsWith: [\"web\", \"web\"], matching: \"^ web\", attributes: \"value > 1\", number: { from: 1, to: 2 }, excludeOpen: true,"
                                + " definition: { conversions: [], afterConversion: STOP, inactivity: \"PT30M\","
                                + " lookback: \"P30D\", lookbackSteps: 4, repeats: COLLAPSE, stepBy: CHANNEL } }"))
                .isEqualTo(new Scope(
                        new CustomerFilter(List.of("young"), "converted()"),
                        new ChannelFilter(List.of("shop"), List.of("web", "app")),
                        new JourneyFilter(
                                new Period(
                                        Instant.parse("2026-02-28T23:00:00Z"),
                                        Instant.parse("2026-04-01T00:00:00Z"),
                                        Period.By.END),
                                true,
                                List.of("web"),
                                List.of("app"),
                                List.of("web", "web"),
                                "^ web",
                                "value > 1",
                                new NumberRange(1, 2),
                                true),
                        new Definition(
                                List.of(),
                                AfterConversion.STOP,
                                Duration.ofMinutes(30),
                                Duration.ofDays(30),
                                4,
                                RepeatPolicy.COLLAPSE,
                                StepBy.CHANNEL)));
    }

    @Test
    void whatIsLeftOutTakesItsDefault() {
        assertThat(scope("null")).isEqualTo(Scope.ALL);
        assertThat(scope("{}")).isEqualTo(Scope.ALL);
        assertThat(scope("{ definition: {} }")).isEqualTo(Scope.ALL);
        assertThat(scope("{ period: null, definition: { conversions: null, inactivity: null } }"))
                .isEqualTo(Scope.ALL);
        Answer.to(handler, "{ journeys { count } }").data();
        assertThat(fetched.scope()).isEqualTo(Scope.ALL);
        assertThat(scope("{ period: { from: \"2026-03-01T00:00:00Z\" } }")
                        .journeys()
                        .period()
                        .by())
                .isEqualTo(Period.By.START);
    }

    /** What has a default is left out or given; null is neither. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ journeys(scope: { excludeOpen: null }) { count } }",
                "{ journeys(scope: { definition: { stepBy: null } }) { count } }",
                "{ journeys { commonPaths(first: null) { totalCount } } }",
                "{ discoverPersonas(seed: null) { k } }"
            })
    void nullIsNoDefault(String query) {
        Answer answer = Answer.to(handler, query);
        assertThat(answer.errorExtensions()).containsEntry("code", "BAD_REQUEST");
        assertThat(answer.error().get("message").toString()).contains("must not be null");
    }

    /** A variable that may be left out takes the default of the argument it stands for. */
    @Test
    void aVariableThatIsLeftOutTakesTheDefaultOfItsArgument() {
        String query = "query($first: Int) { journeys { commonPaths(first: $first) { edges { node { count } } } } }";
        assertThat(Answer.to(handler, query).<List<?>>read("$..count")).hasSize(4);
        assertThat(Answer.to(handler, query, Map.of("first", 1)).<List<?>>read("$..count"))
                .hasSize(1);
    }

    @Test
    void scopeAsVariable() {
        Answer.to(
                        handler,
                        "query($s: JourneyScope) { journeys(scope: $s) { count } }",
                        Map.of("s", Map.of("definition", Map.of("inactivity", "P1W", "conversions", List.of("buy")))))
                .data();
        assertThat(fetched.scope().definition().inactivity()).isEqualTo(Duration.ofDays(7));
        assertThat(fetched.scope().definition().conversions()).containsExactly("buy");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "definition: { inactivity: \"P1M\" }       | scope.definition.inactivity  | P1M   | PT30M or P30D",
                "definition: { lookback: \"soon\" }        | scope.definition.lookback    | soon  | PT30M or P30D",
                "definition: { lookback: \"-PT1S\" }       | scope.definition.lookback    | PT-1S | PT0S to P36500D",
                "definition: { lookbackSteps: -1 }         | scope.definition.lookbackSteps | -1  | 0 or more",
                "period: { from: \"2026-03-01\" }          | scope.period.from            | 2026-03-01 | offset",
                "period: { to: \"2026-03-01T00:00:00\" }   | scope.period.to      | 2026-03-01T00:00:00 | offset",
                "period: { to: \"+10000-03-01T00:00:00Z\" } | scope.period.to  | +10000-03-01T00:00:00Z | 9999",
                "number: { from: 0 }                       | scope.number.from            | 0     | 1 or more",
                "number: { from: 3, to: 2 }                | scope.number.to              | 2     | number.from = 3",
                "excludeOpen: true                         | scope.excludeOpen            | true  | inactivity",
                "visiting: [\"a\", \"b\"], notVisiting: [\"b\"] | scope.notVisiting          | b     | visiting",
                "startsWith: [\"b\"], notVisiting: [\"b\"] | scope.notVisiting            | b     | startsWith",
                "period: { from: \"2026-03-01T00:00:00Z\", to: \"2026-03-01T01:00:00+01:00\" }"
                        + " | scope.period.to | 2026-03-01T00:00:00Z | later",
                "sources: [\"nowhere\"]                    | scope.sources                | nowhere | shop",
            })
    void faultsInScopesAreNamed(String scope, String argument, String value, String allowed) {
        Answer answer = Answer.to(handler, "{ journeys(scope: { " + scope + " }) { count } }");
        assertFault(answer, argument, value, allowed);
    }

    @Test
    void fromAfterToNamesBoth() {
        Answer answer = Answer.to(
                handler,
                "{ journeys(scope: { period: { from: \"2026-03-02T00:00:00Z\", to: \"2026-03-01T00:00:00Z\" } })"
                        + " { count } }");
        assertFault(answer, "scope.period.from", "2026-03-02T00:00:00Z", "2026-03-01T00:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "journeys { commonPaths(first: 0) { totalCount } }      | first  | 0  | 1 to 10000",
                "journeys { commonPaths(first: 10001) { totalCount } } | first  | 10001 | 1 to 10000",
                "journeys { commonPaths(span: WINDOW) { totalCount } }  | length | null | required with span: WINDOW",
                "journeys { commonPaths(span: WINDOW, length: 0) { totalCount } } | length | 0 | 1 or more",
                "journeys { commonPaths(length: 3) { totalCount } }     | length | 3  | only together with span: WINDOW",
                "journeys { commonPaths(minCount: -1) { totalCount } }  | minCount | -1 | 0 or more",
                "journeys { painPoints(stage: \"nowhere\") { id } }      | stage  | nowhere | purchase",
                "journeys { graph(top: 1, keep: [\"web\", \"nowhere\"]) { hidden { nodes } } } | keep | nowhere | search",
                "journeys { remainingValue(discount: 1.5) { notes } }    | discount | 1.5 | 0 to 1",
                "dataQuality(source: \"shp\") { imports { id } }        | source | shp  | shop",
                "opportunities(map: \"none\") { id }                    | map    | none | one",
                "opportunities(department: \"nobody\") { id }           | department | nobody | one",
                "kpis(department: \"nobody\") { id }                    | department | nobody | one",
                "maps(persona: \"old\") { id }                          | persona | old | young",
                "mapDraft(id: \"m\", name: \"M\", personas: [\"young\", \"old\"]) | personas | old | young",
                "comments(on: { touchpoint: \"nowhere\" }) { totalCount } | on.touchpoint | nowhere | search",
                "comments(on: { kpi: \"none\" }) { totalCount }         | on.kpi | none | one",
                "journeys { graph(top: -1) { hidden { nodes } } }       | top    | -1 | 0 or more",
                "journeys { graph(minCount: -2) { hidden { nodes } } }  | minCount | -2 | 0 or more",
                "journeys { trend(unit: DAY, zone: \"Moon\") { count } } | zone  | Moon | Europe/Berlin",
                "journeys { members(first: -5) { totalCount } }         | first  | -5 | 1 to 10000",
                "journeys(scope: {period: {from: \"2026-03-01T00:00:00Z\"}}) { cohorts(unit: MONTH) { customers } } | scope.period | 2026-03-01T00:00:00Z/.. | leave it out",
                "imports(first: 1001) { pageInfo { endCursor } }        | first  | 1001 | 1 to 1000",
                "imports(after: \"%\") { pageInfo { endCursor } }       | after  | %  | earlier page",
                "customer(id: \"c1\") { interactions(first: 10001) { pageInfo { endCursor } } } | first | 10001 | 10000",
                "customer(id: \"c1\") { interactions(after: \"abc\") { pageInfo { endCursor } } } | after | abc | page",
            })
    void faultsInOtherArgumentsAreNamed(String query, String argument, String value, String allowed) {
        assertFault(Answer.to(handler, "{ " + query + " }"), argument, value, allowed);
    }

    /** What is known and holds nothing is answered. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "journeys(scope: { channels: [] }) { graph(top: 1, keep: [\"START\", \"search\", \"web\"]) { edges { count } } }",
                "dataQuality(source: \"shop\", import: \"i1\") { imports { columns { name } } }",
                "maps(persona: \"young\", status: RETIRED) { id }",
                "comments(on: { touchpoint: \"search\" }) { edges { node { id } } }",
            })
    void whatIsKnownAndEmptyIsAnswered(String query) {
        assertThat(Answer.to(handler, "{ " + query + " }").data()).contains("[]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "describeTouchpoint(input: { id: \"x\" }) { id }             | input.id   | x   | touchpoints",
                "describeTouchpoint(input: { id: \"search\", name: \" \" }) { id } | input.name | \" \" | 1 to 512",
                "describeTouchpoint(input: { id: \"search\", owner: \"\" }) { id } | input.owner | \"\" | one line",
                "saveQualityRules(source: \" \", text: \"\") { source }      | source | \" \" | one line",
                "recordInteractions(source: \"s\", interactions: []) { id } | interactions | [] | at least one",
                "recordInteractions(source: \"s\", interactions: [{ customer: 1, touchpoint: 2, at: \"now\" }]) { id }"
                        + " | interactions[0].at | now | offset",
                "recordFeedback(source: \"s\", items: [{ kind: NPS, at: \"2026-03-01\" }]) { id } | items[0].at | 2026-03-01"
                        + " | offset",
                "recordInteractions(source: \"s\", interactions: [{ customer: 1, touchpoint: 2, at:"
                        + " \"2026-03-01T00:00:00Z\", attributes: [{ name: \"a\", value: \"1\" }, { name: \"a\","
                        + " value: \"2\" }] }]) { id } | interactions[0].attributes | a | each name once",
            })
    void faultsInMutationsAreNamed(String mutation, String argument, String value, String allowed) {
        assertFault(Answer.to(handler, "mutation { " + mutation + " }"), argument, value, allowed);
    }

    static void assertFault(Answer answer, String argument, String value, String allowed) {
        assertThat(answer.errorExtensions())
                .containsEntry("code", "BAD_REQUEST")
                .containsEntry("classification", "BAD_REQUEST")
                .containsEntry("argument", argument)
                .containsEntry("value", value);
        assertThat(answer.errorExtensions().get("allowed").toString()).contains(allowed);
        assertThat(answer.error().get("message").toString())
                .contains(argument)
                .contains(value)
                .contains(allowed);
    }
}
