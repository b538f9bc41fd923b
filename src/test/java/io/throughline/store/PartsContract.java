package io.throughline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.journey.FeedbackKind;
import io.throughline.journey.FeedbackRow;
import io.throughline.journey.ImportLog.ImportSession;
import io.throughline.journey.ImportLog.Written;
import io.throughline.journey.InteractionBatch;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Parts that are written while the next is gathered. */
interface PartsContract extends StoreContract {
    int CUSTOMERS = 4_000;

    private static InteractionBatch many(int at) {
        return Rows.batch(IntStream.range(0, CUSTOMERS)
                .mapToObj(i -> "c" + i + " " + at + " a" + at)
                .toArray(String[]::new));
    }

    private static FeedbackRow answer(String customer) {
        return new FeedbackRow(
                customer, 20, FeedbackRow.NEVER, null, null, FeedbackKind.NPS, 9, 0, 10, null, null, null, Map.of());
    }

    private long nodes(String label) {
        try (var session = database().driver().session()) {
            return session.run("MATCH (n:" + label + ") RETURN count(n) AS n")
                    .single()
                    .get("n")
                    .asLong();
        }
    }

    @Test
    default void partsBegunOneAfterTheOtherAreStoredAsIfWritten() {
        try (ImportSession session = imports().open("shop", false, true)) {
            CompletableFuture<Written> first = session.begin(many(10));
            assertThat(first.join()).isEqualTo(new Written(CUSTOMERS, 0, 0));
            assertThat(session.begin(many(20)).join()).isEqualTo(new Written(CUSTOMERS, 0, 0));
            session.finish("digest", Rows.account(2L * CUSTOMERS, 0, 0), List.of());
        }
        assertThat(nodes("Customer")).isEqualTo(CUSTOMERS);
        assertThat(customers().listInteractions("c7", 10, 0)).hasSize(2);
    }

    /** What is begun and never finished is over before the import is closed, and nothing of it stays. */
    @Test
    default void closingWaitsForThePartUnderWay() {
        CompletableFuture<Written> part;
        try (ImportSession session = imports().open("shop", false, true)) {
            part = session.begin(many(10));
        }
        assertThat(part).isDone();
        assertThat(nodes("Customer")).isZero();
        assertThat(nodes("Timeline")).isZero();
    }

    @Test
    default void aPartOfAnImportThatIsOverIsRefused() {
        ImportSession session = imports().open("shop", false, true);
        session.close();
        assertThatThrownBy(() -> session.begin(many(10)).join())
                .isInstanceOf(CompletionException.class)
                .hasRootCauseMessage("this import is no longer open");
        assertThat(nodes("Timeline")).isZero();
    }

    /** Both create customers that the store does not know. */
    @Test
    default void whatCustomersSaidWaitsForThePartUnderWay() {
        try (ImportSession session = imports().open("shop", false, true)) {
            CompletableFuture<Written> part = session.begin(many(10));
            List<FeedbackRow> said =
                    IntStream.range(0, CUSTOMERS).mapToObj(i -> answer("c" + i)).toList();
            assertThat(session.writeFeedback(said).cardinality()).isEqualTo(CUSTOMERS);
            assertThat(part).isDone();
            session.finish("digest", Rows.account(CUSTOMERS, 0, 0), List.of());
        }
        assertThat(nodes("Customer")).isEqualTo(CUSTOMERS);
    }
}
