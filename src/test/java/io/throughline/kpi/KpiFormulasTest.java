package io.throughline.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.throughline.journey.Fixture;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneySet;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Figures of journeys written by hand, each with what it must come to. Times count from 2026-01-01; the data end a year later. */
class KpiFormulasTest {
    private static final TimeSpan FEBRUARY = span("2026-02-01", "2026-03-01");

    private static TimeSpan span(String from, String to) {
        return new TimeSpan(Instant.parse(from + "T00:00:00Z"), Instant.parse(to + "T00:00:00Z"));
    }

    private static void share(KpiValue value, long numerator, long denominator) {
        assertThat(value.numerator()).isEqualTo(numerator);
        assertThat(value.denominator()).isEqualTo(denominator).isEqualTo(value.n());
        assertThat(value.unit()).isEqualTo("share");
    }

    /** Active in January 5; of these 2 in February too, where also one came back from before and one is new. Textbook: (4 − 1) / 5. */
    private static JourneySet shop() {
        return Fixture.journeys(
                "A +40d > A => buy x2",
                "A +2d => buy | +30d A => buy",
                "A +5d => buy | +33d A => buy",
                "A +5d => buy x3",
                "#A => buy");
    }

    @Test
    void retentionLooksAtThoseOfTheBaseAndTheTextbookAtAll() {
        TimeSpan january = span("2026-01-01", "2026-02-01");
        KpiValue kept = new Retention(FEBRUARY, january, null, false).over(shop());
        share(kept, 2, 5);
        assertThat(kept.textbook()).isEqualTo((4 - 2) / 5.0);
        assertThat(kept.notes()).singleElement().asString().startsWith("1 customers have step numbers");
        KpiValue lost = new Retention(FEBRUARY, january, null, true).over(shop());
        share(lost, 3, 5);
        assertThat(lost.low()).isEqualTo(1 - kept.high());
        assertThat(lost.high()).isEqualTo(1 - kept.low());
        assertThat(lost.textbook()).isEqualTo(1 - kept.textbook());
    }

    /** The base of a period of 28 days begins on 4 January; each visit of A counts at its own time. */
    @Test
    void activeMayBeAPatternAndTheBaseIsAsLongAsThePeriod() {
        JourneySet set = Fixture.journeys("A +10d > B +30d > A > B", "A +1d > B +2d > C", "A +10d > B");
        share(new Retention(FEBRUARY, null, "\"A\"", false).over(set), 1, 2);
        share(new Retention(FEBRUARY, null, "\"B\"", false).over(set), 0, 2);
        share(new Retention(FEBRUARY, null, "\"B\" \"A\" \"B\" $", false).over(set), 0, 0);
        KpiValue late = new Retention(span("2026-12-01", "2027-02-01"), null, null, false).over(shop());
        assertThat(late.value()).isNull();
        assertThat(late.notes()).anyMatch(note -> note.startsWith("The data end at 2027-01-01"));
    }

    /** Of four with an order one comes again at the same moment only, one after 10 days, one after 40; one came 5 days before the data end. */
    @Test
    void repeatPurchaseCountsThoseWhoWereObservedLongEnough() {
        JourneySet set = Fixture.journeys(
                "=> buy | => +0s buy",
                "=> buy | => +10d buy",
                "=> buy | => +40d buy",
                "A +360d => buy",
                "A",
                "#=> buy | => buy");
        share(new RepeatPurchase(null).over(set), 3, 5); // with the two of step numbers
        KpiValue month = new RepeatPurchase(Duration.ofDays(30)).over(set);
        share(month, 1, 3);
        assertThat(month.notes()).hasSize(2).anyMatch(note -> note.startsWith("1 customers are left out"));
        share(new RepeatPurchase(Duration.ofDays(40)).over(set), 2, 3);
        share(new RepeatPurchase(Duration.ofDays(40).minusSeconds(1)).over(set), 1, 3);
    }

    /** R = 60/4; Σ(v − R·n)² = (30 − 30)² + (20 − 15)² + (10 − 15)² = 50; t of 2 degrees of freedom 4.302653. */
    @Test
    void averageOrderValueTakesTheCustomerAsTheUnit() {
        KpiValue value = new AverageOrderValue()
                .over(Fixture.journeys("=> buy 10 | => buy 20", "=> buy 20", "A => buy 10", "A"));
        assertThat(value.value()).isEqualTo(15);
        assertThat(value.n()).isEqualTo(4);
        assertThat(value.customers()).isEqualTo(3);
        assertThat(value.high() - 15).isCloseTo(4.302652729749464 * Math.sqrt(1.5 * 50) / 4, within(1e-9));
        KpiValue each = new RevenuePerCustomer()
                .over(Fixture.journeys("=> buy 10 | => buy 20", "=> buy 20", "A => buy 10", "A"));
        assertThat(each.value()).isEqualTo(15);
        assertThat(each.n()).isEqualTo(4);
        assertThat(new AverageOrderValue()
                        .over(Fixture.journeys("=> buy 0", "=> buy 8"))
                        .notes())
                .containsExactly("1 conversions have no value and are not counted.");
    }

    /** One dear order among cheap ones: that the interval reaches below 0 is said, and whether a value does. */
    @Test
    void anIntervalBelowZeroIsExplained() {
        for (JourneyFormula formula : new JourneyFormula[] {new AverageOrderValue(), new RevenuePerCustomer()}) {
            KpiValue value = formula.over(Fixture.journeys("=> buy 1", "=> buy 1", "=> buy 1", "=> buy 90"));
            assertThat(value.low()).isNegative();
            assertThat(value.notes())
                    .containsExactly(
                            "The interval reaches below 0 and no value does: customers are few, or spend too differently.");
            assertThat(formula.over(Fixture.journeys("=> buy -5", "=> buy 1", "=> buy 1", "=> buy 90"))
                            .notes())
                    .containsExactly("1 values are below 0, so the interval may be, too.");
            assertThat(formula.over(Fixture.journeys("=> buy 8", "=> buy 9", "=> buy 10"))
                            .notes())
                    .isEmpty();
        }
    }

    /** Four ads: answered in another journey after a day, answered too late, not answered, too young to tell. */
    @Test
    void anExposureIsAnsweredInTimeOrNot() {
        JourneySet set = Fixture.journeys(
                "ad > A => buy | +1d shop > desk",
                "ad > A +3d > shop > desk",
                "ad > desk > shop",
                "A +364d > ad > shop");
        KpiValue one = new Engagement("\"ad\"", "\"shop\"", Duration.ofDays(2)).over(set);
        share(one, 2, 3);
        assertThat(one.notes()).containsExactly("1 exposures are too young to tell and are left out.");
        share(new Engagement("\"ad\"", "\"shop\" \"desk\"", Duration.ofDays(2)).over(set), 1, 3);
        share(new Engagement("\"ad\"", "\"shop\"", Duration.ofDays(4)).over(set), 3, 3);
    }

    @Test
    void anEmailIsAnsweredOnAnotherChannel() {
        JourneySet set = Fixture.of("mail > site", "mail > mail2 > site +2d", "mail > mail2", "mail > site +4d")
                .on("mail", "E-mail", null)
                .on("mail2", "email", null)
                .on("site", "web", null)
                .set();
        KpiValue value = new EmailResponse(EmailResponse.USUAL).over(set);
        share(value, 3, 6);
        assertThat(value.of()).contains("of any campaign, as none is named");
        assertThat(new EmailResponse(EmailResponse.USUAL)
                        .over(Fixture.journeys("A"))
                        .notes())
                .containsExactly("No interaction is on a channel named e-mail.");
    }

    @Test
    void patternsAreCountedByJourneyOrCustomer() {
        JourneySet set = Fixture.journeys("A > B => buy | A > C", "A > C | A", "C");
        share(new Milestone("\"A\" \"B\"").over(set), 1, 5);
        share(new PatternRatio("\"B\" | \"C\"", "\"A\"", false).over(set), 3, 4);
        share(new PatternRatio("\"B\"", "\"C\"", true).over(set), 1, 3);
        share(new PatternRatio("\"B\"", "\"C\"", false).over(set), 0, 3);
        share(new Conversion().over(set), 1, 5);
        assertThatThrownBy(() -> new Milestone("\"Z\"").over(set))
                .isInstanceOf(InvalidArgument.class)
                .hasMessageContaining("formula.milestone.matching");
    }

    /**
     * Seven contacts of the channels phone and chat: ann calls, writes two days later and calls 6 days after that; bob calls twice within a day, and once a month later; cee
     * writes once. Within 7 days ann's first two and bob's first are followed by another, on another channel only ann's. What follows may lie in another journey.
     */
    @Test
    void whoComesBackToSupportIsCountedByContact() {
        JourneySet set = Fixture.of(
                        "call > A +2d > chat | +6d call => buy",
                        "call > A +1d > call > A +30d > call",
                        "A > chat",
                        "A +364d > call")
                .on("call", "phone", null)
                .on("chat", "chat", null)
                .set();
        String support = "[channel=phone] | [channel=chat]";
        KpiValue again = new RepeatContact(support, Duration.ofDays(7), false).over(set);
        share(again, 3, 7);
        assertThat(again.customers()).isEqualTo(3);
        assertThat(again.notes()).containsExactly("1 exposures are too young to tell and are left out.");
        share(new RepeatContact(support, Duration.ofDays(7), true).over(set), 2, 7);
        share(new RepeatContact("\"call\"", Duration.ofDays(7), false).over(set), 1, 5);
    }

    /** What is told by span in one pass is what the journeys of each span tell alone. */
    @Test
    void spansAreCountedInOnePass() {
        String[] lines = new String[60];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = "A +" + i * 3 + "d > B => buy " + i + " | +" + (i % 7 * 9) + "d A => buy 5 | +40d A > B +"
                    + (i % 5) + "d > C";
        }
        JourneySet set = Fixture.journeys(lines);
        long[] begins = new long[10];
        Arrays.setAll(begins, i -> Times.micros(Instant.parse("2026-01-11T00:00:00Z")) + i * 30 * 86_400_000_000L);
        Spans spans = new Spans(begins[0] - 30 * 86_400_000_000L, begins);
        for (JourneyFormula formula : new JourneyFormula[] {
            new Conversion(),
            new AverageOrderValue(),
            new RevenuePerCustomer(),
            new Milestone("\"B\""),
            new PatternRatio("\"C\"", "\"B\"", false),
            new PatternRatio("\"C\"", "\"B\"", true),
            new TimeToComplete("A", "B")
        }) {
            List<KpiValue> each = formula.each(set, spans);
            for (int i = 0; i < 9; i++) {
                int span = i;
                JourneySet part = set.keep(block -> {
                    BitSet kept = new BitSet();
                    IntStream.range(0, block.journeys())
                            .filter(j -> block.start(j) >= begins[span] && block.start(j) < begins[span + 1])
                            .forEach(kept::set);
                    return kept;
                });
                assertThat(each.get(i)).as(formula.text()).isEqualTo(formula.over(part));
            }
        }
        List<KpiValue> kept = new Retention(FEBRUARY, null, null, false).each(set, spans);
        long back = 0;
        for (int i = 0; i < 9; i++) {
            TimeSpan period = new TimeSpan(instant(begins[i]), instant(begins[i + 1]));
            assertThat(kept.get(i)).isEqualTo(new Retention(period, null, null, false).over(set));
            back += kept.get(i).numerator();
        }
        assertThat(back).isPositive();
        for (JourneyFormula formula : new JourneyFormula[] {
            new RepeatPurchase(Duration.ofDays(60)), new Engagement("\"A\"", "\"C\"", Duration.ofDays(60))
        }) {
            Spans all = new Spans(0, new long[] {0, begins[2], begins[7], Long.MAX_VALUE});
            assertThat(formula.each(set, all).stream()
                            .mapToLong(KpiValue::numerator)
                            .sum())
                    .isEqualTo(formula.over(set).numerator())
                    .isPositive();
            assertThat(formula.each(set, all).stream().mapToLong(KpiValue::n).sum())
                    .isEqualTo(formula.over(set).n());
        }
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plusSeconds(micros / 1_000_000);
    }

    /** Of four who start, two arrive after 1 and 2 hours: the median is reached at 2 h; nobody tells an upper end. */
    @Test
    void timesAreCensored() {
        KpiValue value =
                new TimeToComplete("A", "B").over(Fixture.journeys("A +1m > A > B +1h", "A > C x2", "A > B +2h"));
        assertThat(value.value()).isEqualTo(2 * 3600);
        assertThat(value.n()).isEqualTo(4);
        assertThat(value.high()).isNull();
        assertThat(new TimeToComplete("A", "C")
                        .over(Fixture.journeys("A > B x3", "A > C"))
                        .value())
                .isNull();
    }

    @Test
    void whatOnlyCountsStepsHasNoTimes() {
        JourneySet steps = new JourneySet(
                Fixture.journeys("#A").scope(),
                Fixture.journeys("#A").steps(),
                Fixture.journeys("#A").catalogue(),
                Fixture.journeys("#A").blocks(),
                null);
        assertThatThrownBy(() -> new TimeToComplete(null, null).over(steps))
                .hasMessageContaining("only for data with times");
        assertThatThrownBy(() -> new Retention(FEBRUARY, null, null, false).over(steps))
                .isInstanceOf(InvalidArgument.class);
        assertThat(new RepeatPurchase(null).over(steps).n()).isZero();
    }

    /** In no journeys, every figure is an answer without a value. */
    @Test
    void nothingIsAnAnswer() {
        JourneySet nothing = Fixture.journeys("A").keep(block -> new java.util.BitSet());
        for (String text : new String[] {
            "{conversion: true}",
            "{averageOrderValue: true}",
            "{revenuePerCustomer: true}",
            "{repeatPurchase: {}}",
            "{timeBetween: {}}",
            "{milestone: {matching: \"\\\"A\\\"\"}}",
            "{emailResponse: {}}"
        }) {
            KpiValue value = ((JourneyFormula) FormulaText.read(text)).over(nothing);
            assertThat(value.value()).as(text).isNull();
            assertThat(value.n()).isZero();
            assertThat(value.against(new KpiTarget(1, Better.HIGHER)).status()).isEqualTo(KpiStatus.NONE);
        }
    }
}
