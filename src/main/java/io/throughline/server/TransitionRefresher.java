package io.throughline.server;

import io.throughline.analysis.KpiService;
import io.throughline.analysis.PersonaService;
import io.throughline.analysis.TransitionService;
import io.throughline.ingest.ImportListener;
import io.throughline.ingest.ImportService;
import io.throughline.journey.ImportReport;
import io.throughline.measure.Check;
import io.throughline.question.Questions;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refreshes what the database holds of the index once imports have paused or a persona was changed: its graphs, who fits which
 * persona, and what figures came to. Then reads traits that rules will ask for. Once no file has come for a minute, the database recounts the graph. Each step lets those pass who ask
 * something; nothing of it begins while a file is taken, and the recount, which takes longest, is given up for one and begun anew.
 */
final class TransitionRefresher implements ImportListener, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TransitionRefresher.class);
    private static final Duration PAUSE = Duration.ofSeconds(3);
    /** Who sends several files sends the next one sooner. */
    private static final Duration REST = Duration.ofMinutes(1);

    private static final Duration QUIET = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final TransitionService transitions;
    private final PersonaService personas;
    private final KpiService kpis;
    private final Questions questions;
    private final ImportService imports;
    private final BackgroundTask task = new BackgroundTask("transitions", this::refresh, TransitionRefresher::complain);
    private final BackgroundTask recount = new BackgroundTask("recount", this::recount, TransitionRefresher::complain);

    TransitionRefresher(
            TransitionService transitions,
            PersonaService personas,
            KpiService kpis,
            Questions questions,
            ImportService imports) {
        this.imports = imports;
        this.transitions = transitions;
        this.personas = personas;
        this.kpis = kpis;
        this.questions = questions;
    }

    /** Something visible has changed: begin the pause anew. */
    void changed() {
        task.afterQuiet(PAUSE);
    }

    /** The database recounts what a file changed. */
    @Override
    public void imported(ImportReport report) {
        recount.afterQuiet(REST);
    }

    /** Live interactions are counted with the next file. */
    @Override
    public void recorded(ImportReport report) {}

    private void refresh() {
        letPass();
        if (imports.isTakingFile()) {
            changed();
            return;
        }
        transitions.refresh();
        letPass();
        if (personas.refreshMembers() > 0) {
            personas.listFaults().forEach(fault -> log.warn("The rule of a persona does not fit the data: {}", fault));
        }
        personas.readTraits(this::letPass);
        letPass();
        kpis.writeHistory();
    }

    private void recount() {
        boolean[] gaveWay = {false};
        transitions
                .verify(() -> {
                    letPass();
                    gaveWay[0] = imports.isTakingFile();
                    return !gaveWay[0];
                })
                .filter(check -> !check.holds())
                .ifPresent(TransitionRefresher::report);
        if (gaveWay[0]) {
            recount.afterQuiet(REST);
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

    @Override
    public void close() {
        task.close();
        recount.close();
    }
}
