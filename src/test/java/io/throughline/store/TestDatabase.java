package io.throughline.store;

import io.throughline.catalogue.CatalogueStore;
import io.throughline.journey.CustomerStore;
import io.throughline.journey.ImportLog;
import io.throughline.journey.TimelineSource;
import io.throughline.store.folder.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.neo4j.driver.Driver;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.graphql.autoconfigure.GraphQlAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.util.FileSystemUtils;

/** A database for tests: the embedded one, started once for all of them, or any server. */
public final class TestDatabase implements AutoCloseable {
    private static TestDatabase shared;

    private final ConfigurableApplicationContext context;

    private TestDatabase(Map<String, Object> properties) {
        Map<String, Object> all = new HashMap<>(properties);
        all.put("spring.main.banner-mode", "off");
        all.put("logging.level.root", "WARN");
        context = new SpringApplicationBuilder(StoreOnly.class)
                .web(WebApplicationType.NONE)
                .properties(all)
                .run();
    }

    /** The store's room and nothing else. No component, so that a scan of the whole product does not pick it up. */
    @EnableAutoConfiguration(exclude = GraphQlAutoConfiguration.class)
    @ComponentScan("io.throughline.store")
    static class StoreOnly {}

    /** The embedded database all tests of this process share; cleared by {@link #clear()}. */
    public static synchronized TestDatabase shared() {
        if (shared == null) {
            Path folder = newFolder();
            TestDatabase database = at(folder);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                database.close();
                deleteFolder(folder);
            }));
            shared = database;
        }
        return shared;
    }

    /** An embedded database on a folder. */
    public static TestDatabase at(Path folder) {
        return new TestDatabase(Map.of("throughline.data", folder.toString()));
    }

    /** Another instance on this embedded database, which it reaches by address. */
    public TestDatabase sibling() {
        try (var session = driver().session()) {
            String address = session.run("RETURN 1").consume().server().address();
            return server("bolt://" + address, bean(DataFolder.class).password());
        }
    }

    /** A server somewhere. */
    public static TestDatabase server(String uri, String password) {
        return new TestDatabase(Map.of(
                "spring.neo4j.uri", uri,
                "spring.neo4j.authentication.username", "neo4j",
                "spring.neo4j.authentication.password", password));
    }

    public ImportLog imports() {
        return context.getBean(ImportLog.class);
    }

    public CustomerStore customers() {
        return context.getBean(CustomerStore.class);
    }

    public CatalogueStore catalogue() {
        return context.getBean(CatalogueStore.class);
    }

    public TimelineSource timelines() {
        return context.getBean(TimelineSource.class);
    }

    public Driver driver() {
        return context.getBean(Driver.class);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Takes everything out; the schema stays, and imports are numbered on. */
    public void clear() {
        imports().awaitPurge(left -> {});
        try (var session = driver().session()) {
            session.run("MATCH (n) WHERE NOT n:__Migration AND NOT n:Counter AND NOT n:Lease "
                            + "CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS")
                    .consume();
            session.run("MATCH (n:Counter) SET n += {version: n.version + 1, removal: n.version + 1, ordinal: 0, "
                            + "touchpoint: 0, channel: 0, campaign: 0, awaited: null, "
                            + "rewrites: coalesce(n.rewrites, 0) + 1, packedBefore: null}")
                    .consume();
            session.run("MATCH (l:Lease) REMOVE l.owner, l.heartbeat").consume();
        }
    }

    /** How many nodes there are beside the schema's own and what the audit log tells, once leftovers are deleted. */
    public long nodes() {
        imports().awaitPurge(left -> {});
        try (var session = driver().session()) {
            return session.run("MATCH (n) WHERE NOT n:__Migration AND NOT n:Counter AND NOT n:Lease AND NOT n:Audit"
                            + " RETURN count(n) AS n")
                    .single()
                    .get("n")
                    .asLong();
        }
    }

    static Path newFolder() {
        try {
            return Files.createTempDirectory("throughline-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void deleteFolder(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
