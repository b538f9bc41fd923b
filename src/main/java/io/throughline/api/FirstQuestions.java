package io.throughline.api;

import io.throughline.analysis.JourneyService;
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
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ClassPathResource;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.support.DefaultExecutionGraphQlRequest;
import org.springframework.stereotype.Component;

/**
 * Asks, after a start, what the explorer asks first, since code that has run answers several times as fast. A question is given up as soon as anybody else
 * asks anything, and the next one waits until nobody does.
 */
@Component
@ConditionalOnWebApplication
final class FirstQuestions implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(FirstQuestions.class);
    private static final ClassPathResource TEXT = new ClassPathResource("first-questions.graphql");
    /** The graph several times: its counts are what most views ask for, and take the longest to become fast. */
    private static final List<String> NAMES =
            List.of("Overview", "OverviewLater", "JourneyGraph", "JourneyGraph", "JourneyGraph");

    private static final Map<String, Object> VARIABLES = Map.of("most", 60, "keep", List.of(), "members", false);
    private static final long PAUSE_MILLIS = 200;

    private final ExecutionGraphQlService service;
    private final Questions questions;
    private final JourneyService journeys;
    private final Thread thread = new Thread(this::ask, "first-questions");

    FirstQuestions(ExecutionGraphQlService service, Questions questions, JourneyService journeys) {
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
            for (String name : NAMES) {
                do {
                    Thread.sleep(PAUSE_MILLIS);
                } while (!journeys.isReady() || questions.running() > 0);
                ask(text, name);
            }
        } catch (InterruptedException | IOException | RuntimeException e) {
            log.debug("What is asked first was not asked.", e);
        }
    }

    private void ask(String text, String name) {
        DefaultExecutionGraphQlRequest request =
                new DefaultExecutionGraphQlRequest(text, name, VARIABLES, Map.of(), name, Locale.ROOT);
        Client client = () -> questions.running() + questions.waiting() > 1;
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
