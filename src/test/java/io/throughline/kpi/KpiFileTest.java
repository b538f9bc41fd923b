package io.throughline.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.journey.YamlFault;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KpiFileTest {
    private static final String FILE = """
            kpis:
              - { id: kept, name: Kept, retention: { period: { from: 2026-02-01T00:00:00Z, to: 2026-03-01T00:00:00Z } }, target: 0.50 }
              - id: paid
                name: 2024
                milestone: { matching: '"cart" ..{0,2} "buy"' }
                better: LOWER
                department: shop
              - { id: all, name: All, conversion: true }
            departments: [ { id: shop, name: Online shop } ]
            """;

    @Test
    void aFileIsReadAndWrittenBackSoThatItReadsTheSame() {
        KpiFile file = KpiFile.read(FILE);
        TimeSpan february = new TimeSpan(Instant.parse("2026-02-01T00:00:00Z"), Instant.parse("2026-03-01T00:00:00Z"));
        assertThat(file.kpis())
                .containsExactly(
                        new Kpi(
                                "kept",
                                "Kept",
                                new Retention(february, null, null, false),
                                0.5,
                                Better.HIGHER,
                                null,
                                0),
                        new Kpi(
                                "paid",
                                "2024",
                                new Milestone("\"cart\" ..{0,2} \"buy\""),
                                null,
                                Better.LOWER,
                                "shop",
                                0),
                        new Kpi("all", "All", new Conversion(), null, Better.HIGHER, null, 0));
        assertThat(file.departments()).containsExactly(new Department("shop", "Online shop"));
        assertThat(KpiFile.read(file.text())).isEqualTo(file);
        assertThat(KpiFile.read(file.text()).text()).isEqualTo(file.text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kpis:\\n|1|6|a list, which is [] where there is none",
                "kpi: []|1|1|allowed is one of \"kpis\"",
                "kpis: [ { id: a, name: A, conversion: true, goal: 3 } ]|1|45|goal",
                "kpis:\\n  - id: a\\n    name: A\\n    milestone: { matchng: x }|4|16|matchng",
                "kpis: [ { id: a, name: A, engagement: { exposure: x, engaged: y, within: soon } } ]|1|74|soon",
                "kpis: [ { id: a, name: A, conversion: true, churn: {} } ]|1|9|2 formulas",
                "kpis: [ { id: a, name: A, conversion: true, target: high } ]|1|53|high",
                "kpis: [ { id: a, name: A, conversion: true, target: 70 } ]|1|53|70 % is written 0.7",
                "kpis: [ { id: a/b, name: A, conversion: true } ]|1|15|a/b",
                "kpis: [ { id: a, name: A, conversion: true }, { id: a, name: B, conversion: true } ]|1|53|none above",
                "kpis: [ { id: a, id: b, name: A, conversion: true } ]|1|18|there once",
                "kpis: [ { id: a, name: A, nps: { kinds: [ CSAT ] } } ]|1|41|only NPS",
                "kpis: [ &x { id: a }, *x ]|1|1|alias",
                "kpis: [|1|8|YAML",
                "''|1|1|empty"
            })
    void whatIsWrongIsToldWithItsPlace(String text, int line, int column, String word) {
        assertThatThrownBy(() -> KpiFile.read(text.replace("\\n", "\n")))
                .isInstanceOfSatisfying(YamlFault.class, fault -> {
                    assertThat(fault.getMessage()).contains(word);
                    assertThat(fault.line()).isEqualTo(line);
                    assertThat(fault.column()).isEqualTo(column);
                });
    }

    @ParameterizedTest
    @CsvSource({"name: All, name", "id: shop, id", "name: Online shop, name"})
    void namesThatAreGivenAreShownOnOneLine(String written, String key) {
        assertThatThrownBy(() -> KpiFile.read(FILE.replace(written, key + ": \"a\\u0007b\"")))
                .isInstanceOf(YamlFault.class)
                .hasMessageContaining(key)
                .hasMessageContaining("on one line");
    }
}
