package io.throughline.ingest.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.journey.ImportLog.ImportSession;
import io.throughline.journey.ImportLog.Written;
import io.throughline.journey.InteractionBatch;
import io.throughline.journey.Unavailable;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** One part is written while the next is gathered. */
class WrittenPartsTest {
    private final List<CompletableFuture<Written>> begun = new ArrayList<>();
    private final WrittenParts parts = new WrittenParts(session(), new Refusals());

    /** One that begins parts and leaves it to the test to end them. */
    private ImportSession session() {
        return (ImportSession) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ImportSession.class}, (self, method, arguments) -> {
                    if (method.getName().equals("write")) {
                        return new Written(0, 0, 1);
                    }
                    assertThat(method.getName()).isEqualTo("begin");
                    assertThat(begun).allMatch(CompletableFuture::isDone);
                    CompletableFuture<Written> written = new CompletableFuture<>();
                    begun.add(written);
                    return written;
                });
    }

    private static InteractionBatch part() {
        InteractionBatch part = new InteractionBatch(1);
        part.add(part.customers.code("ann"), 1, part.touchpoints.code("a"), 0, 0, Double.NaN, 2);
        part.outcomes.ask(1);
        return part;
    }

    @Test
    void theNextIsGatheredMeanwhileAndBeginsOnceItIsWritten() {
        RecordFates fates = new RecordFates(false);
        parts.write(part(), fates, false);
        assertThat(parts.isIdle()).isFalse();
        CompletableFuture<Void> second = CompletableFuture.runAsync(() -> parts.write(part(), fates, false));
        begun.get(0).complete(new Written(1, 0, 0));
        second.join();
        assertThat(begun).hasSize(2);
        begun.get(1).complete(new Written(0, 0, 1));
        assertThat(parts.isIdle()).isTrue();
        assertThat(parts.refused()).isZero();
        parts.settle();
        assertThat(parts.refused()).isEqualTo(1);
        assertThat(parts.refuse()).isEqualTo(2);
    }

    /** Whether the last record is taken, which the next part may go on with, is known before that is gathered. */
    @Test
    void recordsOfSeveralRowsAndTheLastPartAreWrittenAtOnce() {
        parts.write(part(), several(), false);
        assertThat(parts.refused()).isEqualTo(1);
        parts.write(part(), new RecordFates(false), true);
        assertThat(parts.refused()).isEqualTo(2);
        assertThat(begun).isEmpty();
    }

    private static RecordFates several() {
        RecordFates fates = new RecordFates(true);
        fates.begin(false);
        fates.entered(0);
        return fates;
    }

    @Test
    void aFailureIsToldOnceAsItIs() {
        parts.write(part(), new RecordFates(false), false);
        Unavailable away = new Unavailable("the database is away");
        begun.get(0).completeExceptionally(away);
        assertThatThrownBy(parts::settle).isSameAs(away);
        parts.settle();
        assertThat(parts.refused()).isZero();
    }

    /** A customer in several parts is several timelines, so only what stands in the order of customers is written early. */
    @Test
    void theOrderOfCustomersIsSeen() {
        InteractionBatch together = new InteractionBatch(1);
        InteractionBatch apart = new InteractionBatch(1);
        for (int i = 0; i < 100; i++) {
            together.add(i / 4, i, 0, 0, 0, Double.NaN, i);
            apart.add(i % 25, i, 0, 0, 0, Double.NaN, i);
            together.customers.code("c" + i / 4);
            apart.customers.code("c" + i % 25);
        }
        assertThat(together.inOrderOfCustomers()).isTrue();
        assertThat(apart.inOrderOfCustomers()).isFalse();
    }
}
