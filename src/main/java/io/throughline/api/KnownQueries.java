package io.throughline.api;

import graphql.ExecutionInput;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Queries asked last, read and checked once: a program asks the same ones again and again with other variables. Nothing is kept of one that is refused, nor of long
 * ones, so that the room stays small whoever asks.
 */
final class KnownQueries implements PreparsedDocumentProvider {
    private static final int KEPT = 64;
    private static final int LONGEST = 4_096;

    private final Map<String, PreparsedDocumentEntry> known = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PreparsedDocumentEntry> eldest) {
            return size() > KEPT;
        }
    };

    @Override
    public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
            ExecutionInput asked, Function<ExecutionInput, PreparsedDocumentEntry> read) {
        PreparsedDocumentEntry entry = find(asked.getQuery());
        if (entry == null) {
            entry = read.apply(asked);
            if (!entry.hasErrors() && asked.getQuery().length() <= LONGEST) {
                keep(asked.getQuery(), entry);
            }
        }
        return CompletableFuture.completedFuture(entry);
    }

    private synchronized @Nullable PreparsedDocumentEntry find(String query) {
        return known.get(query);
    }

    private synchronized void keep(String query, PreparsedDocumentEntry entry) {
        known.put(query, entry);
    }
}
