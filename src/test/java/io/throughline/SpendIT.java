package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.analysis.JourneyService;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.attribution.Attribution;
import io.throughline.attribution.AttributionModel;
import io.throughline.attribution.Attributions;
import io.throughline.attribution.Credit;
import io.throughline.attribution.Spending;
import io.throughline.feedback.FeedbackIndex;
import io.throughline.feedback.FeedbackSource;
import io.throughline.index.JourneyIndex;
import io.throughline.ingest.ImportProgress;
import io.throughline.ingest.ImportService;
import io.throughline.ingest.batch.ImportSettings;
import io.throughline.ingest.record.ImportOptions;
import io.throughline.ingest.text.ImportFile;
import io.throughline.journey.CostStore;
import io.throughline.journey.Definition;
import io.throughline.journey.ImportReport;
import io.throughline.journey.Scope;
import io.throughline.journey.StepBy;
import io.throughline.persona.PersonaStore;
import io.throughline.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a file of costs to cost per conversion, and back when the costs are taken out. */
class SpendIT {
    @TempDir
    private Path folder;

    private final TestDatabase database = TestDatabase.shared();

    private ImportReport take(String text, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("file.csv"), text);
        return new ImportService(database.imports(), ImportSettings.of(1_000, false))
                .importFile(ImportFile.of(file), ImportOptions.of(List.of(options)), ImportProgress.NONE);
    }

    @Test
    void spendFollowsItsImport() throws IOException {
        database.clear();
        take(
                "customer,time,touchpoint,channel,value\na,2026-01-01,ad,web,\na,2026-01-02,buy,web,30\n"
                        + "b,2026-01-01,letter,post,\nb,2026-01-03,buy,web,10\n",
                "conversions=buy");
        JourneyIndex index = new JourneyIndex(database.timelines());
        index.refresh();
        JourneyService service = new JourneyService(
                index,
                database.timelines(),
                database.bean(PersonaStore.class),
                database.bean(CostStore.class),
                new FeedbackIndex(FeedbackSource.NONE));
        assertThat(credit(service, "web").cost()).isNull();
        ImportReport costs = take(
                "Date,Channel,Cost\n2026-01-01,web,4\n2026-01-02,web,2\n2026-01-02,,9\n", "kind=costs", "source=ads");
        assertThat(costs.accepted()).isEqualTo(2);
        assertThat(costs.rejected()).isEqualTo(1);
        index.refresh();
        assertThat(credit(service, "web").cost()).isEqualTo(6);
        assertThat(credit(service, "web").costPerConversion()).isEqualTo(6);
        assertThat(credit(service, "web").returnOnSpend()).isEqualTo(5);
        assertThat(credit(service, "post").cost()).isNull();
        database.imports().remove(costs.id(), "test", "removeImport");
        index.refresh();
        assertThat(credit(service, "web").cost()).isNull();
    }

    private static Credit credit(JourneyService service, String channel) {
        EvaluatedJourneys journeys =
                service.journeys(Scope.ALL.withDefinition(Definition.DEFAULT.withStepBy(StepBy.CHANNEL)));
        Attribution credits = Attributions.of(journeys.set(), Attribution.Request.of(AttributionModel.LINEAR));
        return Spending.of(
                        credits, journeys.set().scope(), journeys.data().costs().get())
                .credits()
                .stream()
                .filter(credit -> credit.step().equals(channel))
                .findFirst()
                .orElseThrow();
    }
}
