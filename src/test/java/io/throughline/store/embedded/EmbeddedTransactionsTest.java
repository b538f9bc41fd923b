package io.throughline.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.neo4j.graphdb.TransactionFailureException;
import org.neo4j.kernel.api.exceptions.Status;

class EmbeddedTransactionsTest {
    @Test
    void aDiskThatIsFullIsToldApartFromOtherFailures() {
        assertThat(EmbeddedTransactions.isBroken(new TransactionFailureException(
                        "Unable to complete transaction.",
                        new IOException("No space left on device"),
                        Status.Transaction.TransactionLogError)))
                .isTrue();
        assertThat(EmbeddedTransactions.isBroken(new IllegalStateException(
                        "The database has encountered a critical error, and needs to be restarted.")))
                .isTrue();
        assertThat(EmbeddedTransactions.isBroken(new IllegalStateException("Node 7 is not there")))
                .isFalse();
    }
}
