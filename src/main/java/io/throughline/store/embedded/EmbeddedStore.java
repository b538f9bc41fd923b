package io.throughline.store.embedded;

import io.throughline.store.folder.DataFolder;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Logging;
import org.neo4j.graphdb.GraphDatabaseService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A held folder, the database that is started in it, and a driver to it once somebody asks for one; closed in the opposite order. Whoever comes to the database
 * before it has started waits.
 */
public final class EmbeddedStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedStore.class);

    private final DataFolder folder;
    private final String password;
    private final CompletableFuture<EmbeddedNeo4j> started;
    private @Nullable Driver driver;

    private EmbeddedStore(DataFolder folder, int boltPort) {
        this.folder = folder;
        this.password = folder.password();
        this.started = CompletableFuture.supplyAsync(() -> start(boltPort), EmbeddedStore::inBackground);
    }

    static void inBackground(Runnable work) {
        Thread thread = new Thread(work, "database");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Takes the folder and begins to start Neo4j in it.
     *
     * @param boltPort 0 for a free one
     * @throws io.throughline.store.folder.FolderInUse where another process holds the folder
     */
    public static EmbeddedStore open(Path path, int boltPort) {
        DataFolder folder = DataFolder.take(path);
        try {
            return new EmbeddedStore(folder, boltPort);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private EmbeddedNeo4j start(int boltPort) {
        EmbeddedNeo4j neo4j = EmbeddedNeo4j.start(folder.path().resolve("neo4j"), boltPort, password);
        LOG.info(
                "Neo4j listens at {} (user {}, its password in {})",
                neo4j.uri(),
                EmbeddedNeo4j.USER,
                folder.passwordFile());
        return neo4j;
    }

    private EmbeddedNeo4j neo4j() {
        try {
            return started.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static Driver connect(String uri, String password) {
        Config config = Config.builder()
                .withoutEncryption()
                .withUserAgent("throughline")
                .withConnectionTimeout(30, TimeUnit.SECONDS)
                .withFetchSize(2000)
                // The default logging puts every message into words before it asks whether anybody listens.
                .withLogging(Logging.none())
                .build();
        return GraphDatabase.driver(uri, AuthTokens.basic(EmbeddedNeo4j.USER, password), config);
    }

    public synchronized Driver driver() {
        if (driver == null) {
            driver = connect(neo4j().uri(), password);
        }
        return driver;
    }

    GraphDatabaseService database() {
        return neo4j().database();
    }

    public DataFolder folder() {
        return folder;
    }

    @Override
    public synchronized void close() {
        if (driver != null) {
            driver.close();
        }
        started.thenAccept(EmbeddedNeo4j::close).exceptionally(failed -> null).join();
        folder.close();
    }
}
