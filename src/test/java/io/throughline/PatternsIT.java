package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Patterns over real files, against regular expressions over the same rows, each kind of row one letter. */
@EmptyService
class PatternsIT {
    @LocalServerPort
    private int port;

    private Answering service;

    @BeforeEach
    void ready() {
        service = new Answering(port).whenReady();
    }

    @Test
    void shopEvents() throws IOException {
        Letters letters = upload("online_shop_events", List.of("touchpoint"));
        equal(letters, "^ main ..{0,3} cart", "^{main}.{0,3}{cart}");
        equal(letters, "catalog{2,} !product2* delivery_choice", "{catalog}{2,}[^{product2}]*{delivery_choice}");
        equal(letters, "(product1 | product2) .. payment_done $", "({product1}|{product2}).*{payment_done}$");
        equal(letters, "^ !(cart | payment_done)* $", "^[^{cart}{payment_done}]*$");
        equal(letters, "^ (main | catalog)+ cart", "^[{main}{catalog}]+{cart}");
        equal(letters, "(catalog product2 .){3}", "({catalog}{product2}.){3}");
    }

    @Test
    void loanApplicationsWithAttributes() throws IOException {
        Letters letters = upload("loan_applications_2012", List.of("touchpoint", "lifecycle"));
        equal(letters, "^ A_SUBMITTED ..{0,9} A_ACCEPTED", "^{A_SUBMITTED }.{0,9}{A_ACCEPTED }");
        equal(letters, "[lifecycle=START] [lifecycle=START]", "[{ START}][{ START}]");
        equal(
                letters,
                "[lifecycle=START] ![lifecycle=COMPLETE]* A_CANCELLED",
                "[{ START}][^{ COMPLETE}]*{A_CANCELLED }");
        equal(letters, "^ [lifecycle!=START]* $", "^[^{ START}]*$");
    }

    private void equal(Letters letters, String pattern, String regex) {
        Pattern plain = Pattern.compile(letters.in(regex), Pattern.DOTALL);
        long expected =
                letters.journeys.stream().filter(j -> plain.matcher(j).find()).count();
        assertThat(expected).as(pattern).isBetween(1L, letters.journeys.size() - 1L);
        String query = "query($s: [String!], $m: String) { journeys(scope: {sources: $s, matching: $m})"
                + " { count checks { name holds } } }";
        JsonNode journeys = service.data(query, Map.of("s", List.of(letters.source), "m", pattern))
                .get("journeys");
        assertThat(journeys.get("count").asLong()).as(pattern).isEqualTo(expected);
        for (JsonNode check : journeys.get("checks")) {
            assertThat(check.get("holds").asBoolean()).as(check.toString()).isTrue();
        }
    }

    @Test
    void faultsComeWithTheirColumn() {
        JsonNode answer =
                new JsonMapper().readTree(service.ask("{ journeys(scope: { matching: \". .. )\" }) { count } }"));
        JsonNode extensions = answer.get("errors").get(0).get("extensions");
        assertThat(extensions.get("code").asString()).isEqualTo("BAD_REQUEST");
        assertThat(extensions.get("argument").asString()).isEqualTo("scope.matching");
        assertThat(extensions.get("allowed").asString()).contains("at column 6 found ')', expected a step");
    }

    private Letters upload(String source, List<String> kinds) throws IOException {
        Path folder = PlainRecount.sharedData();
        assumeTrue(folder != null, "real data is not at hand");
        Path file = folder.resolve(source + ".csv.gz");
        service.upload(source, file);
        return Letters.of(source, file, kinds);
    }

    /** The customers of a file as words of letters, a letter for each distinct text of the columns that tell rows apart. */
    private record Letters(String source, Map<String, Character> letters, List<String> journeys) {
        private record Row(long at, char letter) {}

        static Letters of(String source, Path file, List<String> kinds) throws IOException {
            Map<String, Character> letters = new TreeMap<>();
            Map<String, List<Row>> customers = new LinkedHashMap<>();
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                    new GZIPInputStream(new FileInputStream(file.toFile())), StandardCharsets.UTF_8))) {
                List<String> header = List.of(lines.readLine().split(",", -1));
                lines.lines().distinct().forEach(line -> {
                    String[] cells = line.split(",", -1);
                    String kind =
                            kinds.stream().map(k -> cells[header.indexOf(k)]).collect(Collectors.joining(" "));
                    char letter = letters.computeIfAbsent(kind, k -> (char) ('\u4e00' + letters.size()));
                    customers
                            .computeIfAbsent(cells[header.indexOf("customer_id")], c -> new ArrayList<>())
                            .add(new Row(micros(cells[header.indexOf("timestamp")]), letter));
                });
            }
            return new Letters(
                    source,
                    letters,
                    customers.values().stream().map(Letters::word).toList());
        }

        private static String word(List<Row> rows) {
            return rows.stream()
                    .sorted(Comparator.comparingLong(Row::at))
                    .map(row -> String.valueOf(row.letter))
                    .collect(Collectors.joining());
        }

        private static long micros(String text) {
            OffsetDateTime time = text.indexOf('+') > 0
                    ? OffsetDateTime.parse(text)
                    : LocalDateTime.parse(text).atOffset(ZoneOffset.UTC);
            return time.toEpochSecond() * 1_000_000 + time.getNano() / 1000;
        }

        /** Puts the letters of all kinds that begin or end so in place of the text in braces; one stands alone. */
        String in(String regex) {
            return Pattern.compile("\\{([^0-9}][^}]*)}")
                    .matcher(regex)
                    .replaceAll(found -> Stream.of(found.group(1))
                            .flatMap(this::letters)
                            .map(String::valueOf)
                            .collect(Collectors.joining()));
        }

        private Stream<Character> letters(String part) {
            List<Character> found = letters.entrySet().stream()
                    .filter(e -> part.startsWith(" ")
                            ? e.getKey().endsWith(part)
                            : part.endsWith(" ")
                                    ? e.getKey().startsWith(part)
                                    : e.getKey().equals(part))
                    .map(Map.Entry::getValue)
                    .toList();
            assertThat(found).as(part).isNotEmpty();
            return found.stream();
        }
    }
}
