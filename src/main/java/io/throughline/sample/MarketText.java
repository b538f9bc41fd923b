package io.throughline.sample;

import io.throughline.catalogue.ChannelKind;
import io.throughline.catalogue.Touchpoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The lines of a market's description, sorted by what they describe. */
final class MarketText {
    final Map<String, ChannelKind> channels = new LinkedHashMap<>();
    final Map<String, Integer> stages = new LinkedHashMap<>();
    final List<Touchpoint> touchpoints = new ArrayList<>();
    final Map<String, Integer> codes = new LinkedHashMap<>();
    final List<Double> endings = new ArrayList<>();
    final List<Pace> paces = new ArrayList<>();
    final Map<String, Map<String, Double>> next = new LinkedHashMap<>();
    final Map<String, Double> buys = new LinkedHashMap<>();
    final Map<String, Double> start = new LinkedHashMap<>();
    final List<Propensity> propensities = new ArrayList<>();
    final List<MarketPersona> personas = new ArrayList<>();
    final Map<String, Map<String, Double>> favours = new LinkedHashMap<>();
    final List<Campaign> campaigns = new ArrayList<>();
    final Map<String, Double> cities = new LinkedHashMap<>();
    final List<List<String>> loops = new ArrayList<>();
    final List<String> silences = new ArrayList<>();
    String conversion = "";
    String bottleneck = "";

    private final Map<String, Pace> namedPaces = new LinkedHashMap<>();
    private final Map<String, String[]> personaLines = new LinkedHashMap<>();

    static MarketText load(String resource) {
        MarketText text = new MarketText();
        try (InputStream in = MarketText.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not on the class path; build the project again");
            }
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> text.read(line.trim().split("\\s+")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text;
    }

    private void read(String[] w) {
        switch (w[0]) {
            case "channel" -> channels.put(w[1], ChannelKind.valueOf(w[2]));
            case "stage" -> stages.put(w[1], stages.size() + 1);
            case "pace" -> namedPaces.put(w[1], new Pace(w[1], Integer.parseInt(w[2]), Integer.parseInt(w[3])));
            case "touchpoint" -> touchpoint(w);
            case "conversion" -> convert(w[1]);
            case "start" -> start.putAll(pairs(w, 1));
            case "next" -> next.put(w[1], pairs(w, 2));
            case "buys" -> buys.put(w[1], Double.valueOf(w[2]));
            case "propensity" -> propensities.add(new Propensity(w[1], number(w[2]), number(w[3])));
            case "persona" -> personaLines.put(w[1], w);
            case "favour" -> favours.put(w[1], pairs(w, 2));
            case "occupation" -> personas.add(persona(known(personaLines, w[1]), pairs(w, 2)));
            case "city" -> cities.putAll(pairs(w, 1));
            case "campaign" -> campaigns.add(new Campaign(w[1], code(w[2]), number(w[3])));
            case "bottleneck" -> bottleneck = w[1];
            case "loop" -> loops.add(List.of(w[1], w[2]));
            case "silence" -> silences.add(w[1]);
            default -> throw new IllegalStateException("market line begins with " + w[0]);
        }
    }

    private void touchpoint(String[] w) {
        int code = touchpoints.size();
        String name = String.join(" ", List.of(w).subList(6, w.length));
        codes.put(w[1], code);
        touchpoints.add(new Touchpoint(
                code, w[1], name, w[2], channels.get(w[2]), w[3], stages.getOrDefault(w[3], 0), null, false));
        endings.add(Double.valueOf(w[4]));
        paces.add(known(namedPaces, w[5]));
    }

    private void convert(String id) {
        conversion = id;
        Touchpoint t = touchpoints.get(code(id));
        touchpoints.set(
                t.code(),
                new Touchpoint(
                        t.code(), t.id(), t.name(), t.channel(), t.kind(), t.stage(), t.stageOrder(), t.owner(), true));
    }

    private static MarketPersona persona(String[] w, Map<String, Double> occupations) {
        String name = String.join(" ", List.of(w).subList(8, w.length));
        return new MarketPersona(
                w[1],
                name,
                number(w[2]),
                Integer.parseInt(w[3]),
                Integer.parseInt(w[4]),
                Integer.parseInt(w[5]),
                Integer.parseInt(w[6]),
                Integer.parseInt(w[7]),
                weights(occupations));
    }

    static Weights weights(Map<String, Double> byName) {
        return Weights.of(List.copyOf(byName.keySet()), List.copyOf(byName.values()));
    }

    int code(String touchpoint) {
        return known(codes, touchpoint);
    }

    private static <T> T known(Map<String, T> map, String name) {
        T value = map.get(name);
        if (value == null) {
            throw new IllegalStateException("market line names " + name + " before describing it");
        }
        return value;
    }

    private static Map<String, Double> pairs(String[] w, int from) {
        Map<String, Double> pairs = new LinkedHashMap<>();
        for (int i = from; i < w.length; i += 2) {
            pairs.put(w[i], Double.valueOf(w[i + 1]));
        }
        return pairs;
    }

    private static double number(String text) {
        return Double.parseDouble(text);
    }
}
