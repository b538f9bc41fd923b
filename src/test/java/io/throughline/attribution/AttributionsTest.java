package io.throughline.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.journey.Fixture;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneySet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Credits worked out by hand. */
class AttributionsTest {
    /** Three conversions, one of them bare; A B A buys for 30, B for 6. */
    private static final JourneySet SMALL = Fixture.of("A > B > A => buy 30", "B => buy 6 | A > C", "=> buy 4")
            .blocksOf(1)
            .set();

    static Map<String, List<Double>> credits(JourneySet set, Attribution.Request request) {
        Map<String, List<Double>> credits = new TreeMap<>();
        for (Credit credit : Attributions.of(set, request).credits()) {
            credits.put(credit.step(), List.of(credit.conversions(), credit.value()));
        }
        return credits;
    }

    private static Map<String, List<Double>> credits(AttributionModel model) {
        return credits(SMALL, Attribution.Request.of(model));
    }

    @Test
    void theFirstTheLastAndEveryTouch() {
        assertThat(credits(AttributionModel.FIRST_TOUCH))
                .isEqualTo(Map.of("A", List.of(1.0, 30.0), "B", List.of(1.0, 6.0), "C", List.of(0.0, 0.0)));
        assertThat(credits(AttributionModel.LAST_TOUCH))
                .isEqualTo(Map.of("A", List.of(1.0, 30.0), "B", List.of(1.0, 6.0), "C", List.of(0.0, 0.0)));
        // A B A: a third each, so A 2/3 and B 1/3
        double third = 1.0 / 3;
        assertThat(credits(AttributionModel.LINEAR))
                .isEqualTo(Map.of(
                        "A",
                        List.of(third + third, third * 30 + third * 30),
                        "B",
                        List.of(third + 1, third * 30 + 6),
                        "C",
                        List.of(0.0, 0.0)));
    }

    @Test
    void whatNoStepPrecedesIsUnattributed() {
        Attribution answer = Attributions.of(SMALL, Attribution.Request.of(AttributionModel.LINEAR));
        assertThat(answer.conversions()).isEqualTo(3);
        assertThat(answer.value()).isEqualTo(40);
        assertThat(answer.unattributed()).isEqualTo(1);
        assertThat(answer.unattributedValue()).isEqualTo(4);
        assertThat(answer.credits()).extracting(Credit::step).containsExactly("B", "A", "C");
        assertThat(answer.credits().get(1).share()).isEqualTo(2.0 / 3 / 3);
    }

    @Test
    void withoutConversionsNothingIsCredited() {
        Attribution answer =
                Attributions.of(Fixture.journeys("A > B"), Attribution.Request.of(AttributionModel.LAST_TOUCH));
        assertThat(answer.conversions()).isZero();
        assertThat(answer.credits()).allSatisfy(credit -> {
            assertThat(credit.conversions()).isZero();
            assertThat(credit.share()).isZero();
        });
    }

    @Test
    void wrongArgumentsAreNamed() {
        assertThatThrownBy(() -> request(0, 0, null))
                .isInstanceOf(InvalidArgument.class)
                .hasMessageContaining("order");
        assertThatThrownBy(() -> request(1, 99, null)).hasMessageContaining("samples = 99");
        assertThatThrownBy(() -> request(1, -1, null)).hasMessageContaining("samples");
        assertThatThrownBy(() -> request(1, 0, List.of(1.0, 2.0))).hasMessageContaining("weights");
        assertThatThrownBy(() -> request(1, 0, List.of(1.0, -2.0, 3.0))).hasMessageContaining("weights");
        assertThatThrownBy(() -> request(1, 0, List.of(0.0, 0.0, 0.0))).hasMessageContaining("weights");
        assertThatThrownBy(() -> request(1, 0, List.of(1.0, Double.NaN, 0.0))).hasMessageContaining("weights");
    }

    private static Attribution.Request request(int order, int samples, List<Double> weights) {
        return new Attribution.Request(
                AttributionModel.LINEAR, order, samples, 1, null, weights, null, null, List.of(), ShapleyGame.PATHS);
    }

    @Test
    void modelsThatAgreeAndModelsThatDoNot() {
        // First touch: A 2, B 1, C 0. Last touch: A 1, B 0, C 2: A-B agree, A-C and B-C are reversed, tau = (1 - 2) /
        // 3.
        JourneySet set = Fixture.journeys("A > C => buy", "A > C => buy", "B > A => buy");
        AttributionAgreement agreement =
                Agreements.of(set, List.of(AttributionModel.FIRST_TOUCH, AttributionModel.LAST_TOUCH));
        assertThat(agreement.rows()).extracting(AgreementRow::step).containsExactly("A", "B", "C");
        assertThat(agreement.rows().get(2).shares()).containsExactly(0.0, 2.0 / 3);
        ModelPair pair = agreement.pairs().get(0);
        assertThat(agreement.pairs()).hasSize(1);
        assertThat(pair.kendall()).isEqualTo(-1.0 / 3);
        assertThat(pair.reversed()).containsExactly(List.of("A", "C"), List.of("B", "C"));
        assertThatThrownBy(() -> Agreements.of(set, List.of())).isInstanceOf(InvalidArgument.class);
    }
}
