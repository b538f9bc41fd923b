package io.throughline.store.embedded;

import io.throughline.store.erasure.Remnants;
import io.throughline.store.folder.DataFolder;
import io.throughline.store.query.Transactions;
import io.throughline.store.timeline.Bulk;
import java.nio.file.Path;
import org.neo4j.driver.Driver;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.target.AbstractLazyCreationTargetSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** The database inside the process, unless {@code spring.neo4j.uri} names a server. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(name = EmbeddedConfiguration.DATABASE)
@Conditional(EmbeddedConfiguration.NoServerNamed.class)
class EmbeddedConfiguration {
    /** Missing in a jar for a server that is named. */
    static final String DATABASE = "org.neo4j.dbms.api.DatabaseManagementService";

    /** Where nothing else is said. */
    static final String FOLDER = "./data";

    @Bean(destroyMethod = "close")
    EmbeddedStore embeddedStore(
            ObjectProvider<EarlyStart.Begun> early,
            @Value("${throughline.data:" + FOLDER + "}") Path folder,
            @Value("${throughline.bolt-port:0}") int boltPort) {
        EarlyStart.Begun begun = early.getIfAvailable();
        return begun == null ? EmbeddedStore.open(folder, boltPort) : begun.take();
    }

    /** Connects when it is first used: whoever only wants to have it need not wait for the database. */
    @Bean(destroyMethod = "")
    Driver embeddedDriver(EmbeddedStore store) {
        return ProxyFactory.getProxy(Driver.class, new AbstractLazyCreationTargetSource() {
            @Override
            public Class<?> getTargetClass() {
                return Driver.class;
            }

            @Override
            protected Object createObject() {
                return store.driver();
            }
        });
    }

    @Bean
    Transactions embeddedTransactions(EmbeddedStore store) {
        return new EmbeddedTransactions(store::database);
    }

    @Bean
    Bulk embeddedBulk(EmbeddedStore store) {
        return new EmbeddedBulk(store::database);
    }

    @Bean
    Remnants embeddedRemnants(EmbeddedStore store) {
        return new EmbeddedRemnants(store::database);
    }

    @Bean(destroyMethod = "")
    DataFolder dataFolder(EmbeddedStore store) {
        return store.folder();
    }

    /** In place of the framework's, which asks over Bolt; a database that has shut itself down after a fault says so. */
    @Bean
    HealthIndicator neo4jHealthContributor(EmbeddedStore store) {
        return () -> (store.database().isAvailable() ? Health.up() : Health.down()).build();
    }

    /** True where no server is named. */
    static final class NoServerNamed extends NoneNestedConditions {
        NoServerNamed() {
            super(ConfigurationPhase.PARSE_CONFIGURATION);
        }

        @ConditionalOnProperty("spring.neo4j.uri")
        static final class ServerNamed {}
    }
}
