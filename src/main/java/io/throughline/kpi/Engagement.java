package io.throughline.kpi;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.path.pattern.Completions;
import io.throughline.path.pattern.StepPattern;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Exposures that the same customer answered within some time / exposures that were observed so long. The answer begins after the exposure and is complete in time; it may lie in a
 * later journey.
 *
 * @param exposure a pattern of exactly one step
 * @param engaged a path pattern of what counts as an answer
 */
public record Engagement(String exposure, String engaged, Duration within) implements JourneyFormula {
    static final String NAME = "engagement";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Object argument() {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("exposure", exposure);
        named.put("engaged", engaged);
        named.put("within", Times.text(within));
        return named;
    }

    @Override
    public String definition() {
        return "Visits of " + exposure + " after which the same customer does " + engaged + " within "
                + Times.text(within) + " / visits of " + exposure + " observed that long.";
    }

    /** A span holds the exposures. */
    @Override
    public List<KpiValue> each(JourneySet set, Spans spans) {
        StepPattern shown = StepPattern.of("formula.engagement.exposure", exposure, set);
        Completions.Of answer = Completions.pattern("formula.engagement.engaged", engaged, set);
        String of = "visits of " + exposure + ", observed for " + Times.text(within);
        return ExposureSums.each(set, spans, NAME, () -> new Answers(shown, answer), within, of);
    }

    private static final class Answers implements ExposureSums.Question {
        private final StepPattern shown;
        private final Completions.Of answer;
        private @Nullable Completions completions;

        Answers(StepPattern shown, Completions.Of answer) {
            this.shown = shown;
            this.answer = answer;
        }

        @Override
        public boolean isExposure(JourneyBlock block, int place) {
            return shown.fits(block, place);
        }

        @Override
        public boolean isAnswered(JourneyBlock block, int exposure, int end) {
            Completions here = completions;
            if (here == null) {
                here = answer.in(block);
                completions = here;
            }
            return here.among(exposure + 1, end) >= 0;
        }
    }
}
