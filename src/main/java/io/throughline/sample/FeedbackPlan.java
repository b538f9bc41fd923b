package io.throughline.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What customers of the market say, as it is planted. */
final class FeedbackPlan {
    private static final String FROM = "from=";

    /** Sentences that low answers have at a touchpoint. */
    record Theme(double share, String sentence) {}

    /**
     * How a touchpoint is judged.
     *
     * @param kind nps, csat or ces
     * @param persona whose judgement it is; null: everyone's
     * @param from second since {@link RetailMarket#FROM} from which on
     */
    record Judgement(String kind, @Nullable String persona, long from, Weights shares) {
        boolean isEffort() {
            return kind.equals("ces");
        }
    }

    private final Map<String, Double> chances = new LinkedHashMap<>();
    private final Map<String, List<Judgement>> judgements = new LinkedHashMap<>();
    private final Map<String, List<String>> sentences = new LinkedHashMap<>();
    private final Map<String, List<Theme>> themes = new LinkedHashMap<>();
    private double chance;
    private double named;
    private double texts;
    private double german;

    private FeedbackPlan() {}

    static FeedbackPlan load() {
        FeedbackPlan plan = new FeedbackPlan();
        InputStream in = Objects.requireNonNull(FeedbackPlan.class.getResourceAsStream("/sample/feedback.txt"));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> plan.read(line.trim().split("\\s+")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return plan;
    }

    private void read(String[] w) {
        switch (w[0]) {
            case "chance" -> readChance(w);
            case "named" -> named = Double.parseDouble(w[1]);
            case "texts" -> texts = Double.parseDouble(w[1]);
            case "german" -> german = Double.parseDouble(w[1]);
            case "nps", "csat", "ces" -> judge(w);
            case "text" ->
                sentences
                        .computeIfAbsent(w[1], k -> new ArrayList<>())
                        .add(String.join(" ", List.of(w).subList(2, w.length)));
            case "theme" ->
                themes.computeIfAbsent(w[1], k -> new ArrayList<>())
                        .add(new Theme(
                                Double.parseDouble(w[2]),
                                String.join(" ", List.of(w).subList(3, w.length))));
            default -> throw new IllegalStateException("feedback line " + w[0]);
        }
    }

    private void readChance(String[] w) {
        if (w.length == 2) {
            chance = Double.parseDouble(w[1]);
        } else {
            chances.put(w[1], Double.parseDouble(w[2]));
        }
    }

    private void judge(String[] w) {
        String[] place = w[1].split("@");
        String last = w[w.length - 1];
        boolean later = last.startsWith(FROM);
        List<Double> shares = Stream.of(w)
                .skip(2)
                .filter(x -> !x.startsWith(FROM))
                .map(Double::valueOf)
                .toList();
        List<String> names = w[0].equals("nps")
                ? List.of("promoter", "passive", "detractor")
                : IntStream.rangeClosed(1, shares.size())
                        .mapToObj(Integer::toString)
                        .toList();
        long from = later
                ? LocalDate.parse(last.substring(FROM.length())).toEpochSecond(LocalTime.MIN, ZoneOffset.UTC)
                        - RetailMarket.FROM.getEpochSecond()
                : 0;
        judgements
                .computeIfAbsent(place[0], k -> new ArrayList<>())
                .add(new Judgement(w[0], place.length > 1 ? place[1] : null, from, new Weights(names, shares)));
    }

    /** Judgements by touchpoint; of several that fit the last counts. */
    Map<String, List<Judgement>> judgements() {
        return Collections.unmodifiableMap(judgements);
    }

    /** How a persona judges a touchpoint at a moment; null where nobody is asked. */
    @Nullable
    Judgement find(String touchpoint, String persona, long second) {
        return find(touchpoint, persona, second, false);
    }

    /** How easy a persona finds a touchpoint at a moment; null where nobody is asked. */
    @Nullable
    Judgement findEffort(String touchpoint, String persona, long second) {
        return find(touchpoint, persona, second, true);
    }

    private @Nullable Judgement find(String touchpoint, String persona, long second, boolean effort) {
        Judgement found = null;
        for (Judgement one : judgements.getOrDefault(touchpoint, List.of())) {
            boolean fits = one.isEffort() == effort
                    && second >= one.from
                    && (one.persona == null || one.persona.equals(persona));
            found = fits ? one : found;
        }
        return found;
    }

    double chance(String touchpoint) {
        return chances.getOrDefault(touchpoint, chance);
    }

    double named() {
        return named;
    }

    double texts() {
        return texts;
    }

    double german() {
        return german;
    }

    List<String> sentences(String of) {
        return sentences.getOrDefault(of, List.of());
    }

    List<Theme> themes(String touchpoint) {
        return themes.getOrDefault(touchpoint, List.of());
    }
}
