package io.throughline.analysis.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.journey.Blocks;
import io.throughline.journey.Fixture;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.measure.Check;
import io.throughline.path.loop.Loops;
import io.throughline.path.time.ChannelSwitches;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every identity holds on sound journeys and fails where a column was spoilt. */
class BrokenBlockTest {
    private static final String[] LOG = {"A > B => buy 40", "A > C", "=> buy 2"};

    /** What is spoilt in a block. */
    private static final UnaryOperator<JourneyBlock> FALSE_CONVERSIONS =
            b -> with(b, b.interactions(), b.value(), new byte[] {1, 1, 1});

    private static final UnaryOperator<JourneyBlock> FEW_INTERACTIONS =
            b -> with(b, new int[] {1, 1, 1}, b.value(), b.flags());
    private static final UnaryOperator<JourneyBlock> CUT_INTO_CONVERSION =
            b -> with(b, b.interactions(), b.value(), new byte[] {1, 0, 0});
    private static final UnaryOperator<JourneyBlock> CONVERSION_IN_THE_MIDDLE = b -> {
        int[] step = b.step().clone();
        step[0] = step[2];
        return Blocks.withSteps(b, step);
    };

    private static List<String> broken(UnaryOperator<JourneyBlock> spoil) {
        JourneySet sound = Fixture.journeys(LOG);
        JourneySet set = new JourneySet(
                sound.scope(),
                sound.steps(),
                sound.catalogue(),
                sound.blocks().stream().map(spoil).toList(),
                sound.dataUntil());
        return JourneyChecks.of(new EvaluatedJourneys(
                        set, EvaluatedJourneys.Data.of(ids -> new String[ids.length], contact -> false)))
                .stream()
                .filter(check -> !check.holds())
                .map(Check::name)
                .toList();
    }

    private static JourneyBlock with(JourneyBlock b, int[] interactions, double[] value, byte[] flags) {
        return new JourneyBlock(
                b.timelines(),
                b.journeys(),
                b.offset(),
                b.step(),
                b.row(),
                b.lastRow(),
                b.slot(),
                b.number(),
                interactions,
                value,
                flags);
    }

    @Test
    void soundJourneysBreakNothing() {
        assertThat(broken(block -> block)).isEmpty();
        assertThat(JourneyChecks.of(new EvaluatedJourneys(Fixture.journeys(LOG), ids -> new String[0])))
                .hasSizeGreaterThan(20);
    }

    /** Four customers, of whom one converts for the first time after the data end: within the day, in the same quarter, in another century. */
    @ParameterizedTest
    @ValueSource(strings = {"A => +2150h buy", "A => +20d buy", "A => +46000d buy", "=> buy | => +46000d buy"})
    void conversionsAfterTheDataEndBreakNothing(String later) {
        JourneySet all = Fixture.journeys("A => buy 3", "A", "=> +1h buy 2", later);
        for (long hours : new long[] {2, 24 * 5, 24 * 89 + 12}) {
            long until = all.blocks().get(0).timelines().at()[0] + hours * 3_600_000_000L;
            JourneySet set = new JourneySet(all.scope(), all.steps(), all.catalogue(), all.blocks(), until);
            List<Check> checks = JourneyChecks.of(new EvaluatedJourneys(set, ids -> new String[ids.length]));
            assertThat(checks).extracting(Check::name).anyMatch(name -> name.startsWith("customers kept"));
            assertThat(checks).filteredOn(check -> !check.holds()).isEmpty();
        }
    }

    @Test
    void aFalseConversionBreaksTheSumsIntoTheEnds() {
        assertThat(broken(FALSE_CONVERSIONS))
                .contains(
                        "transitions into conversions = converted",
                        "transitions into ENDED = journeys - converted",
                        "journeys whose last step is a conversion = converted",
                        "linear credits + unattributed = transitions into conversions",
                        "chance of converting from START = converted / journeys",
                        "conversion of the chain of order 1 = converted / journeys",
                        "conversion of the chain of order 2 = converted / journeys");
    }

    @Test
    void aWrongCountOfInteractionsIsSeenFromBothSides() {
        assertThat(broken(FEW_INTERACTIONS))
                .contains("journeys with fewer interactions than steps = 0", "rows of these customers = interactions");
        assertThat(broken(b -> with(b, new int[] {3, 2, 9}, b.value(), b.flags())))
                .containsExactly("rows of these customers = interactions");
    }

    @Test
    void aStepThatIsNoRowIsNoneTooFew() {
        JourneySet all = Fixture.journeys("A > flag > B > flag => buy 40");
        int flag = all.blocks().get(0).timelines().contact()[1];
        JourneyBlock block = with(all.blocks().get(0), new int[] {3}, new double[] {40}, new byte[] {1});
        JourneySet set = new JourneySet(all.scope(), all.steps(), all.catalogue(), List.of(block), all.dataUntil());
        assertThat(JourneyChecks.of(new EvaluatedJourneys(
                        set, EvaluatedJourneys.Data.of(ids -> new String[ids.length], contact -> contact == flag))))
                .allMatch(Check::holds);
    }

    @Test
    void aValueWithoutConversionIsSeen() {
        assertThat(broken(b -> with(b, b.interactions(), new double[] {40, 5, 2}, b.flags())))
                .containsExactly(
                        "value of journeys whose last step is a conversion = value",
                        "linear credits of value + unattributed value = value",
                        "expected value of the chain × journeys = value",
                        "average order value × orders = value");
    }

    @Test
    void aJourneyCutIntoItsConversionIsSeen() {
        assertThat(broken(CUT_INTO_CONVERSION)).contains("transitions from START into conversions = unattributed");
    }

    @Test
    void aConversionInTheMiddleBreaksTheBalance() {
        assertThat(broken(CONVERSION_IN_THE_MIDDLE))
                .contains(
                        "sum over steps of |in - out| = 0",
                        "transitions into conversions = converted",
                        "expected steps of the chain × journeys = steps of all journeys",
                        "sum over tree nodes of |count - ended - more - next| = 0",
                        "sum over columns of |column before less its ends - column| = 0");
    }

    /** Journeys 0 … 4, 4 … 3 and 3 … 6 of the steps: what is read twice or not at all is noticed. */
    @Test
    void overlappingJourneysBreakTheSumsOverSteps() {
        JourneySet sound = Fixture.journeys(LOG);
        JourneyBlock b = sound.blocks().get(0);
        int[] offset = {0, 4, 3, 6};
        JourneyBlock spoilt = Blocks.withOffsets(b, offset);
        JourneySet set =
                new JourneySet(sound.scope(), sound.steps(), sound.catalogue(), List.of(spoilt), sound.dataUntil());
        assertThat(TimeChecks.of(set, Loops.of(set), ChannelSwitches.of(set)))
                .filteredOn(check -> !check.holds())
                .extracting(Check::name)
                .contains(
                        "extra visits over all loops = steps - steps of loop-free paths",
                        "channel switches + steps that stay = steps - journeys");
    }

    @Test
    void aFalseConversionIsNotReachedInTime() {
        assertThat(broken(FALSE_CONVERSIONS))
                .contains("journeys that reach a conversion from START = converted journeys with times");
    }

    /** There is no check that nothing breaks: neither a spoilt column nor a figure of other journeys. */
    @Test
    void everyCheckIsBrokenBySomething() {
        Set<String> broken = new TreeSet<>();
        Stream.of(FALSE_CONVERSIONS, FEW_INTERACTIONS, CUT_INTO_CONVERSION, CONVERSION_IN_THE_MIDDLE)
                .forEach(spoilt -> broken.addAll(broken(spoilt)));
        MixedFigures.NAMES.forEach(figure -> broken.addAll(MixedFigures.broken(figure)));
        assertThat(broken).containsExactlyInAnyOrderElementsOf(MixedFigures.sound());
    }
}
