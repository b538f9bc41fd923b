package io.throughline.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.journey.InvalidArgument;
import io.throughline.measure.Estimate;
import io.throughline.measure.Rate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KpiTargetTest {
    private static KpiStatus status(long x, long n, double target, Better better) {
        return KpiValue.of(Rate.of(x, n, "things"), n)
                .against(new KpiTarget(target, better))
                .status();
    }

    @Test
    void theWholeIntervalDecides() {
        assertThat(status(500, 1_000, 0.4, Better.HIGHER)).isEqualTo(KpiStatus.MET);
        assertThat(status(500, 1_000, 0.6, Better.HIGHER)).isEqualTo(KpiStatus.MISSED);
        assertThat(status(500, 1_000, 0.6, Better.LOWER)).isEqualTo(KpiStatus.MET);
        assertThat(status(500, 1_000, 0.51, Better.HIGHER)).isEqualTo(KpiStatus.UNDECIDED);
        assertThat(status(0, 0, 0.51, Better.HIGHER)).isEqualTo(KpiStatus.NONE);
        assertThat(KpiValue.of(Rate.of(1, 2, "things"), 2).against(null).status())
                .isEqualTo(KpiStatus.NONE);
    }

    /** With so many units at the same share the target is decided, with one less it is not. */
    @Test
    void theNumberThatDecidesDoesSo() {
        for (double deff : new double[] {1, 2.5}) {
            for (double target : new double[] {0.2, 0.55, 0.9}) {
                KpiValue value =
                        KpiValue.of(Rate.of(5, 10, deff, "things"), 10).against(new KpiTarget(target, Better.HIGHER));
                if (value.status() == KpiStatus.UNDECIDED) {
                    long n = value.nToDecide();
                    assertThat(holds(n, deff, target)).isFalse();
                    assertThat(holds(n - 1, deff, target)).isTrue();
                }
            }
        }
        assertThat(KpiValue.of(Rate.of(5, 10, "things"), 10)
                        .against(new KpiTarget(0.5, Better.HIGHER))
                        .nToDecide())
                .isNull();
    }

    /** Wilson's interval of one half of n units holds the target. */
    private static boolean holds(long n, double deff, double target) {
        double z = 1.959963984540054;
        double size = n / deff;
        double half = z / (1 + z * z / size) * Math.sqrt(0.25 / size + z * z / (4 * size * size));
        return Math.abs(target - 0.5) <= half;
    }

    /** 10 units reach 4 to either side; to reach 2 it takes four times as many. */
    @Test
    void anIntervalOfAMeanShrinksWithTheRoot() {
        KpiValue value = KpiValue.of(new Estimate(20.0, 16.0, 24.0, 10, 10, 1, "value", "things"));
        assertThat(value.against(new KpiTarget(22, Better.HIGHER)).nToDecide()).isEqualTo(41);
        assertThat(value.against(new KpiTarget(18, Better.HIGHER)).nToDecide()).isEqualTo(41);
        assertThat(value.against(new KpiTarget(15, Better.HIGHER)).status()).isEqualTo(KpiStatus.MET);
    }

    /** Shares are written from 0 to 1; other figures may have targets only where they can come to be. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{csat: {}} | 0.7 | 70",
                "{conversion: true} | 1 | 1.5",
                "{repeatPurchase: {}} | 0 | -0.1",
                "{nps: {}} | -100 | 101",
                "{level: {}} | -0.5 | 50",
                "{timeBetween: {from: \"a\", to: \"b\"}} | 86400 | -1"
            })
    void aTargetIsInItsUnit(String formula, double right, double wrong) {
        assertThat(kpi(formula, right).requireTarget().target()).isEqualTo(right);
        assertThatThrownBy(() -> kpi(formula, wrong).requireTarget())
                .isInstanceOf(InvalidArgument.class)
                .hasMessageContaining("target = " + wrong);
        assertThat(kpi("{averageOrderValue: true}", 70).requireTarget().target())
                .isEqualTo(70);
    }

    private static Kpi kpi(String formula, double target) {
        return new Kpi("one", "One", FormulaText.read(formula), target, Better.HIGHER, null, 0);
    }
}
