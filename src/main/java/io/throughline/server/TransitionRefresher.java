package io.throughline.server;

import io.throughline.analysis.PersonaService;
import io.throughline.analysis.TransitionService;
import io.throughline.ingest.ImportListener;
import io.throughline.journey.ImportReport;
import io.throughline.measure.Check;
import io.throughline.question.Questions;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refreshes what the database holds of the index once imports have paused or a persona was changed: its graphs and who fits which
 * persona. Then reads traits that rules will ask for and, after a file, lets the database recount the graph. Each step lets those pass who ask something.
 */
final class TransitionRefresher implements ImportListener, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TransitionRefresher.class);
    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final Duration QUIET = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final TransitionService transitions;
    private final PersonaService personas;
    private final Questions questions;
    private final BackgroundTask task = new BackgroundTask("transitions", this::refresh, TransitionRefresher::complain);
    private boolean recount;

    TransitionRefresher(TransitionService transitions, PersonaService personas, Questions questions) {
        this.transitions = transitions;
        this.personas = personas;
        this.questions = questions;
    }

    /** Something visible has changed: begin the pause anew. */
    void changed() {
        task.afterQuiet(PAUSE);
    }

    /** A file was imported: the next refresh is followed by a recount. */
    @Override
    public synchronized void imported(ImportReport report) {
        recount = true;
    }

    /** Live interactions are counted with the next file. */
    @Override
    public void recorded(ImportReport report) {}

    private void refresh() {
        letPass();
        transitions.refresh();
        letPass();
        if (personas.refreshMembers() > 0) {
            personas.listFaults().forEach(fault -> log.warn("The rule of a persona does not fit the data: {}", fault));
        }
        personas.readTraits(this::letPass);
        if (takeRecount()) {
            transitions.verify().filter(check -> !check.holds()).ifPresent(TransitionRefresher::report);
        }
    }

    private static void complain(Throwable failure) {
        log.warn(
                "The graphs in the database were not refreshed, they will be after the next import. {}",
                failure.getMessage());
        log.debug("cause", failure);
    }

    private void letPass() {
        try {
            questions.awaitQuiet(QUIET, PATIENCE);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
    }

    private static void report(Check check) {
        log.error(
                "The database counts {} transitions, the index {}: run the command verify, and report this.",
                (long) check.left(),
                (long) check.right());
    }

    private synchronized boolean takeRecount() {
        boolean wanted = recount;
        recount = false;
        return wanted;
    }

    @Override
    public void close() {
        task.close();
    }
}
