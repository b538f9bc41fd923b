package io.throughline.api;

import io.throughline.analysis.JourneyService;
import io.throughline.analysis.MapSheets;
import io.throughline.question.Client;
import io.throughline.question.Questions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ClassPathResource;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.support.DefaultExecutionGraphQlRequest;
import org.springframework.stereotype.Component;

/**
 * Asks, after a start, what the explorer asks first, since code that has run answers several times as fast; then draws a map and rehearses an edit. Each is given
 * up as soon as anybody else asks anything, and the next one waits until nobody does.
 */
@Component
@ConditionalOnWebApplication
final class FirstQuestions implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(FirstQuestions.class);
    private static final ClassPathResource TEXT = new ClassPathResource("first-questions.graphql");
    private static final String GRAPH = "JourneyGraph";

    /**
     * Then the graph of other scopes, since what was counted is kept: its counts are what most views ask for, and take the longest to become fast. At the end what was said,
     * since it is only read when somebody asks for it.
     */
    private static final List<Question> LIST = List.of(
            new Question("Overview", Map.of()),
            new Question(GRAPH, Map.of()),
            new Question("OverviewLater", Map.of()),
            new Question(GRAPH, Map.of("definition", Map.of("inactivity", "P30D"))),
            new Question(GRAPH, Map.of("definition", Map.of("inactivity", "P60D"))),
            new Question("Feedback", Map.of()));

    private static final long PAUSE_MILLIS = 200;

    private record Question(String name, Map<String, Object> scope) {}

    private final ExecutionGraphQlService service;
    private final Questions questions;
    private final JourneyService journeys;
    private final Runnable rehearsal;
    private final Thread thread = new Thread(this::ask, "first-questions");

    @Autowired
    FirstQuestions(ExecutionGraphQlService service, Questions questions, JourneyService journeys, MapSheets sheets) {
        this(service, questions, journeys, sheets::rehearse);
    }

    /** @param rehearsal what is done last */
    FirstQuestions(ExecutionGraphQlService service, Questions questions, JourneyService journeys, Runnable rehearsal) {
        this.rehearsal = rehearsal;
        this.service = service;
        this.questions = questions;
        this.journeys = journeys;
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        thread.start();
    }

    private void ask() {
        try {
            String text = TEXT.getContentAsString(StandardCharsets.UTF_8);
            for (Question question : LIST) {
                awaitSilence();
                ask(text, question);
            }
            awaitSilence();
            questions
                    .ask(false, this::isSomebodyElse, () -> {
                        rehearsal.run();
                        return true;
                    })
                    .join();
        } catch (InterruptedException | IOException | RuntimeException e) {
            log.debug("What is asked first was not asked.", e);
        }
    }

    private void awaitSilence() throws InterruptedException {
        do {
            Thread.sleep(PAUSE_MILLIS);
        } while (!journeys.isReady() || questions.running() > 0);
    }

    private boolean isSomebodyElse() {
        return questions.running() + questions.waiting() > 1;
    }

    private void ask(String text, Question question) {
        Map<String, Object> variables =
                Map.of("scope", question.scope, "most", 60, "keep", List.of(), "members", false);
        DefaultExecutionGraphQlRequest request = new DefaultExecutionGraphQlRequest(
                text, question.name, variables, Map.of(), question.name, Locale.ROOT);
        Client client = this::isSomebodyElse;
        request.configureExecutionInput((input, builder) -> {
            input.getGraphQLContext().put(Client.class, client);
            return input;
        });
        service.execute(request).block();
    }

    @Override
    public void destroy() {
        thread.interrupt();
    }
}
