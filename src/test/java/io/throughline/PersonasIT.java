package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.analysis.JourneyService;
import io.throughline.analysis.PersonaService;
import io.throughline.analysis.TransitionService;
import io.throughline.analysis.check.JourneyChecks;
import io.throughline.cli.PersonasCommand;
import io.throughline.graph.GraphView;
import io.throughline.index.JourneyIndex;
import io.throughline.journey.Scope;
import io.throughline.journey.TimelineSource;
import io.throughline.journey.TransitionGraph;
import io.throughline.measure.Check;
import io.throughline.persona.Persona;
import io.throughline.persona.PersonaStore;
import io.throughline.sample.MarketGenerator;
import io.throughline.sample.RetailMarket;
import io.throughline.sample.SampleLoader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import picocli.CommandLine;

/** The personas of the documentation over the sample market: they divide it, nearly as it was planted, and their graphs are stored. */
@SampleService
class PersonasIT {
    private static final Path PERSONAS = Path.of("src", "main", "resources", "sample", "personas.yaml");
    private static final String PARTS = "transitions of all personas, edge by edge = transitions";
    private static final GraphView.Request COUNTS = new GraphView.Request(null, null, false, false);

    @LocalServerPort
    private int port;

    @Autowired
    private JourneyIndex index;

    @Autowired
    private PersonaService personas;

    @Autowired
    private PersonaStore store;

    @Autowired
    private TransitionService transitions;

    @Autowired
    private TransitionGraph stored;

    @Autowired
    private TimelineSource timelines;

    @Autowired
    private JourneyService service;

    @BeforeEach
    void apply() throws Exception {
        new Answering(port).whenReady();
        assertThat(run("apply", PERSONAS.toString())).contains("web-researcher");
    }

    private String run(String... words) {
        CommandLine line = PersonasCommand.with(() -> PersonasCommand.Parts.of(index::refresh, personas, transitions));
        StringWriter out = new StringWriter();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(out));
        assertThat(line.execute(words)).as(out.toString()).isZero();
        return out.toString();
    }

    @Test
    void theDocumentedPersonasDivideTheMarketAndTheirGraphsAddUp() {
        Check parts = JourneyChecks.of(service.journeys(Scope.ALL)).stream()
                .filter(check -> check.name().equals(PARTS))
                .findFirst()
                .orElseThrow();
        assertThat(parts.holds()).isTrue();
        assertThat(personas.coverage().unassigned().numerator()).isZero();
        long sum = 0;
        for (Persona persona : personas.list()) {
            assertThat(store.members(persona.id()).cardinality()).isEqualTo((int) personas.countCustomers(persona));
            sum += transitions(persona.id());
        }
        assertThat(sum).isEqualTo(transitions(TransitionGraph.EVERYONE)).isPositive();
        assertThat(sum).isEqualTo(count(Scope.ALL));
        assertThat(transitions.verify(() -> true)).get().matches(Check::holds);

        assertThat(run("apply", "--dry-run", PERSONAS.toString()))
                .contains("= app-native", "= store-loyalist", "= web-researcher", "nothing was written");
        Persona web = personas.find("web-researcher").orElseThrow();
        personas.define(new Persona(web.id(), web.name(), "visited(\"store-visit\")", null, web.goals(), null), "kim");
        transitions.refresh();
        personas.refreshMembers();
        assertThat(store.members(web.id()).cardinality())
                .isEqualTo((int) personas.countCustomers(personas.find(web.id()).orElseThrow()));
        assertThat(transitions(web.id()))
                .isEqualTo(count(Scope.ALL.withPersonas(List.of(web.id()))))
                .isNotEqualTo(sum - transitions("app-native") - transitions("store-loyalist"));

        long customers = service.journeys(Scope.ALL).customers();
        assertThat(personas.delete("app-native", "kim")).isTrue();
        transitions.refresh();
        assertThat(transitions("app-native")).isZero();
        assertThat(store.members("app-native").isEmpty()).isTrue();
        assertThat(service.journeys(Scope.ALL).customers()).isEqualTo(customers);
    }

    private long count(Scope scope) {
        return service.journeys(scope).view(COUNTS).edges().stream()
                .mapToLong(GraphView.Edge::count)
                .sum();
    }

    private long transitions(String persona) {
        return stored.list(persona).stream()
                .mapToLong(TransitionGraph.Transition::count)
                .sum();
    }

    /** Of customers with at least 5 interactions; chance alone would be right for two in five. */
    @Test
    void mostCustomersFitThePersonaTheyWereDrawnFrom() {
        Map<String, String> fits = new HashMap<>();
        for (Persona persona : personas.list()) {
            int[] ordinals = store.members(persona.id()).stream().toArray();
            for (String id : timelines.loadIds(ordinals)) {
                assertThat(fits.put(id, persona.id())).isNull();
            }
        }
        RetailMarket market = RetailMarket.standard();
        long[] found = new long[2];
        MarketGenerator.ofCustomers(market, SampleLoader.CUSTOMERS, SampleLoader.SEED)
                .forEach((who, walk) -> {
                    if (walk.size() >= 5) {
                        String drawn = market.personas().get(who.persona()).id();
                        found[0]++;
                        found[1] += drawn.equals(fits.get(who.id())) ? 1 : 0;
                    }
                });
        assertThat(found[0]).isGreaterThan(3_000);
        assertThat((double) found[1] / found[0]).isGreaterThan(0.85);
    }
}
