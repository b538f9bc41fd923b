package io.throughline.store;

import io.throughline.access.KeyStore;
import io.throughline.catalogue.CatalogueStore;
import io.throughline.feedback.FeedbackSource;
import io.throughline.identity.IdentityRules;
import io.throughline.journey.AuditLog;
import io.throughline.journey.CostStore;
import io.throughline.journey.CustomerStore;
import io.throughline.journey.ErasureStore;
import io.throughline.journey.IdentityStore;
import io.throughline.journey.ImportLog;
import io.throughline.journey.KnownValues;
import io.throughline.journey.MappingStore;
import io.throughline.journey.Retention;
import io.throughline.journey.TimelineSource;
import io.throughline.journey.TimelineUpkeep;
import io.throughline.journey.TransitionGraph;
import io.throughline.kpi.KpiStore;
import io.throughline.map.MapStore;
import io.throughline.persona.PersonaStore;
import io.throughline.quality.RuleStore;
import io.throughline.store.audit.StoredAudit;
import io.throughline.store.catalogue.ChannelRepository;
import io.throughline.store.catalogue.StageRepository;
import io.throughline.store.catalogue.StoredCatalogue;
import io.throughline.store.catalogue.TouchpointRepository;
import io.throughline.store.cost.StoredCosts;
import io.throughline.store.erasure.Remnants;
import io.throughline.store.erasure.StoredErasures;
import io.throughline.store.folder.DataFolder;
import io.throughline.store.identity.StoredIdentity;
import io.throughline.store.imports.Leftovers;
import io.throughline.store.imports.StoredImports;
import io.throughline.store.imports.StoredRetention;
import io.throughline.store.imports.TimelinePacking;
import io.throughline.store.key.StoredKeys;
import io.throughline.store.kpi.DepartmentRepository;
import io.throughline.store.kpi.KpiRepository;
import io.throughline.store.kpi.StoredKpis;
import io.throughline.store.lease.Leases;
import io.throughline.store.map.CommentRepository;
import io.throughline.store.map.MapRepository;
import io.throughline.store.map.OpportunityRepository;
import io.throughline.store.map.StoredComments;
import io.throughline.store.map.StoredMaps;
import io.throughline.store.map.StoredOpportunities;
import io.throughline.store.mapping.StoredMappings;
import io.throughline.store.persona.StoredPersonas;
import io.throughline.store.quality.StoredRules;
import io.throughline.store.query.BoltTransactions;
import io.throughline.store.query.Cypher;
import io.throughline.store.query.Edits;
import io.throughline.store.query.ImportsFile;
import io.throughline.store.query.Migrations;
import io.throughline.store.query.Transactions;
import io.throughline.store.timeline.BoltBulk;
import io.throughline.store.timeline.Bulk;
import io.throughline.store.timeline.StoredCustomers;
import io.throughline.store.timeline.StoredTimelines;
import io.throughline.store.timeline.StoredValues;
import io.throughline.store.transition.StoredTransitions;
import io.throughline.store.voice.StoredFeedback;
import org.neo4j.driver.Driver;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.data.neo4j.repository.config.EnableNeo4jRepositories;
import org.springframework.transaction.PlatformTransactionManager;

/** The store's parts, for whichever driver there is. Nodes and repositories are looked for here alone. */
@Configuration(proxyBeanMethods = false)
@EntityScan
@EnableNeo4jRepositories
class StoreConfiguration {

    /** Opened by whoever asks first, with its schema brought up to date. */
    @Bean
    Cypher cypher(
            ObjectProvider<Transactions> shortest,
            ObjectProvider<Driver> driver,
            ObjectProvider<DataFolder> folder,
            @Value("${spring.data.neo4j.database:}") String database) {
        DataFolder held = folder.getIfAvailable();
        Transactions shorter = shortest.getIfAvailable();
        return new Cypher(
                () -> prepared(
                        shorter == null ? BoltTransactions.connect(driver.getObject(), database) : shorter,
                        held != null),
                held == null ? null : new ImportsFile(held.importsFile()));
    }

    /** @param alone whoever holds the folder is alone on the database, so what is unfinished was killed */
    private static Transactions prepared(Transactions transactions, boolean alone) {
        Cypher first = new Cypher(transactions);
        new Migrations(first, alone).run();
        if (alone) {
            Leases.recover(first);
        }
        return transactions;
    }

    /** The database starts while all else is put together, and nothing is served before it has. */
    @Bean
    SmartInitializingSingleton openStore(Cypher cypher) {
        return cypher::open;
    }

    @Bean
    Leases leases(Cypher cypher) {
        return new Leases(cypher);
    }

    @Bean(destroyMethod = "close")
    Leftovers leftovers(Cypher cypher, Leases leases) {
        return new Leftovers(cypher, leases);
    }

    /** What edits by hand need is made when the first is. */
    @Bean
    Edits edits(@Lazy Neo4jClient client, @Lazy PlatformTransactionManager transactions) {
        return new Edits(client, transactions);
    }

    @Bean
    CatalogueStore catalogueStore(
            Cypher cypher,
            Leases leases,
            @Lazy TouchpointRepository touchpoints,
            @Lazy ChannelRepository channels,
            @Lazy StageRepository stages,
            Edits edits,
            ApplicationEventPublisher events) {
        return new StoredCatalogue(cypher, leases, touchpoints, channels, stages, edits, events);
    }

    @Bean
    ImportLog importLog(
            Cypher cypher,
            ObjectProvider<Bulk> bulk,
            Leases leases,
            Leftovers leftovers,
            ApplicationEventPublisher events,
            ObjectProvider<IdentityRules> rules) {
        return new StoredImports(cypher, bulk(bulk, cypher), leases, leftovers, events, rules(rules));
    }

    @Bean
    TimelineUpkeep timelineUpkeep(Cypher cypher, ObjectProvider<Bulk> bulk, Leases leases, Leftovers leftovers) {
        return new TimelinePacking(cypher, bulk(bulk, cypher), leases, leftovers);
    }

    @Bean
    KnownValues knownValues(Cypher cypher) {
        return new StoredValues(cypher);
    }

    @Bean
    Retention retention(Cypher cypher, Leases leases, Leftovers leftovers, ApplicationEventPublisher events) {
        return new StoredRetention(cypher, leases, leftovers, events);
    }

    @Bean
    CustomerStore customerStore(Cypher cypher) {
        return new StoredCustomers(cypher);
    }

    @Bean
    TimelineSource timelineSource(Cypher cypher, ObjectProvider<Bulk> bulk) {
        return new StoredTimelines(cypher, bulk(bulk, cypher));
    }

    /** Whoever runs the database brings a way past Bolt. */
    private static Bulk bulk(ObjectProvider<Bulk> shortest, Cypher cypher) {
        return shortest.getIfAvailable(() -> new BoltBulk(cypher));
    }

    private static IdentityRules rules(ObjectProvider<IdentityRules> given) {
        return given.getIfAvailable(() -> IdentityRules.USUAL);
    }

    @Bean
    IdentityStore identityStore(Cypher cypher, ApplicationEventPublisher events, ObjectProvider<IdentityRules> rules) {
        return new StoredIdentity(cypher, events, rules(rules));
    }

    @Bean
    ErasureStore erasureStore(
            Cypher cypher,
            Leases leases,
            ObjectProvider<Remnants> remnants,
            ApplicationEventPublisher events,
            ObjectProvider<IdentityRules> rules) {
        return new StoredErasures(cypher, leases, remnants.getIfAvailable(), events, rules(rules));
    }

    @Bean
    CostStore costStore(Cypher cypher) {
        return new StoredCosts(cypher);
    }

    @Bean
    FeedbackSource feedbackSource(Cypher cypher) {
        return new StoredFeedback(cypher);
    }

    @Bean
    MappingStore mappingStore(Cypher cypher) {
        return new StoredMappings(cypher);
    }

    @Bean
    RuleStore ruleStore(Cypher cypher) {
        return new StoredRules(cypher);
    }

    @Bean
    AuditLog auditLog(Cypher cypher) {
        return new StoredAudit(cypher);
    }

    @Bean
    PersonaStore personaStore(Cypher cypher, Leases leases) {
        return new StoredPersonas(cypher, leases);
    }

    @Bean
    KpiStore kpiStore(Cypher cypher, @Lazy KpiRepository kpis, @Lazy DepartmentRepository departments, Edits edits) {
        return new StoredKpis(cypher, kpis, departments, edits);
    }

    @Bean
    StoredOpportunities opportunityStore(Cypher cypher, @Lazy OpportunityRepository opportunities, Edits edits) {
        return new StoredOpportunities(cypher, opportunities, edits);
    }

    @Bean
    MapStore mapStore(
            Cypher cypher,
            @Lazy MapRepository maps,
            StoredOpportunities opportunities,
            StoredComments comments,
            KpiStore kpis,
            Edits edits) {
        return new StoredMaps(cypher, maps, opportunities, comments, kpis, edits);
    }

    @Bean
    StoredComments commentStore(Cypher cypher, @Lazy CommentRepository comments, Edits edits) {
        return new StoredComments(cypher, comments, edits);
    }

    @Bean
    TransitionGraph transitionGraph(Cypher cypher, TimelineSource timelines) {
        return new StoredTransitions(cypher, timelines);
    }

    @Bean
    KeyStore keyStore(Cypher cypher) {
        return new StoredKeys(cypher);
    }
}
