package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The rules the container files keep, since no container engine runs with the tests. */
class ContainerFilesTest {
    private final Map<String, Object> compose = load("docker-compose.yml");
    private final Map<String, Object> neo4j = map(map(compose.get("services")).get("neo4j"));
    private final Map<String, Object> service = map(map(compose.get("services")).get("throughline"));

    @Test
    void runsTheLongTermNeo4jCommunityAndTheService() {
        assertThat(map(compose.get("services"))).containsOnlyKeys("neo4j", "throughline");
        assertThat(neo4j.get("image")).isEqualTo("neo4j:5.26-community");
        assertThat(map(service.get("build"))).containsEntry("dockerfile", "src/main/docker/Dockerfile");
        assertThat(Path.of("src/main/docker/Dockerfile")).exists();
        assertThat(compose).doesNotContainKey("version");
    }

    @Test
    void secretsMustBeSetAndHaveNoDefault() {
        assertThat(environment(neo4j, "NEO4J_AUTH")).matches("neo4j/\\$\\{NEO4J_PASSWORD:\\?[^}]+}");
        assertThat(environment(service, "SPRING_NEO4J_AUTHENTICATION_PASSWORD"))
                .matches("\\$\\{NEO4J_PASSWORD:\\?[^}]+}");
        assertThat(environment(service, "THROUGHLINE_API_KEY")).matches("\\$\\{THROUGHLINE_API_KEY:\\?[^}]+}");
    }

    @Test
    void everyPortIsPublishedOnLoopbackOnly() {
        List<String> ports = Stream.of(neo4j, service)
                .flatMap(s -> list(s.get("ports")).stream())
                .toList();
        assertThat(ports).hasSize(3).allMatch(port -> port.startsWith("127.0.0.1:"));
    }

    @Test
    void theServiceWaitsForAHealthyDatabaseAndTalksToIt() {
        assertThat(map(map(service.get("depends_on")).get("neo4j"))).containsEntry("condition", "service_healthy");
        assertThat(environment(service, "SPRING_NEO4J_URI")).isEqualTo("bolt://neo4j:7687");
        assertThat(environment(service, "SERVER_ADDRESS")).isEqualTo("0.0.0.0");
        assertThat(list(map(neo4j.get("healthcheck")).get("test"))).first().isEqualTo("CMD-SHELL");
        assertThat(list(map(service.get("healthcheck")).get("test"))).containsExactly("CMD", "/app/healthy.sh");
    }

    @Test
    void dataOutlivesTheContainers() {
        List<String> mounts = list(neo4j.get("volumes"));
        assertThat(mounts).hasSize(2).anyMatch(m -> m.endsWith(":/data"));
        assertThat(map(compose.get("volumes")).keySet())
                .containsExactlyElementsOf(
                        mounts.stream().map(m -> m.split(":")[0]).toList());
    }

    @Test
    void theImageHoldsTheServerOnlyJarAndAnOrdinaryUser() throws IOException {
        String dockerfile = Files.readString(Path.of("src/main/docker/Dockerfile"));
        assertThat(dockerfile)
                .contains("-Dserver-only", "\nUSER 10001\n", "\nHEALTHCHECK ", "healthy.sh")
                .doesNotContain("ENV THROUGHLINE_API_KEY", "ARG THROUGHLINE_API_KEY");
        assertThat(Files.isExecutable(Path.of("src/main/docker/healthy.sh"))).isTrue();
    }

    private static String environment(Map<String, Object> service, String name) {
        return String.valueOf(map(service.get("environment")).get(name));
    }

    private static Map<String, Object> load(String file) {
        try (var in = Files.newBufferedReader(Path.of(file))) {
            return map(new Yaml().load(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object yaml) {
        assertThat(yaml).isInstanceOf(Map.class);
        return (Map<String, Object>) yaml;
    }

    @SuppressWarnings("unchecked")
    private static List<String> list(Object yaml) {
        assertThat(yaml).isInstanceOf(List.class);
        return (List<String>) yaml;
    }
}
