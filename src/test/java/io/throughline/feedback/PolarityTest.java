package io.throughline.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.throughline.journey.FeedbackKind;
import io.throughline.journey.FeedbackRow;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What texts say by themselves. */
class PolarityTest {
    private static final PolarityList LIST = PolarityList.read();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I love this shop, great service!",
                "Not bad at all.",
                "It was slow, but the result is wonderful.",
                "Very helpful and friendly :)",
                "No problems, easy and quick: thank you"
            })
    void goodWords(String text) {
        assertThat(LIST.score(text)).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Terrible, I hate waiting",
                "I am not happy with it",
                "Looks nice, but it broke and support was awful",
                "I can't recommend this, worst experience",
                "didn't like it"
            })
    void badWords(String text) {
        assertThat(LIST.score(text)).isNegative();
    }

    @Test
    void addressesAndNamesSayNothing() {
        assertThat(LIST.score("@loveshop https://best.example.com/great arrived on monday"))
                .isZero();
        assertThat(LIST.score("")).isZero();
        assertThat(LIST.score("very good")).isGreaterThan(LIST.score("good"));
        assertThat(LIST.score("slightly good")).isLessThan(LIST.score("good"));
        // 1.9 alone: 1.9 / √(1.9² + 15).
        assertThat(LIST.score("good")).isEqualTo(1.9 / Math.sqrt(1.9 * 1.9 + 15));
    }

    @Test
    void languagesAreTold() {
        Languages languages = Languages.read();
        assertThat(languages.detect("The parcel arrived two days late and nobody answered my calls about it."))
                .isEqualTo("en");
        assertThat(languages.detect("Das Paket kam zwei Tage zu spät und niemand hat auf meine Anrufe geantwortet."))
                .isEqualTo("de");
        assertThat(languages.detect("O produto chegou antes do prazo e a loja respondeu todas as minhas perguntas."))
                .isEqualTo("pt");
        assertThat(languages.detect("4711")).isNull();
        assertThat(languages.detect("质量非常差，再也不会买了")).isEqualTo("zh");
        assertThat(languages.detect("この店は最悪でした")).isEqualTo("ja");
        assertThat(languages.detect("The parcel arrived two days late and nobody answered my calls ¯\\_(ツ)_/¯"))
                .isEqualTo("en");
    }

    /** A text in another script than its import's language has no level, whatever the others are in; one too short to tell, and one of signs, is of that language. */
    @Test
    void aTextInAnotherScriptIsNotOfTheImportsLanguage() {
        List<FeedbackRow> rows = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            rows.add(row(
                    "c" + i, Double.NaN, "The parcel arrived late and nobody answered my calls about it.", null, i));
        }
        String[] others = {"质量非常差", "この店は最悪でした", "மிகவும் மோசமான சேவை", "ძალიან ცუდი მომსახურება", "so bad", ":("};
        for (String other : others) {
            rows.add(row(other, Double.NaN, other, null, 100 + rows.size()));
        }
        FeedbackIndex index =
                new FeedbackIndex(new MemoryFeedback(id -> id.charAt(0) == 'c' ? rows.size() : id.hashCode() & 0xffff)
                        .add("mixed", rows));
        FeedbackItems items = index.items(1);
        Map<String, Double> levels = new TreeMap<>();
        for (int item = 0; item < items.size(); item++) {
            int place = (int) items.at(item);
            if (place >= 100) {
                levels.put(rows.get(place - 100).text(), Levels.of(items, item, false));
            }
        }
        for (String other : List.of(others).subList(0, 4)) {
            assertThat(levels.get(other)).as(other).isNaN();
        }
        assertThat(levels.get("so bad")).isNegative();
        assertThat(levels.get(":(")).isNegative();
    }

    /** A language made up here, whose words only scores explain; too few rated texts teach nothing. */
    @Test
    void ratedTextsTeachALanguage() {
        Random chance = new Random(3);
        List<FeedbackRow> rows = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            boolean good = chance.nextDouble() < 0.7;
            String told = (good ? "blimo farga" : "droxa") + " w" + chance.nextInt(50) + " w" + chance.nextInt(50);
            rows.add(row("c" + i, good ? 5 : 1, told, "xx", i));
        }
        rows.add(row("new", Double.NaN, "blimo w3", "xx", 1000));
        rows.add(row("new", Double.NaN, "droxa w3", "xx", 1001));
        rows.add(row("new", Double.NaN, "what is this", "yy", 1002));
        MemoryFeedback source = new MemoryFeedback(String::hashCode).add("survey", rows);
        Polarity polarity = Polarity.learn(new KeptVoices(source), source.listImports(), WordLists.NONE);
        assertThat(polarity.way("xx")).isEqualTo(PolarityWay.LEARNT);
        assertThat(polarity.source("xx").accuracy()).isGreaterThan(0.95);
        assertThat(polarity.source("xx").ratedTexts()).isEqualTo(400);
        assertThat(polarity.score("blimo w3", "xx")).isPositive();
        assertThat(polarity.score("droxa w3", "xx")).isNegative();
        assertThat(polarity.way("yy")).isEqualTo(PolarityWay.NONE);
        assertThat(polarity.score("what is this", "yy")).isNaN();
        assertThat(polarity.way("en")).isEqualTo(PolarityWay.LIST);
        MemoryFeedback few = new MemoryFeedback(String::hashCode).add("survey", rows.subList(0, 299));
        Polarity poor = Polarity.learn(new KeptVoices(few), few.listImports(), WordLists.NONE);
        assertThat(poor.way("xx")).isEqualTo(PolarityWay.NONE);
        assertThat(poor.source("xx").accuracy()).isNull();
    }

    /** Scores that chance has given teach nothing that holds for other customers. */
    @Test
    void nothingIsLearntFromNoise() {
        Random chance = new Random(5);
        List<FeedbackRow> rows = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            rows.add(row(
                    "c" + i,
                    chance.nextBoolean() ? 5 : 1,
                    "w" + chance.nextInt(30) + " w" + chance.nextInt(30),
                    "xx",
                    i));
        }
        MemoryFeedback source = new MemoryFeedback(String::hashCode).add("survey", rows);
        Polarity polarity = Polarity.learn(new KeptVoices(source), source.listImports(), WordLists.NONE);
        assertThat(polarity.source("xx").accuracy()).isBetween(0.4, 0.6);
        assertThat(polarity.way("xx")).isEqualTo(PolarityWay.NONE);
    }

    @Test
    void portugueseReviewsAreLearnt() throws IOException {
        Path file = shared("marketplace_reviews.csv.gz");
        List<FeedbackRow> rows = new ArrayList<>();
        for (List<String> cells : cells(file)) {
            rows.add(row(cells.get(1), Double.parseDouble(cells.get(8)), cells.get(10), "pt", rows.size()));
        }
        MemoryFeedback source = new MemoryFeedback(String::hashCode).add("reviews", rows);
        PolaritySource learnt = Polarity.learn(new KeptVoices(source), source.listImports(), WordLists.NONE)
                .source("pt");
        assertThat(learnt.way()).isEqualTo(PolarityWay.LEARNT);
        assertThat(learnt.accuracy()).isGreaterThanOrEqualTo(0.80);
    }

    /** Sentences that the scorer was not made with: of good, neutral and bad ones the mean share that is told right. */
    @Test
    void englishSentencesOfThreeClassesAreTold() throws IOException {
        Map<String, int[]> classes = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("src/test/resources/polarity/sentences.txt"))) {
            if (!line.startsWith("#")) {
                String[] cells = line.split("\t");
                double found = LIST.score(cells[1]);
                String told = found == 0 ? "middle" : found > 0 ? "good" : "low";
                int[] counts = classes.computeIfAbsent(cells[0], c -> new int[2]);
                counts[0]++;
                counts[1] += told.equals(cells[0]) ? 1 : 0;
            }
        }
        assertThat(classes).containsOnlyKeys("good", "middle", "low");
        double balanced = classes.values().stream()
                .mapToDouble(counts -> counts[1] / (double) counts[0])
                .average()
                .orElseThrow();
        assertThat(balanced).isGreaterThanOrEqualTo(0.69);
    }

    @Test
    void englishPostsAreScored() throws IOException {
        List<FeedbackRow> rows = new ArrayList<>();
        double[] right = new double[2];
        double[] all = new double[2];
        for (List<String> cells : cells(shared("airline_social.csv.gz"))) {
            String label = cells.get(5);
            if (!label.equals("neutral")) {
                int side = label.equals("positive") ? 0 : 1;
                double found = LIST.score(cells.get(6));
                all[side]++;
                right[side] += side == 0 ? found > 0 ? 1 : 0 : found < 0 ? 1 : 0;
                rows.add(row(cells.get(1), side == 0 ? 5 : 1, cells.get(6), "en", rows.size()));
            }
        }
        double list = (right[0] / all[0] + right[1] / all[1]) / 2;
        assertThat(list).isGreaterThanOrEqualTo(0.67);
        MemoryFeedback source = new MemoryFeedback(String::hashCode).add("posts", rows);
        PolaritySource learnt = Polarity.learn(new KeptVoices(source), source.listImports(), WordLists.NONE)
                .source("en");
        assertThat(learnt.way()).isEqualTo(PolarityWay.BOTH);
        assertThat(learnt.accuracy()).isGreaterThanOrEqualTo(0.80);
    }

    private static FeedbackRow row(String customer, double score, String text, String language, int at) {
        boolean scored = !Double.isNaN(score);
        return new FeedbackRow(
                customer,
                at,
                FeedbackRow.NEVER,
                null,
                null,
                scored ? FeedbackKind.CSAT : FeedbackKind.TEXT,
                score,
                scored ? 1 : Double.NaN,
                scored ? 5 : Double.NaN,
                text.isEmpty() ? null : text,
                language,
                null,
                Map.of());
    }

    private static Path shared(String name) {
        Path folder = Path.of(System.getProperty("throughline.shared", "../shared"), "data", "feedback");
        assumeTrue(Files.isDirectory(folder), "real data is not at hand");
        return folder.resolve(name);
    }

    /** Rows of a file by cell, quoted ones too. */
    private static List<List<String>> cells(Path file) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            List<String> row = new ArrayList<>();
            StringBuilder cell = new StringBuilder();
            boolean quoted = false;
            for (int c = in.read(); c >= 0; c = in.read()) {
                if (c == '"') {
                    quoted = !quoted;
                } else if (!quoted && (c == ',' || c == '\n')) {
                    row.add(cell.toString());
                    cell.setLength(0);
                    if (c == '\n') {
                        rows.add(row);
                        row = new ArrayList<>();
                    }
                } else {
                    cell.append((char) c);
                }
            }
        }
        return rows.subList(1, rows.size());
    }
}
