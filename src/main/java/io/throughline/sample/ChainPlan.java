package io.throughline.sample;

import java.util.Map;

/**
 * Turns the weights of a market's description into chains.
 *
 * <p>Formula: p(i, purchase) = min(buys(i)·factor, most − end(i)); other p(i, j) = (1 − end(i) − p(i, purchase)) · w(i, j)·favour(j) / Σ.
 */
final class ChainPlan {
    /** Even the keenest customer leaves this much room for other steps. */
    private static final double MAX_PROBABILITY = 0.95;

    private final MarketText text;

    ChainPlan(MarketText text) {
        this.text = text;
    }

    /** By persona, then by propensity. */
    Chain[][] chains() {
        return text.personas.stream()
                .map(persona -> text.propensities.stream()
                        .map(propensity -> chain(persona.id(), propensity.factor()))
                        .toArray(Chain[]::new))
                .toArray(Chain[][]::new);
    }

    private Chain chain(String persona, double factor) {
        int size = text.touchpoints.size();
        double[] start = new double[size];
        spread(text.start, persona, 1, start);
        double[][] rows = new double[size][size + 1];
        text.codes.forEach((id, code) -> {
            double end = text.endings.get(code);
            double buy = Math.min(text.buys.getOrDefault(id, 0.0) * factor, MAX_PROBABILITY - end);
            spread(text.next.getOrDefault(id, Map.of()), persona, 1 - end - buy, rows[code]);
            rows[code][text.code(text.conversion)] += buy;
            rows[code][size] = end;
        });
        return new Chain(start, rows);
    }

    private void spread(Map<String, Double> weights, String persona, double total, double[] row) {
        double sum = 0;
        for (Map.Entry<String, Double> weight : weights.entrySet()) {
            sum += weight.getValue() * favour(persona, weight.getKey());
        }
        for (Map.Entry<String, Double> weight : weights.entrySet()) {
            row[text.code(weight.getKey())] = total * weight.getValue() * favour(persona, weight.getKey()) / sum;
        }
    }

    private double favour(String persona, String touchpoint) {
        Map<String, Double> favours = text.favours.getOrDefault(persona, Map.of());
        String channel = text.touchpoints.get(text.code(touchpoint)).channel();
        double byChannel = channel == null ? 1 : favours.getOrDefault(channel, 1.0);
        return byChannel * favours.getOrDefault(touchpoint, 1.0);
    }
}
