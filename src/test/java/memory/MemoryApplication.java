package memory;

import io.throughline.access.KeyStore;
import io.throughline.analysis.CellService;
import io.throughline.analysis.ErasureService;
import io.throughline.analysis.IdentityService;
import io.throughline.analysis.JourneyService;
import io.throughline.analysis.KpiService;
import io.throughline.analysis.MapService;
import io.throughline.analysis.MapSheets;
import io.throughline.analysis.PersonaService;
import io.throughline.analysis.TalkService;
import io.throughline.identity.IdentityRules;
import io.throughline.index.JourneyIndex;
import io.throughline.ingest.EventService;
import io.throughline.ingest.Rules;
import io.throughline.ingest.Systems;
import io.throughline.journey.AuditLog;
import io.throughline.journey.Erasure;
import io.throughline.journey.ErasureStore;
import io.throughline.journey.MappingStore;
import io.throughline.journey.ScopeForm;
import io.throughline.kpi.MemoryKpis;
import io.throughline.map.MapFigures;
import io.throughline.map.MemoryMaps;
import io.throughline.persona.MemoryPersonas;
import io.throughline.quality.RuleStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Lazy;

/**
 * The rooms api and web over the real services, their timelines and personas in memory; outside the product's base package, so that its own scan
 * never finds this. Nobody asks but the tests.
 */
@SpringBootConfiguration
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.neo4j.autoconfigure.Neo4jAutoConfiguration",
            "org.springframework.boot.neo4j.autoconfigure.health.Neo4jHealthContributorAutoConfiguration",
            "org.springframework.boot.data.neo4j.autoconfigure.DataNeo4jAutoConfiguration",
            "org.springframework.boot.data.neo4j.autoconfigure.DataNeo4jReactiveAutoConfiguration",
            "org.springframework.boot.data.neo4j.autoconfigure.DataNeo4jRepositoriesAutoConfiguration",
            "org.springframework.boot.data.neo4j.autoconfigure.DataNeo4jReactiveRepositoriesAutoConfiguration"
        })
@ComponentScan(
        basePackages = {"io.throughline.api", "io.throughline.web"},
        excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*FirstQuestions"))
public class MemoryApplication {

    @Bean
    public MemoryTimelines timelines() {
        return MemoryLog.of();
    }

    @Bean
    public MemoryPersonas personaStore(MemoryTimelines timelines) {
        return new MemoryPersonas(timelines::findOrdinal)
                .with("app-native", "visited(\"cart\")")
                .with("young", "traits.age < 30");
    }

    private final MemoryMaps maps = new MemoryMaps();
    private final MemoryMaps.Chances chances = new MemoryMaps.Chances();
    private final MemoryMaps.Comments comments = new MemoryMaps.Comments();

    /** @param late whether the test reads the timelines when it wants to */
    @Bean
    public JourneyIndex journeyIndex(MemoryTimelines timelines, @Value("${memory.late:false}") boolean late) {
        JourneyIndex index = new JourneyIndex(timelines);
        if (!late) {
            index.refresh();
        }
        return index;
    }

    @Bean
    public JourneyService journeyService(JourneyIndex index, MemoryTimelines timelines, MemoryPersonas personas) {
        return new JourneyService(index, timelines, personas);
    }

    @Bean
    public PersonaService personaService(JourneyIndex index, JourneyService journeys) {
        return new PersonaService(index, journeys);
    }

    @Bean
    public KpiService kpiService(JourneyService journeys) {
        return new KpiService(journeys, new MemoryKpis());
    }

    @Bean
    public MapSheets mapSheets(CellService cells, MapService service, TalkService talk, PersonaService personas) {
        return new MapSheets(cells, service, talk, personas);
    }

    @Bean
    public CellService cellService(JourneyService journeys, @Lazy ScopeForm form) {
        return new CellService(journeys, maps, form, figures -> Map.of());
    }

    @Bean
    public MapService mapService(
            JourneyService journeys, PersonaService personas, KpiService kpis, @Lazy ScopeForm form) {
        return new MapService(journeys, personas, kpis, maps, chances, MapFigures.NONE, form);
    }

    @Bean
    public TalkService talkService(JourneyService journeys, MapService service, KpiService kpis) {
        return new TalkService(journeys, service, kpis, chances, comments, MapFigures.NONE);
    }

    @Bean
    public IdentityService identityService(
            JourneyIndex index, MemoryTimelines timelines, MemoryPersonas personas, FixedStore customers) {
        return new IdentityService(index, timelines, personas, customers, new MemoryIdentity());
    }

    @Bean
    public KeyStore keyStore() {
        return new NoKeys();
    }

    @Bean
    public FixedStore store() {
        return new FixedStore();
    }

    @Bean
    public AuditLog audit() {
        return each -> {};
    }

    /** Nobody is kept here, so nobody is erased. */
    @Bean
    public ErasureService erasures(IdentityService identity) {
        ErasureStore nobody = new ErasureStore() {
            @Override
            public Optional<Erased> erase(Supplier<Person> whom, String door, String author, String reason) {
                return Optional.empty();
            }

            @Override
            public List<StillNamed> listStillNamed(Person person) {
                return List.of();
            }

            @Override
            public List<Erasure> listErasures(int first) {
                return List.of();
            }

            @Override
            public void wipe() {}
        };
        return new ErasureService(identity, nobody, IdentityRules.USUAL);
    }

    @Bean
    public FixedIntake intake() {
        return new FixedIntake();
    }

    @Bean
    public Rules rules() {
        return new Rules(RuleStore.NONE);
    }

    @Bean
    public Systems systems() {
        return new Systems(MappingStore.NONE);
    }

    @Bean
    public EventService events(FixedIntake intake) {
        return new EventService(intake);
    }

    @Bean
    public Fetched fetched() {
        return new Fetched();
    }
}
