package io.throughline.index;

import io.throughline.journey.AfterConversion;
import io.throughline.journey.ChannelFilter;
import io.throughline.journey.CutPlan;
import io.throughline.journey.Cutter;
import io.throughline.journey.InteractionKinds;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneyFilter;
import io.throughline.journey.JourneySet;
import io.throughline.journey.NearestNames;
import io.throughline.journey.NumberRange;
import io.throughline.journey.Period;
import io.throughline.journey.RepeatPolicy;
import io.throughline.journey.SameMoment;
import io.throughline.journey.Scope;
import io.throughline.journey.StepBy;
import io.throughline.journey.StepIds;
import io.throughline.journey.Steps;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Timelines of one snapshot on their way to journeys. Each operation is told in its turn and becomes part of one plan; {@link #cut}
 * then cuts by it, in a single pass. Ids that the data do not hold are refused where they are told.
 */
public final class TimelineCut {
    private final Snapshot snapshot;
    private final @Nullable BitSet customers;
    private final StepNames names;
    private ChannelFilter channels = ChannelFilter.ALL;
    private OptionalLong until = OptionalLong.empty();
    private boolean[] kept = {};
    private boolean stop;
    private boolean fold;
    private long inactivity = CutPlan.NONE;
    private long lookback = CutPlan.NONE;
    private int lookbackSteps = Integer.MAX_VALUE;
    private StepNames.Coded coded = StepNames.Coded.NONE;
    private boolean collapse;
    private CutPlan.Filter filter = CutPlan.Filter.NONE;

    TimelineCut(Snapshot snapshot, @Nullable BitSet customers, @Nullable List<String> conversions) {
        this.snapshot = snapshot;
        this.customers = customers;
        refuseUnknown("scope.definition.conversions", conversions, snapshot::touchpointIds);
        names = new StepNames(snapshot, conversions);
    }

    /** Leaves out interactions of other sources, and on other channels unless they convert. */
    public TimelineCut keepChannels(ChannelFilter asked) {
        refuseUnknown("scope.sources", asked.sources(), snapshot::sourceNames);
        refuseUnknown("scope.channels", asked.names(), snapshot::channelNames);
        channels = asked;
        until = snapshot.latest().latest(this::takesSource);
        kept = keptContacts();
        return this;
    }

    /** A conversion ends a journey. */
    public TimelineCut cutAtConversions(AfterConversion after, SameMoment sameMoment) {
        stop = after == AfterConversion.STOP;
        fold = sameMoment == SameMoment.FOLD;
        return this;
    }

    /** A strictly longer gap between interactions that are left ends a journey; null: none does. */
    public TimelineCut cutAtGaps(@Nullable Duration longest) {
        inactivity = micros(longest);
        return this;
    }

    /** Cuts off what is more than this before the end of a journey; null: nothing. */
    public TimelineCut lookBack(@Nullable Duration time, @Nullable Integer steps) {
        refuseClockless("scope.definition.lookback", time);
        lookback = micros(time);
        lookbackSteps = steps == null ? Integer.MAX_VALUE : steps;
        return this;
    }

    public TimelineCut nameSteps(StepBy by) {
        coded = names.code(kept, by);
        return this;
    }

    /** Whether equal steps in a row are one. */
    public TimelineCut collapse(RepeatPolicy repeats) {
        collapse = repeats == RepeatPolicy.COLLAPSE;
        return this;
    }

    /** Leaves out journeys by what the cut itself knows of them: all but their pattern and attributes. */
    public TimelineCut keepJourneys(JourneyFilter asked) {
        refuseClockless("scope.period", asked.period());
        Steps steps = coded.steps();
        NumberRange number = asked.number();
        Integer from = number == null ? null : number.from();
        Integer to = number == null ? null : number.to();
        filter = new CutPlan.Filter(
                period(asked.period()),
                asked.converted(),
                IntStream.of(codes(steps, "scope.visiting", asked.visiting()))
                        .distinct()
                        .toArray(),
                asked.notVisiting() == null ? null : StepIds.marked(steps, "scope.notVisiting", asked.notVisiting()),
                codes(steps, "scope.startsWith", asked.startsWith()),
                from == null ? 1 : from,
                to == null ? Integer.MAX_VALUE : to,
                asked.excludeOpen());
        return this;
    }

    /** Cuts in parallel; journeys come in the order of customers. @param scope what was told */
    public JourneySet cut(Scope scope) {
        CutPlan plan = plan();
        Map<Segment, Segment> chosen = new IdentityHashMap<>();
        snapshot.segments().forEach(segment -> chosen.put(segment, segment.only(customers)));
        List<JourneyBlock> blocks = snapshot.runs().parallelStream()
                .map(run -> Cutter.cut(
                        run.segment().timelines(),
                        run.from(),
                        run.to(),
                        chosen.getOrDefault(run.segment(), run.segment()).masked(),
                        plan))
                .toList();
        return new JourneySet(
                scope,
                coded.steps(),
                snapshot.names(),
                plan,
                snapshot.columns(),
                blocks,
                until.isPresent() ? until.getAsLong() : null);
    }

    private CutPlan plan() {
        byte[] flags = new byte[kept.length];
        for (int contact = 0; contact < kept.length; contact++) {
            flags[contact] = (byte) ((kept[contact] ? 0 : CutPlan.DROP)
                    | (names.converts(contact) ? CutPlan.CONVERSION : 0)
                    | (snapshot.contacts().derived(contact) ? CutPlan.DERIVED : 0)
                    | (names.joins(contact) ? CutPlan.JOINS : 0));
        }
        return new CutPlan(
                coded.step(),
                flags,
                stop,
                collapse,
                fold,
                channels.names() != null,
                inactivity,
                lookback,
                lookbackSteps,
                until.orElse(Long.MIN_VALUE),
                filter);
    }

    private static CutPlan.@Nullable MicroPeriod period(@Nullable Period period) {
        if (period == null || (period.from() == null && period.to() == null)) {
            return null;
        }
        return new CutPlan.MicroPeriod(
                period.from() == null ? Long.MIN_VALUE : micros(period.from()),
                period.to() == null ? Long.MAX_VALUE : micros(period.to()),
                period.by() == Period.By.END);
    }

    /** A scope that holds only step numbers has no durations to cut or choose by. */
    private void refuseClockless(String argument, @Nullable Object value) {
        if (value != null && snapshot.latest().onlySteps(this::takesSource)) {
            throw new InvalidArgument(
                    argument, value, "nothing: the scope holds step numbers only, which have no durations or dates");
        }
    }

    private boolean takesSource(int source) {
        return channels.sources() == null
                || channels.sources().contains(snapshot.contacts().sources().get(source));
    }

    private boolean[] keptContacts() {
        Set<String> sources = channels.sources() == null ? null : Set.copyOf(channels.sources());
        Set<String> asked = channels.names() == null ? null : Set.copyOf(channels.names());
        InteractionKinds contacts = snapshot.contacts();
        boolean[] taken = new boolean[snapshot.contactCount()];
        for (int contact = 0; contact < taken.length; contact++) {
            boolean source = sources == null || sources.contains(contacts.sourceOf(contact));
            boolean channel = asked == null || names.converts(contact) || isOn(contact, asked);
            boolean folded = names.joins(contact) && !names.converts(contact);
            taken[contact] = source && channel && !folded;
        }
        return taken;
    }

    private boolean isOn(int contact, Set<String> asked) {
        String channel = snapshot.names().channelOf(contact);
        return channel != null && asked.contains(channel);
    }

    private static int[] codes(Steps steps, String argument, @Nullable List<String> ids) {
        return ids == null ? new int[0] : StepIds.codes(steps, argument, ids);
    }

    private static void refuseUnknown(String argument, @Nullable List<String> ids, Supplier<Set<String>> names) {
        if (ids == null || ids.isEmpty()) {
            return;
        }
        Set<String> known = names.get();
        Optional<String> unknown =
                ids.stream().filter(id -> !known.contains(id)).findFirst();
        if (unknown.isPresent()) {
            throw new InvalidArgument(argument, unknown.get(), NearestNames.nearest(unknown.get(), known));
        }
    }

    private static long micros(@Nullable Duration duration) {
        return duration == null ? CutPlan.NONE : duration.toSeconds() * 1_000_000 + duration.getNano() / 1_000;
    }

    /** Microseconds of an instant, rounded up: [from, to) over whole microseconds selects the same interactions. */
    private static long micros(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), (instant.getNano() + 999) / 1_000);
    }
}
