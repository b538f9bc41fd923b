package io.throughline.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.question.Questions;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockAsyncContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/** A reader may leave while a file is written; the container says so to those who listen, and ends nothing itself. */
class FileAnswersTest {
    private final DataSize most = DataSize.ofMegabytes(1);
    private final FileAnswers answers = new FileAnswers(
            new Questions(1, 1, Duration.ofMinutes(1)), JsonMapper.shared(), new SizeLimits(most, most, most));
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    /** As Tomcat does: who ends an answer a second time, or one that is over, is told off. */
    private static final class Container extends MockAsyncContext {
        private final CompletableFuture<@Nullable Throwable> ran = new CompletableFuture<>();
        private int ended;

        Container(ServletRequest request, ServletResponse response) {
            super(request, response);
        }

        @Override
        public void start(Runnable work) {
            try {
                work.run();
                ran.complete(null);
            } catch (RuntimeException e) {
                ran.complete(e);
            }
        }

        @Override
        public void complete() {
            if (ended++ > 0) {
                throw new IllegalStateException("the answer is over");
            }
        }
    }

    private Container answer(boolean leaves) throws IOException {
        Container container = new Container(new MockHttpServletRequest(), response);
        MockHttpServletRequest request = new MockHttpServletRequest() {
            @Override
            public AsyncContext startAsync(ServletRequest of, @Nullable ServletResponse to) {
                return container;
            }
        };
        answers.answer(request, response, caller -> to -> {
            if (leaves) {
                for (AsyncListener listener : container.getListeners()) {
                    listener.onError(new AsyncEvent(container));
                }
                throw new IOException("Broken pipe");
            }
            to.append("a,b");
        });
        return container;
    }

    @Test
    void aFileIsWrittenAndEnded() throws IOException, InterruptedException, ExecutionException {
        Container container = answer(false);
        assertThat(container.ran.get()).isNull();
        assertThat(response.getContentAsString()).isEqualTo("a,b");
        assertThat(container.ended).isEqualTo(1);
    }

    @Test
    void aReaderWhoLeavesEndsTheAnswerAndNothingIsThrown()
            throws IOException, InterruptedException, ExecutionException {
        Container container = answer(true);
        assertThat(container.ran.get()).isNull();
        assertThat(container.ended).as("by the listener first").isEqualTo(2);
        assertThat(response.getContentAsString()).isEmpty();
    }
}
