package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.cli.GenerateCommand;
import io.throughline.identity.Evidence;
import io.throughline.identity.Resolution;
import io.throughline.index.JourneyIndex;
import io.throughline.journey.EvidenceRow;
import io.throughline.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** An import killed while it writes who is who leaves no evidence; taken again, customers are those of a store that saw no kill. */
class KilledMergeIT {
    private static final int PART = 10_000;

    @Test
    void customersAreTheSameAfterAKill(@TempDir Path folder) throws IOException, InterruptedException {
        Path file = folder.resolve("seen.csv");
        int exit = new CommandLine(new GenerateCommand())
                .execute("--customers=8000", "--seed=3", "--identifiers", "--out=" + file);
        assertThat(exit).isZero();
        Path store = folder.resolve("store");
        List<String> awaited = List.of(UnfinishedImport.OPENED, UnfinishedImport.EVIDENCE);
        for (int millis : new int[] {0, 60}) {
            assertThat(KilledImport.of(store, file, PART, awaited, Duration.ofMillis(millis)))
                    .doesNotContain(UnfinishedImport.VISIBLE);
        }
        assertThat(customers(store, file)).isEqualTo(customers(folder.resolve("other"), file));
    }

    private static Map<String, String> customers(Path store, Path file) {
        try (TestDatabase database = TestDatabase.at(store)) {
            List<EvidenceRow> left = new ArrayList<>();
            database.timelines().loadEvidence(-1, Long.MAX_VALUE, left::add);
            assertThat(left).isEmpty();
            assertThat(database.nodes()).isZero();
            UnfinishedImport.take(database.imports(), file, PART);
            JourneyIndex index = new JourneyIndex(database.timelines());
            index.refresh();
            return index.readIdentity(KilledMergeIT::named);
        }
    }

    private static Map<String, String> named(Evidence evidence, Resolution resolution) {
        Map<String, String> customers = new TreeMap<>();
        for (int id = 0; id < evidence.size(); id++) {
            customers.put(evidence.name(id), evidence.name(resolution.customer()[id]));
        }
        assertThat(customers.size()).isGreaterThan(4_000);
        return customers;
    }
}
