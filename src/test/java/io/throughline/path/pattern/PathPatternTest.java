package io.throughline.path.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.journey.Fixture;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTest {
    /** Seven journeys: three P, one each of Q, R, S and T. */
    private static final JourneySet LOG = Fixture.of(
                    "search > email > store => purchase 40 x3", // P
                    "search > store > email", // Q
                    "email > email~10m > search > refund => purchase 10", // R
                    "store | refund > paid-search") // S | T
            .blocksOf(2)
            .set();

    private static int count(String pattern) {
        return count(LOG, pattern);
    }

    private static int count(JourneySet set, String pattern) {
        JourneySet kept = set.keep(PathPattern.of("scope.matching", pattern, set));
        return kept.blocks().stream().mapToInt(JourneyBlock::journeys).sum();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                ".                          ~ 7",
                "search                     ~ 5", // PPP Q R
                "^ search                   ~ 4", // PPP Q
                "search email               ~ 3", // PPP
                "search .. email            ~ 4", // PPP Q
                "search . email             ~ 1", // Q
                "email $                    ~ 1", // Q
                "purchase                   ~ 4", // PPP R
                "^ store $                  ~ 1", // S
                "search ..{0,1} purchase    ~ 1", // R: refund between; P: two between
                "search ..{2} purchase      ~ 3", // PPP
                "search ..{1,2} purchase    ~ 4", // PPP R
                "search !refund* purchase   ~ 3", // PPP
                "search !(refund|store)* purchase ~ 0",
                "^ !email* $                ~ 2", // S T
                "^ !refund* $               ~ 5", // PPP Q S
                "^ email{2} search          ~ 1", // R
                "^ email{3}                 ~ 0",
                "(store | refund) purchase  ~ 4", // PPP R
                "^ (search email | email+) .. purchase $ ~ 4", // PPP R
                "^ (search | store | email)* $ ~ 2", // Q S
                "^ . . . $                  ~ 1", // Q
                "^ ..{4,} $                 ~ 4", // PPP R
                "^ ..{2,3} $                ~ 2", // Q T
                "\"paid-search\" $          ~ 1", // T
                "^ paid-search              ~ 0",
                "search? email? store?      ~ 7", // nothing is enough
                "email{0}                   ~ 7",
                "$                          ~ 7",
                "$ ^                        ~ 0", // no journey is without a step
                "search ^ email             ~ 0",
                "email $ search             ~ 0",
                "(^ store | email) $        ~ 2", // Q S
                "(email | ^) refund         ~ 1", // T
                "[step!=email] email        ~ 4", // PPP Q
                "[touchpoint=store & step=store] $ ~ 1", // S
                "[channel=\"(none)\"]       ~ 7", // the fixture has no channels
                "[channel!=\"(none)\"]      ~ 0",
                "[value>=0]                 ~ 0", // the fixture's rows have no values
                "![value>=0]                ~ 7",
            })
    void keepsTheJourneysThatMatch(String pattern, int journeys) {
        assertThat(count(pattern)).isEqualTo(journeys);
    }

    @Test
    void keptJourneysStayAsTheyWere() {
        JourneySet kept = LOG.keep(PathPattern.of("m", "^ refund", LOG));
        JourneyBlock block = kept.blocks().get(2);
        assertThat(block.journeys()).isEqualTo(1);
        assertThat(block.number()[0]).isEqualTo(2);
        assertThat(block.steps()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "search .. emial         ~ at column 11 found emial, expected a step, one of 6, such as \"email\"",
                "[channel=web]           ~ at column 10 found web, expected a channel, one that is known: there is none yet",
                "[touchpoint=stor]       ~ at column 13 found stor, expected a touchpoint, one of 6, such as \"store\"",
                "[plan=gold]             ~ at column 2 found plan, expected one of step, touchpoint, channel, stage,",
                "[value=1d]              ~ at column 8 found 1d, expected a number",
                "\"\"                    ~ at column 1 found \"\", expected a step, one of 6",
            })
    void unknownNamesAreRefusedWithTheNearest(String pattern, String expected) {
        assertThatThrownBy(() -> count(pattern))
                .isInstanceOf(InvalidArgument.class)
                .hasMessageContaining("scope.matching = " + pattern)
                .hasMessageContaining(expected);
    }

    @Test
    void testsOfRowsAreLimited() {
        StringBuilder pattern = new StringBuilder("[value=0");
        for (int i = 1; i < 10; i++) {
            pattern.append(" & value!=").append(i);
        }
        assertThat(count(pattern + "]")).isZero();
        assertThatThrownBy(() -> count(pattern + " & value!=10]"))
                .isInstanceOf(InvalidArgument.class)
                .hasMessageContaining("at most 10 different tests of attributes and values; this one has 11");
    }

    @Test
    void setsWithoutJourneysKeepNothing() {
        assertThat(count(Fixture.journeys(), "^ .. $")).isZero();
    }

    /** A pattern of one step fits the steps at which a journey cut down to that step would match. */
    @Test
    void stepPatternFitsWhatOneStepMatches() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            JourneySet set = RandomJourneys.of(random);
            Single single =
                    new RandomPatterns(random, java.util.List.of(set.steps().id(0))).single(2);
            String text = Printed.of(single) + " | " + Printed.of(single);
            StepPattern pattern = StepPattern.of("matching", text, set);
            for (JourneyBlock block : set.blocks()) {
                for (int place = 0; place < block.steps(); place++) {
                    boolean fits = Backtracking.holds(single, set, block, place);
                    assertThat(pattern.fits(block, place)).as(text).isEqualTo(fits);
                    int step = block.step()[place];
                    pattern.bySteps()
                            .ifPresent(by -> assertThat(by[step]).as(text).isEqualTo(fits));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"search email", "..", "^ search", "search*", "search | email?", "search $"})
    void stepPatternOfMoreOrLessThanOneStepIsRefused(String pattern) {
        assertThatThrownBy(() -> StepPattern.of("steps[0].matching", pattern, LOG))
                .isInstanceOf(InvalidArgument.class)
                .hasMessageContaining("steps[0].matching = " + pattern)
                .hasMessageContaining("exactly one step");
    }
}
