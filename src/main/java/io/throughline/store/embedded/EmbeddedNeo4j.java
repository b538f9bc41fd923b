package io.throughline.store.embedded;

import io.throughline.journey.Unavailable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.neo4j.configuration.GraphDatabaseInternalSettings;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.GraphDatabaseSettings.CheckpointPolicy;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.BoltConnectorInternalSettings;
import org.neo4j.configuration.connectors.ConnectorPortRegister;
import org.neo4j.configuration.connectors.ConnectorType;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.internal.kernel.api.connectioninfo.ClientConnectionInfo;
import org.neo4j.internal.kernel.api.security.AuthenticationResult;
import org.neo4j.internal.kernel.api.security.LoginContext;
import org.neo4j.io.ByteUnit;
import org.neo4j.kernel.api.security.AuthManager;
import org.neo4j.kernel.api.security.AuthToken;
import org.neo4j.kernel.api.security.exception.InvalidAuthTokenException;
import org.neo4j.kernel.impl.security.User;
import org.neo4j.kernel.internal.GraphDatabaseAPI;
import org.neo4j.server.security.SecureHasher;
import org.neo4j.server.security.SystemGraphCredential;
import org.neo4j.server.security.auth.UserSerialization;
import org.springframework.util.FileSystemUtils;

/** Neo4j Community in this process, reachable over Bolt on loopback only. */
final class EmbeddedNeo4j implements AutoCloseable {
    static final String USER = "neo4j";
    private static final String SYSTEM = "system";

    private final DatabaseManagementService service;
    private final GraphDatabaseService database;
    private final int port;

    private EmbeddedNeo4j(DatabaseManagementService service, int port) {
        this.service = service;
        this.database = service.database(GraphDatabaseSettings.DEFAULT_DATABASE_NAME);
        this.port = port;
    }

    /**
     * Starts on a folder of its own.
     *
     * @param port of Bolt; 0 for a free one
     */
    static EmbeddedNeo4j start(Path folder, int port, String password) {
        if (!Files.exists(folder)) {
            prepare(folder, password);
        }
        DatabaseManagementService service = build(folder, port);
        try {
            requireOpen(service, folder);
            setPassword(service, password);
            return new EmbeddedNeo4j(service, boundPort(service));
        } catch (RuntimeException e) {
            service.shutdown();
            throw e;
        }
    }

    /** The folder appears whole, or not at all. */
    private static void prepare(Path folder, String password) {
        Path made = folder.resolveSibling(folder.getFileName() + ".new");
        try {
            FileSystemUtils.deleteRecursively(made);
            EmptyStore.unpack(made);
            writePassword(made.resolve("data/dbms/auth.ini"), password);
            Files.move(made, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new Unavailable("The files of the database could not be made in " + folder + ".", e);
        }
    }

    /** As {@code neo4j-admin dbms set-initial-password} does: a database in which nobody set one takes it from there, which plans no statement. */
    private static void writePassword(Path file, String password) throws IOException {
        SystemGraphCredential credential = SystemGraphCredential.createCredentialForPassword(
                password.getBytes(StandardCharsets.UTF_8), new SecureHasher());
        Files.createDirectories(file.getParent());
        Files.write(file, new UserSerialization().serialize(List.of(new User(USER, null, credential, false, false))));
    }

    /** A database whose files are damaged does not keep the service from starting. */
    private static void requireOpen(DatabaseManagementService service, Path folder) {
        if (!service.database(GraphDatabaseSettings.DEFAULT_DATABASE_NAME).isAvailable()) {
            throw new Unavailable("The database in " + folder
                    + " could not be opened: its logs/debug.log says why; put a backup of the folder in its place.");
        }
    }

    /** Sets the password where it is not that of the database: where a killed process kept one that it never set. */
    private static void setPassword(DatabaseManagementService service, String password) {
        if (!isPassword(service, password)) {
            service.database(SYSTEM)
                    .executeTransactionally(
                            "ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED",
                            Map.of("password", password));
        }
    }

    /** Logs in as a client would, which plans no statement. */
    private static boolean isPassword(DatabaseManagementService service, String password) {
        AuthManager auth = ((GraphDatabaseAPI) service.database(SYSTEM))
                .getDependencyResolver()
                .resolveDependency(AuthManager.class);
        try {
            LoginContext login =
                    auth.login(AuthToken.newBasicAuthToken(USER, password), ClientConnectionInfo.EMBEDDED_CONNECTION);
            return login.subject().getAuthenticationResult() == AuthenticationResult.SUCCESS;
        } catch (InvalidAuthTokenException e) {
            return false;
        }
    }

    static DatabaseManagementService build(Path folder, int port) {
        try {
            return new DatabaseManagementServiceBuilder(folder)
                    .setConfig(BoltConnector.enabled, true)
                    .setConfig(BoltConnector.listen_address, new SocketAddress("127.0.0.1", port))
                    .setConfig(BoltConnector.advertised_address, new SocketAddress("127.0.0.1", port))
                    .setConfig(BoltConnector.encryption_level, BoltConnector.EncryptionLevel.DISABLED)
                    // Made for Netty 4.1: this connector cannot start on the 4.2 that comes with Boot.
                    .setConfig(BoltConnectorInternalSettings.enable_local_connector, false)
                    // Nobody but this process is connected when it ends: no quiet seconds before each of the two groups
                    // of threads.
                    .setConfig(GraphDatabaseInternalSettings.netty_server_shutdown_quiet_period, 0)
                    .setConfig(GraphDatabaseSettings.auth_enabled, true)
                    .setConfig(GraphDatabaseSettings.udc_enabled, false)
                    .setConfig(GraphDatabaseSettings.log_queries, GraphDatabaseSettings.LogQueryLevel.OFF)
                    .setConfig(GraphDatabaseSettings.pagecache_memory, ByteUnit.mebiBytes(512))
                    // Looks at an index again once it has doubled, not each time a twentieth has changed.
                    .setConfig(GraphDatabaseSettings.index_sampling_update_percentage, 100)
                    .setConfig(GraphDatabaseSettings.keep_logical_logs, "1 files")
                    .setConfig(GraphDatabaseSettings.preallocate_logical_logs, false)
                    .setConfig(GraphDatabaseSettings.check_point_iops_limit, -1)
                    // Where Checkpoints makes none: what a start after a kill has to repeat.
                    .setConfig(GraphDatabaseSettings.check_point_policy, CheckpointPolicy.VOLUME)
                    .setConfig(GraphDatabaseSettings.check_point_interval_volume, ByteUnit.mebiBytes(12))
                    .build();
        } catch (RuntimeException e) {
            throw new Unavailable(
                    "Neo4j could not start in " + folder + ": look into its logs/debug.log"
                            + (port == 0 ? "." : "; is the Bolt port " + port + " free?"),
                    e);
        }
    }

    private static int boundPort(DatabaseManagementService service) {
        GraphDatabaseAPI system = (GraphDatabaseAPI) service.database(SYSTEM);
        return system.getDependencyResolver()
                .resolveDependency(ConnectorPortRegister.class)
                .getLocalAddress(ConnectorType.BOLT)
                .getPort();
    }

    GraphDatabaseService database() {
        return database;
    }

    String uri() {
        return "bolt://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        service.shutdown();
    }
}
