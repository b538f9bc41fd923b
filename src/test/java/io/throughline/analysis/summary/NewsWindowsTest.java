package io.throughline.analysis.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.throughline.journey.SharedLog;
import io.throughline.path.variant.Paths;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows of real sessions on a news site, against a plain count of the same rows. */
class NewsWindowsTest {
    private static final String FILE = "news_site_sessions.csv.gz";

    private record Counted(long journeys, long occurrences) {
        Counted plus(Counted other) {
            return new Counted(journeys + other.journeys, occurrences + other.occurrences);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void theFiftyMostCommonWindowsAreThoseOfAPlainCount(int length) throws IOException {
        assumeTrue(Files.exists(SharedLog.file(FILE)), "real data is not at hand");
        Map<String, List<String>> customers = SharedLog.read(SharedLog.file(FILE));
        Map<List<String>, Counted> plain = new HashMap<>();
        for (List<String> pages : customers.values()) {
            Set<List<String>> seen = new HashSet<>();
            for (int i = 0; i + length <= pages.size(); i++) {
                List<String> window = List.copyOf(pages.subList(i, i + length));
                plain.merge(window, new Counted(seen.add(window) ? 1 : 0, 1), Counted::plus);
            }
        }
        EvaluatedJourneys journeys =
                new EvaluatedJourneys(SharedLog.journeys(customers, ""), ids -> new String[ids.length]);
        Paths found =
                journeys.paths().page(new Paths.Request(50, null, Paths.Span.WINDOW, length, Paths.Order.COUNT, 1));
        List<String> expected = plain.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<List<String>, Counted> e) -> -e.getValue().journeys)
                        .thenComparing(e -> e.getKey().toArray(String[]::new), java.util.Arrays::compare))
                .limit(50)
                .map(e -> e.getKey() + " " + e.getValue().journeys + " " + e.getValue().occurrences)
                .toList();
        assertThat(found.totalCount()).isEqualTo(plain.size());
        assertThat(found.entries())
                .extracting(e -> e.path().steps() + " " + e.path().count() + " "
                        + e.path().occurrences())
                .containsExactlyElementsOf(expected);
        assertThat(found.entries().get(0).path().shareOfAll().denominator()).isEqualTo(customers.size());
    }
}
