package io.throughline.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.index.JourneyIndex;
import io.throughline.journey.AuditLog;
import io.throughline.journey.EvidenceRow;
import io.throughline.journey.FeedbackKind;
import io.throughline.journey.FeedbackRow;
import io.throughline.journey.ImportLog.ImportSession;
import io.throughline.journey.ImportReport;
import io.throughline.journey.RecordAccount;
import io.throughline.journey.Retention;
import io.throughline.journey.Retention.Gone;
import io.throughline.persona.PersonaStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is too old goes, and what is left reads as if it had never been there. */
interface RetentionContract extends StoreContract {
    private static String row(Random random, int at) {
        String row = "c" + random.nextInt(4) + " " + at + " " + "abc".charAt(random.nextInt(3));
        row += random.nextBoolean() ? " value=" + random.nextInt(9) : "";
        row += random.nextInt(4) == 0 ? " flag" : "";
        row += random.nextBoolean() ? " a.page=p" + at : "";
        row += random.nextInt(3) == 0 ? " t.city=C" + at : "";
        return row;
    }

    private static FeedbackRow said(long at) {
        return new FeedbackRow(
                "c1", at, FeedbackRow.NEVER, null, null, FeedbackKind.CSAT, 4, 1, 5, "fine", null, null, Map.of());
    }

    private ImportReport take(String source, List<String> rows, boolean evidence, long... said) {
        try (ImportSession session = imports().open(source, false, true)) {
            if (evidence) {
                session.writeEvidence(List.of(
                        new EvidenceRow("c1", "customer", "email", "old@x.org", false, 1, 5, 1),
                        new EvidenceRow("c1", "customer", "email", "new@x.org", false, 1, 50, 1)));
            }
            List<FeedbackRow> all = new ArrayList<>();
            for (long at : said) {
                all.add(said(at));
            }
            session.writeFeedback(all);
            return Rows.finish(session, Rows.batch(rows.toArray(String[]::new)));
        }
    }

    /** Everything that readers can learn, by customer. */
    private List<String> told() {
        List<String> told = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String customer = "c" + i;
            customers()
                    .listInteractions(customer, 1000, 0)
                    .forEach(entry -> told.add(customer + " " + entry.toString().replaceAll("code=\\d+", "")));
            customers().findCustomer(customer).ifPresent(one -> told.add(one.toString()));
        }
        return told;
    }

    private List<String> entries() {
        List<String> entries = new ArrayList<>();
        database()
                .bean(AuditLog.class)
                .forEach(one ->
                        entries.add(String.join(" ", one.who(), one.action(), one.subject()) + ": " + one.detail()));
        return entries;
    }

    /** A list of who is who has no interactions; without it they are not one any more. */
    @Test
    default void customersAreCutAgainWhereEvidenceAloneIsTooOld() {
        take("shop", List.of("ann 30 a", "bob 30 b"), false);
        try (ImportSession session = imports().open("crm", false, true)) {
            session.writeEvidence(List.of(
                    new EvidenceRow("ann", "customer", "email", "ann@x.org", false, 1, 5, 1),
                    new EvidenceRow("bob", "till", "email", "ann@x.org", false, 1, 5, 1)));
            session.finish("crm", RecordAccount.of(2), List.of());
        }
        JourneyIndex index = new JourneyIndex(timelines());
        index.refresh();
        assertThat(customersOf(index)).isEqualTo(1);
        Map<String, Gone> gone = database().bean(Retention.class).removeOlder(source -> 20);
        assertThat(gone).containsOnlyKeys("crm").containsEntry("crm", new Gone(0, 2, 0, 0));
        assertThat(entries())
                .singleElement()
                .asString()
                .startsWith("retention retention crm: 0 interactions and answers, 2 links");
        assertThat(index.refresh()).isTrue();
        assertThat(customersOf(index)).isEqualTo(2);
    }

    private long customersOf(JourneyIndex index) {
        return Stream.of("ann", "bob")
                .map(id -> index.now()
                        .customerOf(database()
                                .bean(PersonaStore.class)
                                .findOrdinal(id)
                                .orElseThrow()))
                .distinct()
                .count();
    }

    /** Readers may have read between two of its writes. */
    @Test
    default void aRoundThatWasKilledIsReadAnewAfterTheNextOne() {
        take("shop", List.of("ann 30 a"), false);
        JourneyIndex index = new JourneyIndex(timelines());
        index.refresh();
        try (var session = database().driver().session()) {
            session.run("MATCH (n:Counter) SET n.expiring = true").consume();
        }
        Retention retention = database().bean(Retention.class);
        long version = index.version();
        assertThat(retention.removeOlder(source -> 20)).isEmpty();
        index.refresh();
        assertThat(index.version()).isGreaterThan(version);
        assertThat(retention.removeOlder(source -> 20)).isEmpty();
        assertThat(index.refresh()).isFalse();
    }

    private long voices() {
        try (var session = database().driver().session()) {
            return session.run("MATCH (v:Voice) RETURN coalesce(sum(size(v.at)), 0) AS n")
                    .single()
                    .get("n")
                    .asLong();
        }
    }

    @Test
    default void whatIsTooOldWasNeverThere() {
        Random random = new Random(5);
        List<List<String>> files = new ArrayList<>();
        for (int file = 0; file < 3; file++) {
            List<String> rows = new ArrayList<>();
            for (int at = 0; at < 40; at++) {
                rows.add(row(random, at));
            }
            files.add(rows);
        }
        long cut = 20;
        List<String> left = files.get(0).stream()
                .filter(row -> Long.parseLong(row.split(" ")[1]) >= cut)
                .toList();
        take("shop", left, false);
        take("till", files.get(1), false);
        List<String> expected = told();
        clear();

        ImportReport shop = take("shop", files.get(0), true, 3, 30);
        take("till", files.get(1), false);
        JourneyIndex index = new JourneyIndex(timelines());
        index.refresh();
        Retention retention = database().bean(Retention.class);
        Map<String, Gone> gone = retention.removeOlder(source -> source.equals("shop") ? cut : Retention.FOR_GOOD);
        assertThat(gone).containsOnlyKeys("shop").containsEntry("shop", new Gone(20 + 1, 1, 0, 0));
        assertThat(entries())
                .containsExactly(
                        "retention retention shop: 21 interactions and answers, 1 links of identifiers, 0 kept rows"
                                + " and values of 0 columns were too old");
        assertThat(told()).isEqualTo(expected);
        assertThat(voices()).isEqualTo(1);
        List<EvidenceRow> evidence = new ArrayList<>();
        timelines().loadEvidence(-1, Long.MAX_VALUE, evidence::add);
        assertThat(evidence).extracting(EvidenceRow::value).containsExactly("new@x.org");
        assertThat(imports().listImports(9, null))
                .filteredOn(report -> report.id().equals(shop.id()))
                .singleElement()
                .satisfies(report -> assertThat(report.notes())
                        .contains("21 of its interactions and answers were too old to be kept and are gone."));
        assertThat(index.refresh()).isTrue();
        long rows = index.countTouchpoints().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        assertThat(rows).isEqualTo(60);
        assertThat(retention.removeOlder(source -> cut - 1)).containsOnlyKeys("till");
        assertThat(retention.removeOlder(source -> cut - 1)).isEmpty();
        assertThat(retention.removeOlder(source -> Long.MAX_VALUE)).hasSize(2);
        assertThat(told()).isEmpty();
    }
}
