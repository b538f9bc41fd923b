package io.throughline.web;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows {@link OpenWithoutKey} at start as one message instead of a stack trace. */
final class OpenWithoutKeyAnalyzer extends AbstractFailureAnalyzer<OpenWithoutKey> {
    OpenWithoutKeyAnalyzer() {}

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, OpenWithoutKey cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()), "Start again with one of the two settings.", cause);
    }
}
