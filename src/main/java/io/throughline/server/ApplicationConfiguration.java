package io.throughline.server;

import io.throughline.analysis.CellService;
import io.throughline.analysis.ErasureService;
import io.throughline.analysis.IdentityService;
import io.throughline.analysis.JourneyService;
import io.throughline.analysis.KpiService;
import io.throughline.analysis.MapService;
import io.throughline.analysis.MapSheets;
import io.throughline.analysis.PersonaService;
import io.throughline.analysis.TalkService;
import io.throughline.analysis.TransitionService;
import io.throughline.feedback.FeedbackIndex;
import io.throughline.feedback.FeedbackSource;
import io.throughline.identity.IdentityRules;
import io.throughline.index.IndexFile;
import io.throughline.index.JourneyIndex;
import io.throughline.ingest.EventService;
import io.throughline.ingest.ImportService;
import io.throughline.ingest.LiveService;
import io.throughline.ingest.Rules;
import io.throughline.ingest.Systems;
import io.throughline.ingest.UploadService;
import io.throughline.ingest.batch.ImportSettings;
import io.throughline.journey.CostStore;
import io.throughline.journey.CustomerStore;
import io.throughline.journey.ErasureStore;
import io.throughline.journey.IdentityStore;
import io.throughline.journey.ImportLog;
import io.throughline.journey.InteractionIntake;
import io.throughline.journey.KnownValues;
import io.throughline.journey.MappingStore;
import io.throughline.journey.ScopeForm;
import io.throughline.journey.TimelineSource;
import io.throughline.journey.TimelineUpkeep;
import io.throughline.journey.TransitionGraph;
import io.throughline.kpi.KpiStore;
import io.throughline.map.CommentStore;
import io.throughline.map.MapFigures;
import io.throughline.map.MapStore;
import io.throughline.map.OpportunityStore;
import io.throughline.persona.PersonaStore;
import io.throughline.quality.RuleStore;
import io.throughline.question.Questions;
import io.throughline.store.folder.DataFolder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.util.unit.DataSize;
import org.springframework.web.context.WebApplicationContext;

/** Joins the rooms that know nothing of Spring. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WordListSettings.class)
class ApplicationConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(IndexFile.class);

    /** Imports between two looks at the store: one a second for each instance, and those of a slow minute. */
    private static final int NEWS = 200;

    /** Kept in the data folder, which this process holds; on a server, which has no folder of ours, it is read at each start. */
    @Bean
    JourneyIndex journeyIndex(
            TimelineSource timelines, ObjectProvider<DataFolder> folder, IdentityRules identityRules) {
        DataFolder held = folder.getIfAvailable();
        IndexFile file = held == null ? null : new IndexFile(held.indexFile(), LOG::info);
        return new JourneyIndex(timelines, file, identityRules);
    }

    @Bean(destroyMethod = "close")
    IndexSaver indexKeeper(JourneyIndex index) {
        return new IndexSaver(index);
    }

    @Bean
    JourneyService journeyService(
            JourneyIndex index,
            TimelineSource timelines,
            PersonaStore personas,
            CostStore costs,
            FeedbackIndex said,
            MapStore maps) {
        return new JourneyService(index, timelines, personas, costs, said, maps::list);
    }

    @Bean
    FeedbackIndex feedbackIndex(FeedbackSource feedback, WordListSettings lists) {
        return new FeedbackIndex(feedback, lists.read());
    }

    @Bean
    PersonaService personaService(JourneyIndex index, JourneyService journeys) {
        return new PersonaService(index, journeys);
    }

    @Bean
    KpiService kpiService(JourneyService journeys, KpiStore kpis) {
        return new KpiService(journeys, kpis);
    }

    @Bean
    CellService cellService(JourneyService journeys, MapStore maps, @Lazy ScopeForm form) {
        return new CellService(journeys, maps, form, KeptFigures::read);
    }

    @Bean
    MapSheets mapSheets(CellService cells, MapService maps, TalkService talk, PersonaService personas) {
        return new MapSheets(cells, maps, talk, personas);
    }

    @Bean
    MapFigures mapFigures(CellService cells, MapStore maps) {
        return new KeptFigures(cells, maps);
    }

    @Bean
    MapService mapService(
            JourneyService journeys,
            PersonaService personas,
            KpiService kpis,
            MapStore maps,
            OpportunityStore opportunities,
            MapFigures figures,
            @Lazy ScopeForm form) {
        return new MapService(journeys, personas, kpis, maps, opportunities, figures, form);
    }

    @Bean
    TalkService talkService(
            JourneyService journeys,
            MapService maps,
            KpiService kpis,
            OpportunityStore opportunities,
            CommentStore comments,
            MapFigures figures) {
        return new TalkService(journeys, maps, kpis, opportunities, comments, figures);
    }

    @Bean
    IdentityService identityService(
            JourneyIndex index,
            TimelineSource timelines,
            PersonaStore personas,
            CustomerStore customers,
            IdentityStore store) {
        return new IdentityService(index, timelines, personas, customers, store);
    }

    @Bean
    ErasureService erasureService(IdentityService identity, ErasureStore store, IdentityRules identityRules) {
        return new ErasureService(identity, store, identityRules);
    }

    @Bean
    TransitionService transitionService(
            JourneyIndex index, JourneyService journeys, TransitionGraph stored, TimelineSource timelines) {
        return new TransitionService(index, journeys, stored, timelines);
    }

    @Bean
    ImportService importDesk(
            ImportLog store,
            MappingStore mappings,
            Rules rules,
            IdentityRules identityRules,
            ApplicationContext context,
            @Value("${throughline.import.buffer:#{null}}") @Nullable Integer buffer,
            @Value("${throughline.import.kept-rows:10000}") int keptRows,
            @Value("${throughline.import.profile:true}") boolean profile,
            @Value("${throughline.sample:retail}") SampleChoice sample) {
        ImportService desk = new ImportService(
                store,
                ImportSettings.of(buffer == null ? ImportSettings.usualBuffer() : buffer, sample == SampleChoice.KEEP)
                        .keeping(keptRows)
                        .profiling(profile)
                        .by(identityRules),
                mappings,
                rules);
        desk.auditFiles(new Senders(context instanceof WebApplicationContext ? "http" : "command"));
        return desk;
    }

    @Bean(destroyMethod = "close")
    LiveService liveDesk(ImportService desk) {
        return new LiveService(desk);
    }

    @Bean
    EventService eventService(InteractionIntake intake) {
        return new EventService(intake);
    }

    @Bean
    Rules rules(RuleStore kept, KnownValues known) {
        return new Rules(kept, known);
    }

    @Bean
    Systems systems(MappingStore mappings) {
        return new Systems(mappings);
    }

    @Bean(destroyMethod = "close")
    UploadService fileIntake(ImportService desk, @Value("${throughline.limits.upload-bytes:4GB}") DataSize limit) {
        return new UploadService(desk, limit.toBytes());
    }

    @Bean
    ImportEvents changes() {
        return new ImportEvents();
    }

    @Bean(destroyMethod = "close")
    TransitionRefresher transitionRefresher(
            TransitionService transitions,
            PersonaService personas,
            KpiService kpis,
            ImportService imports,
            Questions questions) {
        TransitionRefresher keeper = new TransitionRefresher(transitions, personas, kpis, questions, imports);
        imports.addListener(keeper);
        personas.onChange(keeper::changed);
        return keeper;
    }

    @Bean(destroyMethod = "close")
    TimelineCompactor timelineKeeper(TimelineUpkeep timelines, ImportService imports) {
        return new TimelineCompactor(timelines, imports);
    }

    @Bean(destroyMethod = "close")
    IndexRefresher indexFollower(JourneyIndex index, ImportService desk, ImportEvents changes, ImportLog imports) {
        IndexRefresher follower = new IndexRefresher(index);
        desk.addListener(follower);
        follower.onChange(
                () -> changes.tellUntil(index.version(), (after, until) -> imports.listBetween(after, until, NEWS)));
        return follower;
    }
}
