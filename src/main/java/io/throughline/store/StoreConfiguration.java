package io.throughline.store;

import io.throughline.journey.CostSource;
import io.throughline.journey.TimelineSource;
import io.throughline.journey.TransitionGraph;
import io.throughline.persona.PersonaStore;
import io.throughline.store.catalogue.CatalogueEdits;
import io.throughline.store.catalogue.ChannelRepository;
import io.throughline.store.catalogue.StageRepository;
import io.throughline.store.catalogue.TouchpointRepository;
import io.throughline.store.cost.StoredCosts;
import io.throughline.store.folder.DataFolder;
import io.throughline.store.imports.Leases;
import io.throughline.store.imports.Leftovers;
import io.throughline.store.persona.StoredPersonas;
import io.throughline.store.query.Cypher;
import io.throughline.store.query.Migrations;
import io.throughline.store.timeline.BoltBulk;
import io.throughline.store.timeline.Bulk;
import io.throughline.store.timeline.StoredTimelines;
import io.throughline.store.transition.StoredTransitions;
import org.neo4j.driver.Driver;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The store's parts, for whichever driver there is. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    /** Comes with its schema brought up to date. */
    @Bean
    Cypher cypher(Driver driver, @Value("${spring.data.neo4j.database:}") String database) {
        Cypher cypher = new Cypher(driver, database);
        new Migrations(cypher).run();
        return cypher;
    }

    @Bean
    Leases leases(Cypher cypher) {
        return new Leases(cypher);
    }

    @Bean(destroyMethod = "close")
    Leftovers leftovers(Cypher cypher, Leases leases) {
        return new Leftovers(cypher, leases);
    }

    @Bean
    CatalogueEdits catalogueEdits(
            Cypher cypher,
            TouchpointRepository touchpoints,
            ChannelRepository channels,
            StageRepository stages,
            Neo4jClient client,
            PlatformTransactionManager transactions) {
        return new CatalogueEdits(cypher, touchpoints, channels, stages, client, new TransactionTemplate(transactions));
    }

    /** Whoever holds the folder is alone on the database, so what is unfinished was killed. */
    @Bean
    Neo4jStore interactionStore(
            Cypher cypher,
            ObjectProvider<Bulk> bulk,
            Leases leases,
            Leftovers leftovers,
            CatalogueEdits catalogue,
            ObjectProvider<DataFolder> folder) {
        Neo4jStore store = new Neo4jStore(cypher, bulk(bulk, cypher), leases, leftovers, catalogue);
        if (folder.getIfAvailable() != null) {
            store.recover();
        }
        return store;
    }

    @Bean
    TimelineSource timelineSource(Cypher cypher, ObjectProvider<Bulk> bulk) {
        return new StoredTimelines(cypher, bulk(bulk, cypher));
    }

    /** Whoever runs the database brings a way past Bolt. */
    private static Bulk bulk(ObjectProvider<Bulk> shortest, Cypher cypher) {
        return shortest.getIfAvailable(() -> new BoltBulk(cypher));
    }

    @Bean
    CostSource costSource(Cypher cypher) {
        return new StoredCosts(cypher);
    }

    @Bean
    PersonaStore personaStore(Cypher cypher, Leases leases) {
        return new StoredPersonas(cypher, leases);
    }

    @Bean
    TransitionGraph transitionGraph(Cypher cypher, TimelineSource timelines) {
        return new StoredTransitions(cypher, timelines);
    }
}
