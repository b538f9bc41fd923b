package io.throughline.web;

import io.throughline.access.Caller;
import io.throughline.access.Role;
import io.throughline.question.Busy;
import io.throughline.question.Client;
import io.throughline.question.Questions;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers with files: computed in turn as questions are, refused as a whole, written by the container. */
@Component
final class FileAnswers {
    private static final Caller NOBODY = new Caller("nobody", Role.VIEWER);
    private static final Logger LOG = LoggerFactory.getLogger(FileAnswers.class);

    private final Questions questions;
    private final JsonMapper json;
    private final long mostBytes;

    FileAnswers(Questions questions, JsonMapper json, SizeLimits limits) {
        this.questions = questions;
        this.json = json;
        this.mostBytes = limits.answerBytes().toBytes();
    }

    /** What is to be answered. */
    interface Work {
        /** @param caller who asks */
        FileSize.Body prepare(Caller caller);
    }

    /** Computed in turn, as every question; written by a thread of the container, since a slow reader must not hold a place. */
    void answer(HttpServletRequest request, HttpServletResponse response, Work work) throws IOException {
        CompletableFuture<FileSize.Body> body;
        try {
            Caller found = CallerAuthentication.caller(
                    SecurityContextHolder.getContext().getAuthentication());
            Caller caller = found == null ? NOBODY : found;
            Client client = (Client) request.getAttribute(Client.ATTRIBUTE);
            body = questions.ask(true, () -> client != null && client.isGone(), () -> work.prepare(caller));
        } catch (Busy busy) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(busy.seconds()));
            problem(busy).write(response, json);
            return;
        }
        AsyncContext later = request.startAsync(request, response);
        later.setTimeout(0);
        later.addListener(new Left());
        body.whenComplete((file, failure) -> later.start(() -> {
            try {
                if (failure == null) {
                    write(file, response);
                } else {
                    problem(failure).write(response, json);
                }
            } catch (IOException e) {
                LOG.debug("The reader of a file left", e);
            } finally {
                end(later);
            }
        }));
    }

    private static void end(AsyncContext answer) {
        try {
            answer.complete();
        } catch (IllegalStateException e) {
            LOG.debug("The answer had ended when its reader left", e);
        }
    }

    /** Ends the answer of a reader who left while a file was written: by itself the container would write an error into the half of it. */
    private static final class Left implements AsyncListener {
        @Override
        public void onError(AsyncEvent event) {
            end(event.getAsyncContext());
        }

        @Override
        public void onComplete(AsyncEvent event) {}

        @Override
        public void onTimeout(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {}
    }

    private static void write(FileSize.Body body, HttpServletResponse response) throws IOException {
        Writer to = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        body.write(to);
        to.flush();
    }

    /** What is written once everything that can be refused has been looked at. */
    FileSize.Body file(HttpServletResponse response, String type, String file, FileSize.Body body) {
        FileSize.check(body, mostBytes);
        response.setContentType(type + ";charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + '"');
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return body;
    }

    private static Problem problem(Throwable failure) {
        Problem told = Problem.of(failure);
        if (told != null) {
            return told;
        }
        LOG.error("Export failed", failure);
        return new Problem(
                HttpStatus.INTERNAL_SERVER_ERROR, "The service failed to write this file; its log tells why.");
    }
}
