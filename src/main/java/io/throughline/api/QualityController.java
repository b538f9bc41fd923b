package io.throughline.api;

import graphql.schema.DataFetchingEnvironment;
import io.throughline.ingest.Rules;
import io.throughline.journey.ImportFact;
import io.throughline.journey.ImportLog;
import io.throughline.journey.ImportReport;
import io.throughline.journey.NearestNames;
import io.throughline.quality.ColumnMeaning;
import io.throughline.quality.ColumnProfile;
import io.throughline.quality.DataQuality;
import io.throughline.quality.DataQuality.ImportQuality;
import io.throughline.quality.DataQuality.ScorePoint;
import io.throughline.quality.DataQuality.SourceQuality;
import io.throughline.quality.JourneyProfile;
import io.throughline.quality.ProfileFacts;
import io.throughline.quality.RuleFacts;
import io.throughline.quality.RuleResult;
import io.throughline.quality.RuleStore.SourceRules;
import io.throughline.quality.SourceColumn;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** How far the data can be trusted. */
@Controller
final class QualityController {
    private static final int MOST = 200;
    /** Imports among which those of a source are looked for. */
    private static final int SEARCHED = 10_000;

    private final ImportLog store;
    private final Rules rules;

    QualityController(ImportLog store, Rules rules) {
        this.store = store;
        this.rules = rules;
    }

    @QueryMapping
    List<SourceRules> qualityRules() {
        return rules.list();
    }

    @SchemaMapping
    List<ColumnMeaning> columns(SourceRules contract) {
        return Rules.columns(contract);
    }

    @MutationMapping
    SourceRules saveQualityRules(@Argument String source, @Argument String text, DataFetchingEnvironment asked) {
        return rules.save(source, text, NeededRole.caller(asked).name());
    }

    @MutationMapping
    boolean removeQualityRules(@Argument String source, DataFetchingEnvironment asked) {
        return rules.remove(source, NeededRole.caller(asked).name());
    }

    @QueryMapping
    DataQuality dataQuality(
            @Argument @Nullable String source, @Argument("import") @Nullable String importId, @Argument int first) {
        int count = Connections.checkFirst(first, MOST);
        boolean all = source == null && importId == null;
        List<ImportReport> listed = store.listImports(all ? count : SEARCHED, null);
        requireKnown(source, listed);
        List<ImportReport> reports = listed.stream()
                .filter(report -> source == null || source.equals(report.source()))
                .filter(report -> importId == null || importId.equals(report.id()))
                .limit(count)
                .toList();
        List<String> ids = reports.stream().map(ImportReport::id).toList();
        return DataQuality.of(reports, store.findFacts(ids, RuleFacts.RULES));
    }

    /** What a source without imports promises is known too. */
    private void requireKnown(@Nullable String source, List<ImportReport> listed) {
        if (source != null) {
            Stream<String> promised = rules.list().stream().map(SourceRules::source);
            Stream<String> brought = listed.stream().map(ImportReport::source);
            NearestNames.require(
                    "source", source, Stream.concat(promised, brought).collect(Collectors.toSet()));
        }
    }

    @SchemaMapping
    List<RuleResult> rules(ImportQuality imported) {
        return RuleFacts.results(facts(imported, RuleFacts.RULE));
    }

    @SchemaMapping
    List<ColumnProfile> columns(ImportQuality imported) {
        return facts(imported, ProfileFacts.COLUMN).stream()
                .map(ProfileFacts::column)
                .toList();
    }

    @SchemaMapping
    @Nullable
    JourneyProfile journeys(ImportQuality imported) {
        return facts(imported, ProfileFacts.JOURNEYS).stream()
                .map(ProfileFacts::journeys)
                .findFirst()
                .orElse(null);
    }

    @SchemaMapping
    List<SourceColumn> columns(SourceQuality source) {
        return columns(source.history().stream().map(ScorePoint::importId).toList());
    }

    @SchemaMapping
    List<SourceColumn> sourceColumns(ImportQuality imported) {
        List<String> ids = store.listImports(SEARCHED, null).stream()
                .filter(report -> report.source().equals(imported.source()))
                .map(ImportReport::id)
                .limit(MOST)
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.reverse(ids);
        return columns(ids);
    }

    private List<SourceColumn> columns(List<String> ids) {
        Map<String, List<ImportFact>> facts = store.findFacts(ids, ProfileFacts.COLUMN);
        return SourceColumn.merge(ids.stream()
                .map(id -> facts.getOrDefault(id, List.of()).stream()
                        .map(ProfileFacts::column)
                        .toList())
                .toList());
    }

    private List<ImportFact> facts(ImportQuality imported, String kind) {
        return store.findFacts(List.of(imported.id()), kind).getOrDefault(imported.id(), List.of());
    }

    @SchemaMapping
    @Nullable
    Instant spikeAt(JourneyProfile journeys) {
        Long micros = journeys.spikeAtMicros();
        return micros == null ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
