package io.throughline.analysis.check;

import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.measure.Check;
import io.throughline.path.loop.Loops;
import io.throughline.path.time.ChannelSwitches;
import io.throughline.path.time.ChannelSwitches.ChannelSwitch;
import io.throughline.path.time.TimeBetween;
import java.util.List;

/** Identities of loops and times; the two sides never share a sum. */
final class TimeChecks {
    private TimeChecks() {}

    public static List<Check> of(JourneySet set, Loops loops, ChannelSwitches switches) {
        long switched =
                switches.channels().stream().mapToLong(ChannelSwitch::count).sum();
        return List.of(
                Check.of(
                        "extra visits over all loops = steps - steps of loop-free paths",
                        loops.extraVisits(),
                        extra(set)),
                Check.of(
                        "journeys that reach a conversion from START = converted journeys with times",
                        TimeBetween.of(set, null, null).reached(),
                        convertedWithTimes(set)),
                Check.of(
                        "channel switches + steps that stay = steps - journeys",
                        switched + switches.stays(),
                        stepsLessJourneys(set)));
    }

    /** The loop-free path found from the other end: from each step on it, on to the step after its last visit. */
    private static long extra(JourneySet set) {
        int[] lastVisit = new int[set.steps().size()];
        long extra = 0;
        for (JourneyBlock block : set.blocks()) {
            for (int j = 0; j < block.journeys(); j++) {
                int end = block.offset()[j + 1];
                int[] step = block.step();
                for (int k = block.offset()[j]; k < end; k++) {
                    lastVisit[step[k]] = k;
                }
                extra += end - block.offset()[j];
                for (int k = block.offset()[j]; k < end; k = lastVisit[step[k]] + 1) {
                    extra--;
                }
            }
        }
        return extra;
    }

    private static long stepsLessJourneys(JourneySet set) {
        long steps = 0;
        for (JourneyBlock block : set.blocks()) {
            steps += block.steps() - block.journeys();
        }
        return steps;
    }

    private static long convertedWithTimes(JourneySet set) {
        long converted = 0;
        for (JourneyBlock block : set.blocks()) {
            for (int j = 0; j < block.journeys(); j++) {
                converted += block.is(j, JourneyBlock.CONVERTED) && !block.countsSteps(j) ? 1 : 0;
            }
        }
        return converted;
    }
}
