package io.throughline.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.Cuts;
import io.throughline.journey.AfterConversion;
import io.throughline.journey.ChannelFilter;
import io.throughline.journey.Clock;
import io.throughline.journey.Definition;
import io.throughline.journey.JourneySet;
import io.throughline.journey.RepeatPolicy;
import io.throughline.journey.Scope;
import io.throughline.journey.StepBy;
import io.throughline.path.time.Silence;
import io.throughline.path.time.Silences;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import memory.MemoryTimelines;
import memory.MemoryTimelines.Row;
import org.junit.jupiter.api.Test;

/** Questions over whole timelines keep to the rows that the scope keeps, and to rows. */
class WholeTimelinesTest {
    private static final long MINUTE = 60_000_000L;
    private static final long BEGIN = 1_767_225_600_000_000L;

    private static Row row(String customer, long minute, String touchpoint, String channel, boolean derived) {
        return new Row(customer, BEGIN + minute * MINUTE, touchpoint, channel, null, Double.NaN, derived, "test");
    }

    private static List<Silence> silences(Scope scope) {
        List<Row> rows = new ArrayList<>();
        for (int c = 0; c < 30; c++) {
            rows.add(row("c" + c, 0, "P", "web", false));
            rows.add(row("c" + c, 10, "mail", "email", false));
            rows.add(row("c" + c, 30, "Q", "web", false));
            rows.add(row("c" + c, 30, "Conversion", "web", true));
        }
        JourneyIndex index = new JourneyIndex(new MemoryTimelines(Clock.TIME, "Conversion").add(rows));
        index.refresh();
        JourneySet set = Cuts.of(index, scope);
        return Silences.of(set, ids -> new String[ids.length]);
    }

    private static Scope onWeb() {
        return Scope.ALL.withChannels(new ChannelFilter(null, List.of("web")));
    }

    @Test
    void droppedRowsCloseNoGapAndDerivedConversionsOpenNone() {
        assertThat(silences(Scope.ALL))
                .extracting(s -> s.touchpoint() + " " + s.limitSeconds() + " " + s.neverReturn())
                .containsExactly("P 600.0 0.0", "Q null 1.0", "mail 1200.0 0.0");
        assertThat(silences(onWeb()))
                .extracting(s -> s.touchpoint() + " " + s.limitSeconds() + " " + s.neverReturn())
                .containsExactly("P 1800.0 0.0", "Q null 1.0");
    }

    /** 30 days after P comes Q, 2 hours later the purchase: with an inactivity of 1 hour the return leads nowhere. */
    @Test
    void aConversionBeyondTheInactivityIsNotDueToTheReturn() {
        List<Row> rows = new ArrayList<>();
        for (int c = 0; c < 40; c++) {
            rows.add(row("c" + c, 0, "P", null, false));
            rows.add(row("c" + c, 1, "Q", null, false));
        }
        rows.add(row("late", 0, "P", null, false));
        rows.add(row("late", 43_200, "Q", null, false));
        rows.add(row("late", 43_320, "buy", null, false));
        JourneyIndex index = new JourneyIndex(new MemoryTimelines(Clock.TIME, "buy").add(rows));
        index.refresh();
        for (int hours : new int[] {1, 2}) {
            Definition cut = new Definition(
                    null,
                    AfterConversion.NEW_JOURNEY,
                    Duration.ofHours(hours),
                    null,
                    null,
                    RepeatPolicy.KEEP,
                    StepBy.TOUCHPOINT);
            JourneySet set = Cuts.of(index, Scope.ALL.withDefinition(cut));
            Silence p = Silences.of(set, ids -> new String[ids.length]).stream()
                    .filter(s -> s.touchpoint().equals("P"))
                    .findFirst()
                    .orElseThrow();
            assertThat(p.returned()).isEqualTo(1);
            assertThat(p.conversionAfterReturn().numerator()).isEqualTo(hours - 1);
        }
    }
}
