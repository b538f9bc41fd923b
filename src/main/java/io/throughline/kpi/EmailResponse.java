package io.throughline.kpi;

import io.throughline.journey.CutPlan;
import io.throughline.journey.InteractionKindNames;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * E-mails after which the same customer came on another channel within some time / e-mails observed so long. Where an e-mail has a campaign, the answer has the same one.
 *
 * <p>A channel is e-mail where its name is so, whatever its case and its hyphen.
 */
public record EmailResponse(Duration within) implements JourneyFormula {
    static final String NAME = "emailResponse";
    static final Duration USUAL = Duration.ofDays(3);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Object argument() {
        return Map.of("within", Times.text(within));
    }

    @Override
    public String definition() {
        return "Steps on the channel e-mail after which the same customer comes by the same campaign on another channel within "
                + Times.text(within)
                + " / steps on the channel e-mail observed that long; an e-mail without campaign counts any step on another channel.";
    }

    /** A span holds the e-mails. */
    @Override
    public List<KpiValue> each(JourneySet set, Spans spans) {
        Kinds kinds = Kinds.of(set);
        String of = "e-mails, observed for " + Times.text(within) + "; answered by a step "
                + (kinds.anyCampaign ? "of the same campaign" : "of any campaign, as none is named,")
                + " on another channel";
        return ExposureSums.each(set, spans, NAME, () -> kinds, within, of).stream()
                .map(value -> kinds.anyMail ? value : value.withNote("No interaction is on a channel named e-mail."))
                .toList();
    }

    /** What contacts are: their channels and campaigns by number, 0 for none. */
    private record Kinds(boolean[] mail, int[] channel, int[] campaign, boolean anyMail, boolean anyCampaign)
            implements ExposureSums.Question {

        static Kinds of(JourneySet set) {
            int contacts = set.plan().step().length;
            InteractionKindNames names = set.contacts();
            Map<String, Integer> numbers = new HashMap<>();
            boolean[] mail = new boolean[contacts];
            int[] channel = new int[contacts];
            int[] campaign = new int[contacts];
            boolean anyMail = false;
            boolean anyCampaign = false;
            for (int contact = 0; contact < contacts; contact++) {
                if ((set.plan().flags()[contact] & (CutPlan.DROP | CutPlan.DERIVED)) != 0) {
                    continue;
                }
                channel[contact] = number(numbers, names.channelOf(contact));
                campaign[contact] = number(numbers, names.campaignOf(contact));
                mail[contact] = isMail(names.channelOf(contact));
                anyMail |= mail[contact];
                anyCampaign |= mail[contact] && campaign[contact] > 0;
            }
            return new Kinds(mail, channel, campaign, anyMail, anyCampaign);
        }

        private static int number(Map<String, Integer> numbers, @Nullable String name) {
            return name == null ? 0 : numbers.computeIfAbsent(name, n -> numbers.size() + 1);
        }

        private static boolean isMail(@Nullable String channel) {
            return channel != null
                    && channel.toLowerCase(Locale.ROOT).replace("-", "").equals("email");
        }

        private static int contact(JourneyBlock block, int place) {
            return block.timelines().contact()[block.row().at(place)];
        }

        @Override
        public boolean isExposure(JourneyBlock block, int place) {
            return mail[contact(block, place)];
        }

        @Override
        public boolean isAnswered(JourneyBlock block, int exposure, int end) {
            int wanted = campaign[contact(block, exposure)];
            for (int place = exposure + 1; place < end; place++) {
                int here = contact(block, place);
                if (channel[here] > 0 && !mail[here] && (wanted == 0 || campaign[here] == wanted)) {
                    return true;
                }
            }
            return false;
        }
    }
}
