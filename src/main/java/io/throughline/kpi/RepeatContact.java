package io.throughline.kpi;

import io.throughline.journey.InteractionKindNames;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.path.pattern.StepPattern;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Contacts after which the same customer makes contact again within some time, on whatever channel / contacts observed that long. Its counterpart is first contact resolution.
 *
 * @param contact a pattern of exactly one step: what is a contact
 * @param otherChannel whether only a contact on another channel counts as one more
 */
public record RepeatContact(String contact, Duration within, boolean otherChannel) implements JourneyFormula {
    static final String NAME = "repeatContact";
    static final Duration USUAL = Duration.ofDays(7);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Object argument() {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("contact", contact);
        named.put("within", Times.text(within));
        if (otherChannel) {
            named.put("otherChannel", true);
        }
        return named;
    }

    @Override
    public String definition() {
        return "Visits of " + contact + " after which the same customer visits one again"
                + (otherChannel ? " on another channel" : "") + " within " + Times.text(within) + " / visits of "
                + contact
                + " observed that long.";
    }

    /** A span holds the first of two contacts. */
    @Override
    public List<KpiValue> each(JourneySet set, Spans spans) {
        StepPattern wanted = StepPattern.of("formula.repeatContact.contact", contact, set);
        Again again = new Again(wanted, set.contacts(), otherChannel);
        String of = "visits of " + contact + ", observed for " + Times.text(within);
        return ExposureSums.each(set, spans, NAME, () -> again, within, of);
    }

    private record Again(StepPattern wanted, InteractionKindNames names, boolean otherChannel)
            implements ExposureSums.Question {
        @Override
        public boolean isExposure(JourneyBlock block, int place) {
            return wanted.fits(block, place);
        }

        @Override
        public boolean isAnswered(JourneyBlock block, int exposure, int end) {
            for (int place = exposure + 1; place < end; place++) {
                if (wanted.fits(block, place)
                        && !(otherChannel && Objects.equals(channel(block, place), channel(block, exposure)))) {
                    return true;
                }
            }
            return false;
        }

        private Object channel(JourneyBlock block, int place) {
            return String.valueOf(
                    names.channelOf(block.timelines().contact()[block.row().at(place)]));
        }
    }
}
