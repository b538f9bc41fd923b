package io.throughline.server;

import io.throughline.analysis.CellService;
import io.throughline.catalogue.CatalogueStore;
import io.throughline.cli.PersonaFile;
import io.throughline.index.JourneyIndex;
import io.throughline.journey.ImportLog;
import io.throughline.journey.StoreEdited;
import io.throughline.map.MapFile;
import io.throughline.map.MapPlan;
import io.throughline.map.MapStore;
import io.throughline.map.Signed;
import io.throughline.persona.Persona;
import io.throughline.persona.PersonaStore;
import io.throughline.sample.SampleLoader;
import io.throughline.store.folder.DataFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** What only the server does: load the sample into an empty store, follow the store, and say where it answers. */
@Component
@ConditionalOnWebApplication
final class ServerStartup implements InitializingBean {
    private static final Logger log = LoggerFactory.getLogger(ServerStartup.class);
    private static final String TRY =
            "{ journeys { count conversion { value low high } commonPaths(first: 3) { edges { node { steps count } } }"
                    + " } }";

    private final ImportLog imports;
    private final CatalogueStore catalogue;
    private final PersonaStore personas;
    private final MapStore maps;
    private final IndexRefresher follower;
    private final JourneyIndex index;
    private final TransitionRefresher transitions;
    private final TimelineCompactor timelines;
    private final IndexSaver keeper;
    private final ErasureFollower erasures;
    private final ObjectProvider<DataFolder> folder;
    private final ObjectProvider<CellService> cells;
    private final SampleChoice sample;
    private final PrintStream out = System.out;

    ServerStartup(
            ImportLog imports,
            CatalogueStore catalogue,
            PersonaStore personas,
            MapStore maps,
            IndexRefresher follower,
            JourneyIndex index,
            TransitionRefresher transitions,
            TimelineCompactor timelines,
            IndexSaver keeper,
            ErasureFollower erasures,
            ObjectProvider<DataFolder> folder,
            ObjectProvider<CellService> cells,
            @Value("${throughline.sample:retail}") SampleChoice sample) {
        this.imports = imports;
        this.catalogue = catalogue;
        this.personas = personas;
        this.maps = maps;
        this.follower = follower;
        this.index = index;
        this.transitions = transitions;
        this.timelines = timelines;
        this.keeper = keeper;
        this.erasures = erasures;
        this.folder = folder;
        this.cells = cells;
        this.sample = sample;
    }

    /** Reads what the store holds while the rest of the service is still put together. */
    @Override
    public void afterPropertiesSet() {
        follower.onChange(transitions::changed);
        follower.onChange(timelines::changed);
        follower.onChange(keeper::changed);
        follower.start(this::loadSample);
        erasures.resume();
    }

    @EventListener
    void serve(WebServerInitializedEvent event) {
        String address = address(
                event.getApplicationContext().getEnvironment(),
                event.getWebServer().getPort());
        folder.ifAvailable(held -> held.announce(address));
        AtomicBoolean told = new AtomicBoolean();
        Runnable tell = () -> {
            if (index.isReady() && told.compareAndSet(false, true)) {
                announce(address);
            }
        };
        follower.onChange(tell);
        cells.ifAvailable(kept -> follower.onChange(kept::forget));
        tell.run();
    }

    /** Whoever edits the catalogue or takes an import out finds figures that know of it when the call returns. */
    @EventListener
    void follow(StoreEdited edited) {
        follower.follow();
    }

    private void loadSample() {
        if (sample != SampleChoice.NONE && imports.isEmpty()) {
            personas.saveSample(samplePersonas());
            long rows = new SampleLoader(imports, catalogue)
                    .load(() -> {
                        MapPlan drawn = sampleMaps();
                        maps.writeSample(drawn.maps(), drawn.departments());
                    })
                    .rows();
            log.info("The store was empty: loaded a made-up retail market of {} interactions.", rows);
        }
    }

    private static List<Persona> samplePersonas() {
        try (Reader text = SampleLoader.personas()) {
            StringWriter yaml = new StringWriter();
            text.transferTo(yaml);
            return PersonaFile.read("the sample", yaml.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MapPlan sampleMaps() {
        try (Reader text = SampleLoader.maps()) {
            StringWriter yaml = new StringWriter();
            text.transferTo(yaml);
            return MapFile.trusted(yaml.toString(), new Signed("sample", Instant.now()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void announce(String address) {
        out.println();
        out.println("Throughline answers at " + address + "/graphiql");
        out.println("Try:  " + TRY);
        out.flush();
    }

    private static String address(Environment environment, int port) {
        String host = environment.getProperty("server.address", "127.0.0.1");
        boolean local = host.equals("127.0.0.1") || host.equals("0.0.0.0") || host.equals("::");
        return "http://" + (local ? "localhost" : host) + ":" + port;
    }
}
