package io.throughline.persona.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.journey.Fixture;
import io.throughline.journey.HandColumns;
import io.throughline.journey.JourneySet;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TraitBinsTest {
    private static List<TraitBins> bins(int customers, int runs, IntFunction<String> text) {
        JourneySet set = Fixture.journeys("A x" + customers);
        return TraitBins.all(
                Customers.of(HandColumns.put(set, HandColumns.of(set).trait("t", text))), runs);
    }

    private static List<String> labels(int customers, int runs, IntFunction<String> text) {
        TraitBins trait = bins(customers, runs, text).get(0);
        return IntStream.range(0, trait.size()).mapToObj(trait::label).toList();
    }

    @Test
    void tenNumbersInFifthsAreFivePairs() {
        assertThat(labels(10, 5, slot -> Integer.toString(slot * 10)))
                .containsExactly("0 to 10", "20 to 30", "40 to 50", "60 to 70", "80 to 90");
    }

    /** Half of ten are 1: the first fifth takes them all, and the next begins where the sixth customer stands. */
    @Test
    void equalNumbersStayTogetherHoweverTheyAreWritten() {
        String[] texts = {"1", "1.0", "1", "+1", "1", "2", "3", "4", "5", "6"};
        assertThat(labels(10, 5, slot -> texts[slot])).containsExactly("+1 to 1.0", "2", "3 to 4", "5 to 6");
    }

    @Test
    void namesAreThemselvesByFrequencyAndTheRestIsOther() {
        // n0 forty times, n1 … n30 twice each: 23 names and OTHER
        List<String> labels = labels(102, 5, slot -> "n" + (slot < 40 ? 0 : 1 + (slot - 40) / 2));
        assertThat(labels).hasSize(24).startsWith("n0", "n1", "n10").endsWith("OTHER");
    }

    @Test
    void whatTellsNobodyApartIsLeftOut() {
        assertThat(bins(10, 5, slot -> "same")).isEmpty();
        assertThat(bins(10, 5, slot -> null)).isEmpty();
        assertThat(bins(100, 5, slot -> "id" + slot)).isEmpty();
        assertThat(bins(10, 5, slot -> slot == 3 ? null : "same")).isEmpty();
    }

    @Test
    void missingHasNoBin() {
        JourneySet set = Fixture.journeys("A x4");
        Customers customers = Customers.of(HandColumns.put(
                set, HandColumns.of(set).trait("t", slot -> slot == 2 ? null : Integer.toString(slot % 2))));
        TraitBins trait = TraitBins.all(customers, 5).get(0);
        for (int c = 0; c < 4; c++) {
            int slot = customers.slot(c);
            assertThat(trait.bin(customers, c)).isEqualTo(slot == 2 ? -1 : slot % 2);
        }
    }
}
