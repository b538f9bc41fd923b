package io.throughline;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The white list of rooms and of parts of rooms: what each may use beside itself, the JDK and JSpecify; one line each. Who may use analysis may also name the
 * records that its questions and answers are made of.
 */
final class Rooms {
    private static final List<String> SPRING =
            List.of("org.springframework..", "org.slf4j..", "reactor..", "org.reactivestreams..");
    private static final List<String> GRAPHQL = List.of("graphql..");
    private static final List<String> WEB =
            List.of("jakarta..", "tools.jackson..", "com.fasterxml.jackson.annotation..");
    private static final List<String> TOMCAT = List.of("org.apache.catalina..", "org.apache.coyote..");
    private static final List<String> NEO4J = List.of("org.neo4j..");
    /** Maps and sets in which the database takes what a node becomes. */
    private static final List<String> NEO4J_SETS = List.of("org.eclipse.collections.api..");

    private static final List<String> JGRAPHT = List.of("org.jgrapht..", "org.jheaps..");
    private static final List<String> SPECIAL_FUNCTIONS = List.of("org.apache.commons.numbers.gamma..");
    private static final List<String> LANGUAGES = List.of("com.optimaize.langdetect..");
    private static final List<String> SKETCHES = List.of("com.dynatrace.hash4j..");
    private static final List<String> CEL = List.of("dev.cel..");
    private static final List<String> PARSERS = List.of(
            "de.siegmar.fastcsv..",
            "ch.randelshofer.fastdoubleparser..",
            "org.apache.commons.compress..",
            "javax.xml.stream..",
            "org.apache.parquet..",
            "io.airlift.compress..",
            "tools.jackson..",
            "org.slf4j..");
    private static final List<String> CONSOLE = List.of("picocli..", "me.tongfei.progressbar..", "org.jline..");

    private static final List<String> CSV = List.of("de.siegmar.fastcsv..");

    private static final List<String> YAML = List.of("org.yaml.snakeyaml..");

    private static final List<String> JACKSON = List.of("tools.jackson..");

    private static final List<String> KAFKA = List.of("org.apache.kafka..");

    private static final List<String> PROCESS = List.of("com.sun.jna..");

    private static final Map<String, Room> ROOMS = new LinkedHashMap<>();

    static {
        room("measure", "", SPECIAL_FUNCTIONS);
        room("catalogue", "");
        room("journey", "catalogue measure");
        room("question", "journey");
        room("access", "journey");
        room("identity", "journey");
        room("index", "identity journey catalogue measure");
        room("rule", "journey catalogue measure", CEL);
        room("quality", "journey measure", SKETCHES);
        room("graph", "journey catalogue measure", JGRAPHT);
        room("layout", "graph journey catalogue measure");
        room("path", "journey catalogue measure");
        room("design", "path journey catalogue measure");
        room("markov", "journey graph measure");
        room("attribution", "journey markov measure");
        room("kpi", "feedback markov path journey catalogue measure", YAML);
        room("comparison", "markov journey graph path measure");
        room("feedback", "journey catalogue measure", LANGUAGES);
        room("persona", "comparison rule journey graph path catalogue measure");
        room(
                "map",
                "design feedback kpi graph markov path persona journey catalogue measure",
                YAML,
                CSV,
                List.of("javax.xml.stream.."));
        room(
                "analysis",
                "map design kpi comparison persona rule feedback attribution markov path layout graph index identity"
                        + " journey catalogue measure");
        room("analysis.bottleneck", "markov path graph journey catalogue measure");
        room("analysis.cut", "path rule index journey");
        room("analysis.persona", "analysis.cut persona rule index journey measure");
        room("analysis.summary", "analysis.bottleneck analysis.persona feedback markov path graph journey measure");
        room(
                "analysis.feedback",
                "analysis.breakdown analysis.persona analysis.summary feedback markov graph path persona rule journey"
                        + " catalogue measure");
        room("analysis.breakdown", "analysis.persona analysis.summary persona journey measure");
        room(
                "analysis.kpi",
                "analysis.breakdown analysis.feedback analysis.persona analysis.summary kpi feedback persona path"
                        + " journey catalogue measure");
        room(
                "analysis.check",
                "analysis.bottleneck analysis.breakdown analysis.feedback analysis.persona analysis.summary kpi"
                        + " feedback attribution markov path graph journey measure");
        room(
                "analysis.map",
                "analysis.bottleneck analysis.breakdown analysis.feedback analysis.kpi analysis.persona"
                        + " analysis.summary map design kpi persona feedback markov path graph journey catalogue measure");
        room(
                "analysis.picture",
                "analysis.kpi analysis.map analysis.summary map kpi feedback path catalogue journey measure");
        room("analysis.comparison", "analysis.summary comparison persona markov graph journey measure");
        room("export", "graph path journey catalogue measure", JGRAPHT, YAML, CSV);
        room(
                "store",
                "access map design kpi feedback persona identity quality journey catalogue measure",
                NEO4J,
                NEO4J_SETS,
                SPRING);
        room("store.query", "journey", NEO4J, SPRING);
        room("store.folder", "journey");
        room("store.lease", "store.query journey", NEO4J, SPRING);
        room("store.catalogue", "store.query store.lease store.audit journey catalogue", NEO4J, SPRING);
        room("store.identity", "store.query store.audit identity journey", NEO4J, SPRING);
        room("store.timeline", "store.query store.identity journey catalogue measure", NEO4J, SPRING);
        room("store.cost", "store.query journey", NEO4J);
        room("store.voice", "store.query store.timeline feedback journey", NEO4J);
        room("store.kpi", "store.query store.audit kpi journey", NEO4J, SPRING);
        room("store.map", "store.query store.audit map design kpi journey", NEO4J, SPRING);
        room("store.quality", "store.query store.audit quality journey", NEO4J);
        room("store.audit", "store.query journey", NEO4J);
        room("store.erasure", "store.query store.lease store.audit store.identity identity journey", NEO4J, SPRING);
        room("store.key", "store.query store.audit access", NEO4J);
        room("store.mapping", "store.query store.audit journey", NEO4J);
        room("store.transition", "store.query journey catalogue", NEO4J);
        room(
                "store.imports",
                "store.query store.lease store.audit store.catalogue store.identity store.timeline store.cost identity journey",
                NEO4J,
                SPRING);
        room("store.persona", "store.query store.lease store.audit persona journey", NEO4J);
        room(
                "store.embedded",
                "store.query store.folder store.identity store.timeline store.erasure journey",
                NEO4J,
                NEO4J_SETS,
                SPRING);
        room("ingest", "identity quality journey measure", PARSERS, CEL, YAML);
        room("ingest.text", "journey", PARSERS);
        room("ingest.mapping", "ingest.text journey", PARSERS, CEL, YAML);
        room("ingest.delivery", "ingest.text quality journey", PARSERS);
        room("ingest.format", "ingest.text ingest.delivery ingest.mapping quality journey", PARSERS);
        room("ingest.contract", "quality journey", YAML);
        room("ingest.event", "ingest.text ingest.format ingest.mapping journey", PARSERS);
        room("ingest.batch", "ingest.text identity quality journey measure");
        room(
                "ingest.record",
                "ingest.text ingest.delivery ingest.format ingest.mapping ingest.batch identity journey measure");
        room("sample", "journey catalogue measure");
        room(
                "api",
                "access question analysis export map kpi comparison persona rule feedback attribution design markov"
                        + " path layout graph ingest quality identity journey catalogue measure",
                SPRING,
                GRAPHQL);
        room(
                "web",
                "access question analysis map export ingest graph path journey catalogue measure",
                SPRING,
                WEB,
                TOMCAT);
        room(
                "cli",
                "access analysis ingest export sample map kpi identity quality comparison persona attribution markov"
                        + " graph path journey catalogue measure",
                SPRING,
                CONSOLE,
                YAML,
                CSV);
        room("stream", "ingest journey", SPRING, KAFKA);
        room(
                "server",
                "web cli api access question analysis map kpi persona feedback index store ingest sample identity"
                        + " quality journey catalogue measure",
                SPRING,
                CONSOLE,
                JACKSON,
                PROCESS);
    }

    private record Room(List<String> rooms, List<String> libraries) {}

    private Rooms() {}

    @SafeVarargs
    private static void room(String name, String rooms, List<String>... libraries) {
        ROOMS.put(
                name,
                new Room(
                        Stream.of(rooms.split(" ")).filter(r -> !r.isEmpty()).toList(),
                        Stream.of(libraries).flatMap(List::stream).toList()));
    }

    static List<String> names() {
        return List.copyOf(ROOMS.keySet());
    }

    /** The rule of one room below a base package. */
    static ArchRule rule(String base, String name) {
        Room room = ROOMS.get(name);
        List<String> allowed =
                new ArrayList<>(List.of("", "java..", "org.jspecify.annotations..", base + "." + name + ".."));
        room.rooms().forEach(other -> allowed.add(base + "." + other + ".."));
        allowed.addAll(room.libraries());
        return classes()
                .that(resideInAPackage(base + "." + name + ".."))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed.toArray(String[]::new)))
                .allowEmptyShould(true)
                .as("room " + name + " keeps to its line");
    }
}
