package io.throughline.api;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionInput;
import io.throughline.analysis.JourneyService;
import io.throughline.index.JourneyIndex;
import io.throughline.journey.Clock;
import io.throughline.persona.MemoryPersonas;
import io.throughline.question.Client;
import io.throughline.question.Questions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import memory.MemoryTimelines;
import memory.MemoryTimelines.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.graphql.ExecutionGraphQlService;
import reactor.core.publisher.Mono;

/** After a start the explorer's first questions are asked, once and in order, and only while nobody else asks. */
@Timeout(60)
class FirstQuestionsTest {
    private static final int ALL = 6;

    private final JourneyIndex index =
            new JourneyIndex(new MemoryTimelines(Clock.TIME, "buy").add(List.of(Row.of("ann", 1, "web"))));
    private final JourneyService journeys = new JourneyService(
            index, new MemoryTimelines(Clock.TIME, "buy"), new MemoryPersonas(id -> OptionalInt.empty()));
    private final Questions questions = new Questions(2, 10, Duration.ofMinutes(1));
    private final List<ExecutionInput> asked = Collections.synchronizedList(new ArrayList<>());
    private final ExecutionGraphQlService service = request -> {
        asked.add(request.toExecutionInput());
        return Mono.empty();
    };
    private final CountDownLatch rehearsed = new CountDownLatch(1);
    private final FirstQuestions first = new FirstQuestions(service, questions, journeys, rehearsed::countDown);

    @AfterEach
    void stop() {
        first.destroy();
    }

    private void await(int number) throws InterruptedException {
        while (asked.size() < number) {
            Thread.sleep(20);
        }
    }

    @Test
    void askedInOrderOnceTheDataAreThere() throws InterruptedException {
        first.begin();
        Thread.sleep(500);
        assertThat(asked).isEmpty();
        index.refresh();
        await(ALL);
        assertThat(rehearsed.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(asked)
                .extracting(ExecutionInput::getOperationName)
                .containsExactly(
                        "Overview", "JourneyGraph", "OverviewLater", "JourneyGraph", "JourneyGraph", "Feedback");
        assertThat(asked.stream().limit(3))
                .allMatch(input -> Map.of().equals(input.getVariables().get("scope")));
        assertThat(asked.stream().skip(3).map(ExecutionInput::getVariables)).doesNotHaveDuplicates();
    }

    @Test
    void whoeverElseAsksComesFirst() throws InterruptedException {
        index.refresh();
        CountDownLatch go = new CountDownLatch(1);
        CompletableFuture<Boolean> other = questions.ask(false, () -> false, () -> {
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return true;
        });
        first.begin();
        Thread.sleep(500);
        assertThat(asked).isEmpty();
        go.countDown();
        other.join();
        await(1);
        Client own = asked.get(0).getGraphQLContext().get(Client.class);
        assertThat(own.isGone()).as("alone").isFalse();
    }
}
