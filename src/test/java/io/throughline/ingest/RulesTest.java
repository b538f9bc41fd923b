package io.throughline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.throughline.ingest.batch.ImportSettings;
import io.throughline.journey.ImportRefused;
import io.throughline.journey.ImportReport;
import io.throughline.journey.KeptRows;
import io.throughline.journey.RecordAccount.Fate;
import io.throughline.quality.ProfileFacts;
import io.throughline.quality.RuleFacts;
import io.throughline.quality.RuleResult;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules while a file is imported: errors keep rows out, warnings count, and what was kept out can be mended. */
class RulesTest {
    private static final String FILE = "customer,time,touchpoint,value,email\n"
            + "ann,2024-01-01T10:00:00Z,order,10,ann@example.com\n"
            + "bob,2024-01-01T11:00:00Z,order,-5,bob@example.com\n"
            + "cleo,2024-01-01T12:00:00Z,order,,none\n"
            + "ann,2024-01-02T10:00:00Z,mail,,ann@example.com\n"
            + "ann,2024-01-02T11:00:00Z,mail,,ann@example.com\n"
            + "ann,2024-01-02T12:00:00Z,mail,,ann@example.com\n"
            + "dan,2024-01-02T12:00:00Z,delivery,,\n";

    private static String rules(String columns, String table) {
        return "rules-text=schema: [{name: t, properties: [" + columns + "], quality: [" + table + "]}]";
    }

    private static String custom(String how) {
        return "{type: custom, engine: throughline, implementation: {" + how + "}}";
    }

    private static List<RuleResult> results(Trial trial) {
        return RuleFacts.results(trial.store.facts);
    }

    @Test
    void errorsKeepRowsOutAndWarningsCount() {
        Trial trial = new Trial();
        ImportReport report = trial.take(
                FILE,
                rules(
                        "{name: value, quality: [{type: custom, engine: throughline, severity: error, "
                                + "implementation: {rule: range, min: 0}}]}, "
                                + "{name: email, quality: [{metric: invalidValues, arguments: {pattern: '.+@.+'}}, "
                                + "{metric: nullValues, mustBeLessThan: 20, unit: percent, severity: error}]}",
                        "{metric: rowCount, mustBe: 7}"));
        assertThat(report.rows()).isEqualTo(7);
        assertThat(report.rejected()).isEqualTo(1);
        assertThat(report.rejections()).singleElement().satisfies(one -> {
            assertThat(one.line()).isEqualTo(3);
            assertThat(one.reason()).contains("value is a number from 0");
        });
        assertThat(trial.store.entries).noneMatch(entry -> entry.customer().equals("bob"));
        assertThat(trial.store.entries).anyMatch(entry -> entry.customer().equals("cleo"));
        assertThat(results(trial))
                .extracting(RuleResult::column, RuleResult::measured, RuleResult::holds, RuleResult::lines)
                .containsExactly(
                        tuple("", 7.0, true, List.of()),
                        tuple("value", 1.0, false, List.of(3L)),
                        tuple("email", 1.0, false, List.of(4L)),
                        tuple("email", 100.0 / 7, true, List.of(8L)));
        assertThat(RuleFacts.warned(trial.store.facts)).isEqualTo(2);
    }

    @Test
    void journeysHaveRules() {
        Trial trial = new Trial();
        trial.take(
                FILE,
                "conversions=order",
                rules(
                        "",
                        String.join(
                                ", ",
                                custom("rule: order, first: order, then: delivery")
                                        .replace("}}", "}, severity: error}"),
                                custom("rule: order, first: order, then: mail"),
                                custom("rule: mostADay, touchpoint: mail, most: 2"),
                                custom("rule: conversionValue"),
                                custom("rule: freshness, within: P1D"))));
        assertThat(results(trial)).extracting(RuleResult::measured).startsWith(1.0, 0.0, 1.0, 1.0);
        assertThat(results(trial)).extracting(RuleResult::holds).containsExactly(false, true, false, false, false);
        assertThat(results(trial))
                .as("an error that keeps nothing out says so")
                .extracting(RuleResult::rule)
                .startsWith(
                        "delivery never comes before order (counted: no row was kept out)",
                        "mail never comes before order");
    }

    /** The first of equal rows stays; what was kept out comes in once it is mended. */
    @Test
    void keptRowsAreMendedAndImported() throws Exception {
        Trial trial = new Trial();
        trial.settings = ImportSettings.of(1_000, false);
        String unique = rules("{name: value, quality: [{metric: duplicateValues, severity: error}]}", "");
        String file =
                "customer,time,touchpoint,value\na,2024-01-01,order,1\nb,2024-01-01,order,1\nc,2024-01-01,order,2\n";
        assertThat(trial.take(file, unique).rejected()).isEqualTo(1);
        List<String> kept = new ArrayList<>();
        KeptRows rows = trial.store.kept.stream()
                .filter(one -> one.fate() == Fate.REJECTED)
                .findFirst()
                .orElseThrow();
        rows.read(new KeptRows.Reader() {
            @Override
            public void part(String name, String head) {
                kept.add(head);
            }

            @Override
            public void row(long line, String reason, String text) {
                kept.add(text.replace(",1", ",3"));
            }
        });
        assertThat(trial.take(String.join("", kept), unique).accepted()).isEqualTo(1);
        assertThat(trial.store.of("b"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.value()).isEqualTo(3));
    }

    @Test
    void aRuleOfAColumnThatIsNotThereRefusesTheFile() {
        Trial trial = new Trial();
        assertThatThrownBy(() -> trial.take(FILE, rules("{name: phone, quality: [{metric: nullValues}]}", "")))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining("phone")
                .hasMessageContaining("customer, time, touchpoint, value, email");
        assertThat(trial.store.reports).isEmpty();
    }

    /** What tells of persons is known by its form alone. */
    @Test
    void valuesThatTellOfPersonsAreMaskedBeforeTheyAreStored() {
        Trial trial = new Trial();
        trial.take(FILE, "trait.address=email", rules("{name: email, classification: personal}", ""));
        assertThat(trial.store.traits)
                .hasEntrySatisfying("ann", traits -> assertThat(traits).containsEntry("address", "***"));
        assertThat(trial.store.entries.toString()).doesNotContain("example.com");
        assertThat(ProfileFacts.profile(trial.store.facts).columns())
                .filteredOn(column -> column.name().equals("email"))
                .singleElement()
                .satisfies(column -> {
                    assertThat(column.topValues()).isEmpty();
                    assertThat(column.patterns().get(0).value()).isEqualTo("aaa@aaaaaaa.aaa");
                });
        assertThat(trial.store.facts.toString()).doesNotContain("example.com");
    }
}
