package io.throughline.ingest.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.journey.InvalidArgument;
import io.throughline.quality.Bound;
import io.throughline.quality.ColumnMeaning;
import io.throughline.quality.Contract;
import io.throughline.quality.Metric;
import io.throughline.quality.QualityRule;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contracts in the form of the Open Data Contract Standard. */
class ContractTextTest {
    private static QualityRule rule(String column, Metric metric, Bound bound, boolean percent, boolean error) {
        return new QualityRule("shop", column, null, metric, bound, percent, error);
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        List<QualityRule> rules = List.of(
                rule("", new Metric.RowCount(), new Bound("mustBeBetween", List.of(10.0, 20.0)), false, true),
                rule("", new Metric.DuplicateValues(List.of("a", "b")), Bound.NONE, false, true),
                rule("", new Metric.Freshness(), new Bound("mustBeLessOrEqualTo", List.of(172_800.0)), false, false),
                rule("", new Metric.OutOfOrder("ordered", "delivered"), Bound.NONE, false, false),
                rule("", new Metric.TooMany("e-mail", 3), Bound.NONE, false, false),
                rule("", new Metric.NoValue(), Bound.NONE, false, true),
                rule("a", new Metric.NullValues(), Bound.NONE, false, true),
                rule(
                        "a",
                        new Metric.MissingValues(Set.of("", "n/a")),
                        new Bound("mustBeLessThan", List.of(5.0)),
                        true,
                        false),
                rule("a", new Metric.Unknown("crm", "customer"), Bound.NONE, false, true),
                rule("a", new Metric.Dangling("b"), Bound.NONE, false, false),
                rule("b", new Metric.InvalidValues(Set.of("x", "y"), null), Bound.NONE, false, true),
                rule("b", new Metric.InvalidValues(null, "[A-Z]{2}: \\d+"), Bound.NONE, false, true),
                rule("b", new Metric.OutOfRange(0.0, null), Bound.NONE, false, false),
                rule("b", new Metric.DuplicateValues(List.of()), Bound.NONE, false, false));
        List<ColumnMeaning> columns = List.of(
                new ColumnMeaning("shop", "b", "How it was paid", "finance", false),
                new ColumnMeaning("shop", "e-mail", null, null, true));
        Contract contract = new Contract(rules, columns);
        assertThat(ContractText.read(ContractText.write("shop", contract))).isEqualTo(contract);
    }

    /** As the standard's own pages show it; rules of other engines are for others. */
    @Test
    void aContractOfAnotherToolIsRead() {
        List<QualityRule> rules = ContractText.read("""
                apiVersion: v3.1.0
                kind: DataContract
                id: 53581432-6c55-4ba2-a65f-72344a91553a
                version: 1.0.0
                status: active
                schema:
                  - name: orders
                    physicalType: table
                    quality:
                      - metric: rowCount
                        mustBeGreaterThan: 1000
                      - type: sql
                        query: SELECT COUNT(*) FROM {object}
                        mustBeLessThan: 3600
                    properties:
                      - name: order_id
                        quality:
                          - type: library
                            metric: nullValues
                            mustBe: 0
                            unit: rows
                            severity: error
                            dimension: completeness
                            description: There must be no null values.
                      - name: unit
                        quality:
                          - metric: invalidValues
                            arguments: {validValues: [pounds, kg]}
                            mustBeLessThan: 5
                            unit: percent
                          - type: custom
                            engine: soda
                            implementation: "type: duplicate_percent"
                      - name: note
                """).rules();
        assertThat(rules)
                .extracting(QualityRule::table, QualityRule::column, QualityRule::title, QualityRule::keepsOut)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("orders", "", "has as many rows as it should", false),
                        org.assertj.core.api.Assertions.tuple(
                                "orders", "order_id", "There must be no null values.", true),
                        org.assertj.core.api.Assertions.tuple(
                                "orders", "unit", "unit is one of the valid values", false));
        assertThat(rules.get(2).percent()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'metric: nulValues', 'schema[0].properties[0].quality[0].metric'",
        "'{metric: nullValues, mustBe: none}', 'mustBe'",
        "'{metric: nullValues, mustBe: 0, mustBeLessThan: 3}', 'one operator'",
        "'{metric: invalidValues, arguments: {pattern: \"[\"}}', 'regular expression'",
        "'{metric: rowCount}', 'operator'",
        "'{type: custom, engine: throughline, implementation: {rule: odd}}', 'range, reference, freshness'",
        "'{type: custom, engine: throughline, implementation: {rule: freshness, within: soon}}', 'P2D'",
    })
    void aFaultIsNamedByItsPlace(String rule, String named) {
        String text = "schema: [{name: t, properties: [{name: c, quality: ["
                + (rule.startsWith("{") ? rule : "{" + rule + "}") + "]}]}]";
        assertThatThrownBy(() -> ContractText.read(text))
                .isInstanceOf(InvalidArgument.class)
                .hasMessageContaining(named);
    }

    private static Contract ofColumn(String quality) {
        return ContractText.read("schema:\n- name: shop\n  properties:\n  - name: a\n    quality:\n    - " + quality);
    }

    @Test
    void aValueIsItsText() {
        Contract contract = ofColumn(
                "{metric: invalidValues, arguments: {validValues: [yes, no, on, 01, 1.10, 2024-01-01, 1_000, 0x1F, NULL]}}");
        assertThat(contract.rules().get(0).metric())
                .isEqualTo(new Metric.InvalidValues(
                        Set.of("yes", "no", "on", "01", "1.10", "2024-01-01", "1_000", "0x1F", "NULL"), null));
        assertThat(ofColumn("{metric: missingValues, arguments: {missingValues: [NULL, N/A]}}")
                        .rules()
                        .get(0)
                        .metric())
                .isEqualTo(new Metric.MissingValues(Set.of("NULL", "N/A")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{metric: nullValues, mustBeLessTan: 3} | mustBeLessTan",
                "{metric: nullValues, mustBe: } | mustBe = null: allowed is a number",
                "{metric: nullValues, mustBeBetween: [5, 0]} | the smaller number first",
                "{metric: nullValues, severity: Eror} | severity = Eror: allowed is one of warning, error, info",
                "{metric: nullValues, unit: percentage} | unit = percentage: allowed is one of rows, percent",
                "{type: custom, engine: throughline, implementation: {rule: range, mim: 6}} | implementation.mim",
                "{type: custom, engine: throughline, implementation: {rule: range}} | min, max, or both",
                "{type: custom, engine: throughline, implementation: {rule: range, min: 9, max: 1}} | min, max, or both",
                "{type: custom, engine: throughline, implementation: {rule: freshness, within: -P2D}} | a duration such as",
            })
    void aMisspelledRuleIsRefused(String quality, String told) {
        assertThatThrownBy(() -> ofColumn(quality))
                .isInstanceOf(InvalidArgument.class)
                .hasMessageContaining(told);
    }
}
