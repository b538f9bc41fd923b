package io.throughline.server;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Says in two lines on the error stream why the start failed and what to do, instead of a banner and a stack trace. */
final class PlainFailureReport implements FailureAnalysisReporter {
    @Override
    public void report(FailureAnalysis analysis) {
        if (!analysis.getDescription().isBlank()) {
            System.err.println(analysis.getDescription().strip());
        }
        if (analysis.getAction() != null && !analysis.getAction().isBlank()) {
            System.err.println(analysis.getAction().strip());
        }
    }
}
