package io.throughline.store.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.journey.Unavailable;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whoever asks first opens the way to the database. */
class CypherTest {
    private final AtomicInteger opened = new AtomicInteger();
    private final Transactions way = (Transactions) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {Transactions.class}, (self, method, arguments) -> 7);

    @Test
    void nobodyWaitsForADatabaseThatNobodyAsks() {
        Cypher cypher = new Cypher(
                () -> {
                    opened.incrementAndGet();
                    return way;
                },
                null);
        assertThat(opened).hasValue(0);
        List<Integer> answers = IntStream.range(0, 64)
                .parallel()
                .mapToObj(i -> cypher.<Integer>read(tx -> 0))
                .toList();
        assertThat(answers).hasSize(64).containsOnly(7);
        cypher.open();
        assertThat(opened).hasValue(1);
    }

    @Test
    void aWayThatCouldNotBeOpenedIsTriedAgain() {
        Cypher cypher = new Cypher(
                () -> {
                    if (opened.getAndIncrement() == 0) {
                        throw new Unavailable("away");
                    }
                    return way;
                },
                null);
        assertThatThrownBy(cypher::open).hasMessage("away");
        assertThat(cypher.<Integer>write(tx -> 0)).isEqualTo(7);
        assertThat(opened).hasValue(2);
    }
}
