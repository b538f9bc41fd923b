package io.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static final Pattern VALUE = Pattern.compile("@Value\\(\\s*\"\\$\\{(throughline\\.[a-z.-]+)");
    private static final Pattern RECORD = Pattern.compile(
            "@ConfigurationProperties\\(\"(throughline[a-z.]*)\"\\)\\s*record \\w+\\((.*?)\\) \\{", Pattern.DOTALL);
    private static final Pattern COMPONENT = Pattern.compile("(\\w+)(?=,\\s|$)");

    /** A setting that is read but not in the list would be refused; one in the list that nobody reads would be ignored. */
    @Test
    void theListHoldsWhatTheSourceReads() throws IOException {
        Set<String> read = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .map(SettingsTest::text)
                    .forEach(text -> {
                        VALUE.matcher(text)
                                .results()
                                .map(found -> found.group(1))
                                .forEach(read::add);
                        RECORD.matcher(text)
                                .results()
                                .flatMap(SettingsTest::components)
                                .forEach(read::add);
                    });
        }
        assertThat(read).containsExactlyInAnyOrderElementsOf(Settings.OWN);
    }

    @Test
    void whatNobodyWouldReadIsRefusedWithTheNearestName() {
        assertThat(fault("--throughline.dat=DIR"))
                .hasValueSatisfying(text -> assertThat(text)
                        .startsWith("--throughline.dat is not a setting; write one of")
                        .contains("such as \"throughline.data\""));
        assertThat(fault("--throughline.data"))
                .contains("--throughline.data has no value: write --throughline.data=VALUE.");
        assertThat(fault("--throughline.data="))
                .contains("--throughline.data has no value: write --throughline.data=VALUE.");
        assertThat(fault("--throughline.api-key=")).isEmpty();
        assertThat(fault("--server.prot=8100"))
                .hasValueSatisfying(text -> assertThat(text).contains("\"server.port\""));
        assertThat(fault("--server.port=8100", "--throughline.limits.dept=30"))
                .hasValueSatisfying(text -> assertThat(text).contains("\"throughline.limits.depth\""));
    }

    /** Two folders became one whose name has a comma. */
    @Test
    void aSettingIsGivenOnce() {
        assertThat(fault("--throughline.data=a", "--server.port=1", "--throughline.data=b"))
                .contains("--throughline.data is given twice: give it once.");
        assertThat(fault("--throughline.api-key=a", "--throughline.apiKey=b"))
                .contains("--throughline.apiKey is given twice: give it once.");
        assertThat(fault("--throughline.retention.web=P1D", "--throughline.retention.app=P1D"))
                .isEmpty();
        assertThat(fault("--throughline.hosts[0]=a", "--throughline.hosts[1]=b"))
                .isEmpty();
    }

    @Test
    void everyWayOfWritingASettingIsTaken() {
        assertThat(List.of(
                        "--throughline.apiKey=a",
                        "--throughline.api_key=a",
                        "--throughline.hosts[0]=a",
                        "--throughline.limits.query-bytes=8KB",
                        "--server.port=0",
                        "--server.shutdown=immediate",
                        "--logging.level.io.throughline=debug",
                        "--spring.neo4j.authentication.username=neo4j",
                        "--management.endpoint.health.show-details=always"))
                .allSatisfy(setting -> assertThat(fault(setting)).isEmpty());
    }

    private static Optional<String> fault(String... settings) {
        return Settings.findFault(List.of(settings));
    }

    private static Stream<String> components(MatchResult record) {
        Matcher names = COMPONENT.matcher(record.group(2).strip());
        return names.results()
                .map(name -> name.group(1).replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT))
                .map(name -> record.group(1) + '.' + name);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
