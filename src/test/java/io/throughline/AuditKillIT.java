package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.journey.AuditEntry;
import io.throughline.journey.AuditLog;
import io.throughline.journey.IdentityDecision;
import io.throughline.journey.IdentityStore;
import io.throughline.journey.ImportReport;
import io.throughline.journey.Retention;
import io.throughline.store.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes killed anywhere: what holds has its entry in the audit log, and each entry holds, once. */
class AuditKillIT {
    private static final int KILLS = 4;

    @TempDir
    private Path folder;

    @TempDir
    private Path logs;

    @Test
    void entriesAreThoseOfWhatHolds() throws IOException, InterruptedException {
        Random random = new Random(7);
        for (int kill = 0; kill < KILLS; kill++) {
            killAfter("k" + kill, random.nextInt(4), random.nextInt(60_000));
        }
        try (TestDatabase database = TestDatabase.at(folder)) {
            List<AuditEntry> all = new ArrayList<>();
            database.bean(AuditLog.class).forEach(all::add);
            List<ImportReport> imports = database.imports().listImports(1000, null);
            assertThat(left(all, "import", "removeImport"))
                    .containsExactlyInAnyOrderElementsOf(
                            imports.stream().map(ImportReport::id).toList());
            List<AuditEntry> joins = all.stream()
                    .map(one -> one.action().equals("join") ? byDecision(one) : one)
                    .toList();
            assertThat(left(joins, "join", "withdrawDecision"))
                    .containsExactlyInAnyOrderElementsOf(database.bean(IdentityStore.class).listDecisions().stream()
                            .map(IdentityDecision::id)
                            .toList());
            database.bean(Retention.class).removeOlder(source -> UnfinishedEdits.OLD);
            List<AuditEntry> after = new ArrayList<>();
            database.bean(AuditLog.class).forEach(after::add);
            for (ImportReport one : imports) {
                assertThat(after)
                        .as("two rows of each import that stayed went, told once")
                        .filteredOn(entry -> entry.action().equals("retention")
                                && entry.subject().equals(one.source()))
                        .singleElement()
                        .satisfies(entry -> assertThat(entry.detail()).startsWith("2 interactions"));
            }
        }
    }

    private static AuditEntry byDecision(AuditEntry join) {
        String id = join.detail().substring(0, join.detail().indexOf(' '));
        return new AuditEntry(join.at(), join.who(), join.action(), id, join.detail());
    }

    /** Subjects that came and did not leave; each comes once and leaves once. */
    private static List<String> left(List<AuditEntry> all, String came, String left) {
        TreeSet<String> there = new TreeSet<>();
        for (AuditEntry one : all) {
            if (one.action().equals(came)) {
                assertThat(there.add(one.subject())).as(one.toString()).isTrue();
            } else if (one.action().equals(left)) {
                assertThat(there.remove(one.subject())).as(one.toString()).isTrue();
            }
        }
        return List.copyOf(there);
    }

    private void killAfter(String run, int rounds, int pauseMicros) throws IOException, InterruptedException {
        Process child = JavaProcess.of(UnfinishedEdits.class, List.of(), folder.toString(), run)
                .redirectError(logs.resolve("child.log").toFile())
                .start();
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            for (int done = 0; done <= rounds; ) {
                String line = out.readLine();
                assertThat(line).as("the process ended early").isNotNull();
                done += line.equals(UnfinishedEdits.DONE) ? 1 : 0;
            }
            LockSupport.parkNanos(pauseMicros * 1000L);
        } finally {
            child.destroyForcibly().waitFor();
        }
    }
}
