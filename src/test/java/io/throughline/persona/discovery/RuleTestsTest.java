package io.throughline.persona.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.catalogue.Touchpoint;
import io.throughline.journey.Fixture;
import io.throughline.journey.HandColumns;
import io.throughline.journey.JourneySet;
import io.throughline.persona.discovery.Discovery.By;
import io.throughline.persona.discovery.Discovery.ProposedRule;
import io.throughline.persona.discovery.Discovery.Request;
import io.throughline.rule.CustomerRule;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a question or a proposed rule says is what the language of personas makes of its text. */
class RuleTestsTest {
    private static BitSet chosen(JourneySet set, String rule) {
        List<String> touchpoints =
                set.catalogue().touchpoints().stream().map(Touchpoint::id).toList();
        return CustomerRule.compile("rule", rule, set.columns(), touchpoints).choose(set);
    }

    private static BitSet ordinals(Customers customers, long[] passes) {
        BitSet bits = BitSet.valueOf(passes);
        BitSet ordinals = new BitSet();
        bits.stream().forEach(customer -> ordinals.set(PlantedMarket.ordinal(customers, customer)));
        return ordinals;
    }

    @Test
    void everyQuestionIsAnsweredAsItsTextSays() {
        TreeSet<String> families = new TreeSet<>();
        for (long seed = 0; seed < 80; seed++) {
            JourneySet set = SmallLogs.random(seed);
            Customers customers = Customers.of(set);
            for (RuleQuestion test : RuleQuestions.of(customers, customers.size())) {
                BitSet yes = ordinals(customers, test.passes());
                BitSet no = new BitSet();
                no.set(0, customers.size());
                no.andNot(yes);
                assertThat(chosen(set, test.yes()))
                        .as("%d %s", seed, test.yes())
                        .isEqualTo(yes);
                assertThat(chosen(set, test.no())).as("%d %s", seed, test.no()).isEqualTo(no);
                families.add(test.subject().replaceAll("[(\"].*", ""));
            }
        }
        assertThat(families)
                .containsExactly(
                        "conversions", "count", "daysActive", "interactions", "traits.age", "traits[", "value");
    }

    @Test
    void firstChannelsAreThoseOfTheFirstRow() {
        JourneySet set = Fixture.of("mail > shop x3", "shop > mail x2", "other")
                .on("mail", "e-mail", null)
                .on("shop", "store", null)
                .set();
        Customers customers = Customers.of(set);
        List<RuleQuestion> channels = RuleQuestions.of(customers, customers.size()).stream()
                .filter(test -> test.yes().startsWith("firstChannel"))
                .toList();
        assertThat(channels)
                .extracting(RuleQuestion::yes)
                .containsExactly("firstChannel() == \"e-mail\"", "firstChannel() == \"store\"");
        for (RuleQuestion test : channels) {
            assertThat(chosen(set, test.yes())).isEqualTo(ordinals(customers, test.passes()));
            assertThat(chosen(set, test.no()).cardinality())
                    .isEqualTo(customers.size() - CustomerBits.count(test.passes()));
        }
    }

    /** Precision and recall counted again from the compiled text, over the customers that were held out. */
    @Test
    void proposedRulesAreAsPreciseAsTheySay() {
        PlantedMarket market = PlantedMarket.of(4_000, 3);
        JourneySet set = SmallLogs.withValues(market.set());
        JourneySet whole = HandColumns.put(set, sameColumns(market.set(), set));
        Request request = new Request(3, By.BEHAVIOUR, 1);
        Customers customers = Customers.of(whole);
        int[] labels = Grouping.of(customers, request).labels();
        Discovery found = Discoveries.of(whole, request);
        for (int group = 0; group < 3; group++) {
            ProposedRule rule = found.clusters().get(group).rule();
            BitSet fits = chosen(whole, rule.rule());
            int wanted = group;
            int[] held =
                    IntStream.range(0, labels.length).filter(customers::heldOut).toArray();
            long members = IntStream.of(held).filter(c -> labels[c] == wanted).count();
            int[] fitting = IntStream.of(held)
                    .filter(c -> fits.get(PlantedMarket.ordinal(customers, c)))
                    .toArray();
            long right = IntStream.of(fitting).filter(c -> labels[c] == wanted).count();
            assertThat(held).hasSizeBetween(1_200, 1_470);
            assertThat(rule.precision()).isEqualTo((double) right / fitting.length);
            assertThat(rule.recall()).isEqualTo((double) right / members).isGreaterThan(0.7);
        }
    }

    /** Columns by slot of other timelines of the same customers. */
    private static HandColumns sameColumns(JourneySet before, JourneySet set) {
        HandColumns columns = HandColumns.of(set);
        for (String name : before.columns().traitNames()) {
            var column = before.columns().trait(name);
            int[] codes = before.blocks().stream()
                    .flatMapToInt(block -> IntStream.of(column.codes(block.timelines())))
                    .toArray();
            columns.trait(name, slot -> column.values().text(codes[slot]));
        }
        return columns;
    }

    @Test
    void textsAreWrittenSoThatTheyAreReadBack() {
        assertThat(CelText.trait("age")).isEqualTo("traits.age");
        assertThat(CelText.trait("in")).isEqualTo("traits[\"in\"]");
        assertThat(CelText.trait("a \"b\"\\")).isEqualTo("traits[\"a \\\"b\\\"\\\\\"]");
        assertThat(CelText.quoted("a\nb")).isEqualTo("\"a\\u000ab\"");
        assertThat(CelText.number(35)).isEqualTo("35");
        assertThat(CelText.number(-0.25)).isEqualTo("-0.25");
        assertThat(CelText.number(1e20)).isEqualTo("1.0E20");
        JourneySet plain = Fixture.journeys("A", "A", "A");
        String[] values = {"+5", "1e20", "-3.50"};
        JourneySet set = HandColumns.put(plain, HandColumns.of(plain).trait("x", slot -> values[slot]));
        Customers customers = Customers.of(set);
        List<RuleQuestion> tests = RuleQuestions.of(customers, 3);
        assertThat(tests).extracting(RuleQuestion::yes).containsExactly("traits.x >= 5", "traits.x >= 1.0E20");
        for (RuleQuestion test : tests) {
            assertThat(chosen(set, test.yes())).isEqualTo(ordinals(customers, test.passes()));
        }
    }
}
