package io.throughline.sample;

import io.throughline.catalogue.Touchpoint;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes as JSON what a generated log hides: chains, propensities, planted facts, costs, and the persona of each customer.
 *
 * <p>Chains are those of factor 1; the rule for other factors stands beside them. Chances have 12 decimals.
 */
public final class TruthWriter {
    private final MarketGenerator generator;
    private final RetailMarket market;

    public TruthWriter(MarketGenerator generator) {
        this.generator = generator;
        market = generator.market();
    }

    /** Draws the customers again, in their order. The stream is flushed and left open. */
    public void write(OutputStream out) throws IOException {
        Writer json = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        json.write("{\n\"market\": " + quoted(RetailMarket.SOURCE) + ",\n\"seed\": " + generator.seed() + ",\n");
        json.write("\"conversion\": " + quoted(id(market.conversion())) + ",\n");
        json.write("\"planted\": " + planted() + ",\n");
        json.write("\"campaigns\": " + campaigns() + ",\n");
        json.write("\"purchaseRule\": "
                + quoted(
                        "A purchase follows with the chance in buys times the propensity's factor"
                                + " (at most 0.95 together with ENDED); the chance to end stays, the other transitions share the rest in proportion.")
                + ",\n");
        json.write("\"buys\": " + buys() + ",\n");
        json.write("\"propensities\": " + propensities() + ",\n");
        json.write("\"personas\": [\n" + personas() + "\n],\n");
        json.write("\"feedback\": " + feedback() + ",\n");
        answers(json);
        json.write("\"customerColumns\": [\"persona\", \"propensity\"],\n\"customers\": {");
        customers(json);
        json.write("\n}\n}\n");
        json.flush();
    }

    /** How each touchpoint is judged, by whom and from when on; of several that fit the last counts. */
    private String feedback() {
        return new MarketFeedback(generator)
                .plan().judgements().entrySet().stream()
                        .map(one -> quoted(one.getKey()) + ": " + list(one.getValue(), this::judgement))
                        .collect(Collectors.joining(", ", "{", "}"));
    }

    private String judgement(FeedbackPlan.Judgement one) {
        String persona = one.persona() == null ? "null" : quoted(one.persona());
        return "{\"kind\": " + quoted(one.kind()) + ", \"persona\": " + persona + ", \"from\": "
                + quoted(RetailMarket.FROM.plusSeconds(one.from()).toString()) + ", \"shares\": "
                + list(one.shares().shares(), TruthWriter::number) + "}";
    }

    /** The touchpoint that each answer is about, by key. */
    private void answers(Writer json) throws IOException {
        json.write("\"answers\": {");
        MarketFeedback feedback = new MarketFeedback(generator);
        String[] before = {"\n"};
        MarketGenerator.Visitor<IOException> lines = (who, what) -> {
            StringBuilder all = new StringBuilder();
            feedback.draw(who, what, drawn -> {
                all.append(before[0])
                        .append(quoted(String.valueOf(drawn.row().key())))
                        .append(": ");
                all.append(quoted(drawn.touchpoint()));
                before[0] = ",\n";
            });
            json.write(all.toString());
        };
        generator.forEach(lines);
        json.write("\n},\n");
    }

    private void customers(Writer json) throws IOException {
        boolean[] first = {true};
        MarketGenerator.Visitor<IOException> line = (who, what) -> {
            json.write(first[0] ? "\n" : ",\n");
            first[0] = false;
            json.write(quoted(who.id()) + ": ["
                    + quoted(market.personas().get(who.persona()).id()) + ", "
                    + quoted(market.propensities().get(who.propensity()).id()) + "]");
        };
        generator.forEach(line);
    }

    private String planted() {
        Planted planted = market.planted();
        return "{\"bottleneck\": " + quoted(planted.bottleneck()) + ", \"loops\": "
                + list(planted.loops(), pair -> list(pair, TruthWriter::quoted)) + ", \"silences\": "
                + list(planted.silences(), TruthWriter::quoted) + "}";
    }

    private String campaigns() {
        return list(
                market.campaigns(),
                c -> "{\"id\": " + quoted(c.id()) + ", \"touchpoint\": " + quoted(id(c.touchpoint())) + ", \"cost\": "
                        + number(c.cost()) + "}");
    }

    private String buys() {
        return market.touchpoints().stream()
                .filter(t -> market.buys().containsKey(t.id()))
                .map(t -> quoted(t.id()) + ": " + number(market.buys().getOrDefault(t.id(), 0.0)))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private String propensities() {
        return list(
                market.propensities(),
                p -> "{\"id\": " + quoted(p.id()) + ", \"share\": " + number(p.share()) + ", \"factor\": "
                        + number(p.factor()) + "}");
    }

    private String personas() {
        return IntStream.range(0, market.personas().size())
                .mapToObj(this::persona)
                .collect(Collectors.joining(",\n"));
    }

    private String persona(int place) {
        MarketPersona persona = market.personas().get(place);
        Chain chain = market.chain(place, neutral());
        String rows = market.touchpoints().stream()
                .map(from -> quoted(from.id()) + ": "
                        + row(
                                to -> chain.probability(from.code(), to),
                                Stream.of("\"ENDED\": " + number(chain.ending(from.code())))))
                .collect(Collectors.joining(",\n  "));
        return "{\"id\": " + quoted(persona.id()) + ", \"name\": " + quoted(persona.name()) + ", \"share\": "
                + number(persona.share()) + ",\n \"start\": " + row(chain::start, Stream.empty())
                + ",\n \"transitions\": {\n  " + rows + "}}";
    }

    /** The propensity whose chains are the plain ones. */
    private int neutral() {
        return IntStream.range(0, market.propensities().size())
                .filter(i -> market.propensities().get(i).factor() == 1)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the market needs a propensity of factor 1"));
    }

    private String row(Function<Integer, Double> chance, Stream<String> more) {
        Stream<String> cells = market.touchpoints().stream()
                .map(Touchpoint::code)
                .filter(to -> chance.apply(to) > 0)
                .map(to -> quoted(id(to)) + ": " + number(chance.apply(to)));
        return Stream.concat(cells, more).collect(Collectors.joining(", ", "{", "}"));
    }

    private String id(int touchpoint) {
        return market.touchpoints().get(touchpoint).id();
    }

    private static <T> String list(List<T> items, Function<T, String> text) {
        return items.stream().map(text).collect(Collectors.joining(", ", "[", "]"));
    }

    /** By decimal arithmetic, so that every Java version prints the same digits. */
    private static String number(double value) {
        BigDecimal rounded = new BigDecimal(value).setScale(12, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** Names of the market hold neither quotes nor control characters. */
    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
