package io.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.catalogue.Catalogue;
import io.throughline.index.JourneyIndex;
import io.throughline.journey.TimelineSource;
import io.throughline.journey.Unavailable;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What is said, and what goes on, when following the store fails. */
@ExtendWith(OutputCaptureExtension.class)
class IndexRefresherTest {
    private RuntimeException failure;
    private final TimelineSource source = (TimelineSource) Proxy.newProxyInstance(
            TimelineSource.class.getClassLoader(), new Class<?>[] {TimelineSource.class}, (proxy, method, given) -> {
                if (failure != null) {
                    throw failure;
                }
                return switch (method.getName()) {
                    case "loadCatalogue" -> Catalogue.EMPTY;
                    case "loadDecisions" -> List.of();
                    default -> 1L;
                };
            });
    private final JourneyIndex index = new JourneyIndex(source);

    @Test
    void aDatabaseThatIsAwayIsSaidOnceInItsOwnWords(CapturedOutput output) {
        failure = new Unavailable("The database went for a walk.");
        try (IndexRefresher follower = new IndexRefresher(index)) {
            follower.follow();
            follower.follow();
            assertThat(output.getOut()).containsOnlyOnce("went for a walk").doesNotContain("\tat ");
            failure = null;
            follower.follow();
            assertThat(index.isReady()).isTrue();
            assertThat(output.getOut()).containsOnlyOnce("Figures follow the store again.");
        }
    }

    @Test
    void anyOtherFailureIsSaidAsWhatItIs(CapturedOutput output) {
        failure = new ArithmeticException("a row of no length");
        try (IndexRefresher follower = new IndexRefresher(index)) {
            follower.follow();
            assertThat(output.getOut()).contains("ArithmeticException: a row of no length", "\tat ");
        }
    }

    @Test
    void whoeverFailsAtAChangeKeepsNobodyElseFromIt(CapturedOutput output) {
        List<String> told = new ArrayList<>();
        try (IndexRefresher follower = new IndexRefresher(index)) {
            follower.onChange(() -> {
                throw new IllegalStateException("deaf");
            });
            follower.onChange(() -> told.add("changed"));
            follower.follow();
            assertThat(told).containsExactly("changed");
            assertThat(output.getOut()).contains("deaf").doesNotContain("Figures stay");
        }
    }
}
