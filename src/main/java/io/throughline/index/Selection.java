package io.throughline.index;

import io.throughline.journey.AfterConversion;
import io.throughline.journey.CutPlan;
import io.throughline.journey.Cutter;
import io.throughline.journey.Definition;
import io.throughline.journey.InteractionKinds;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.journey.NearestNames;
import io.throughline.journey.NumberRange;
import io.throughline.journey.Period;
import io.throughline.journey.RepeatPolicy;
import io.throughline.journey.SameMoment;
import io.throughline.journey.Scope;
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
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Turns a scope into a cutting plan over one snapshot, and cuts. Ids that the data does not hold are refused here. */
final class Selection {
    private final Snapshot snapshot;
    private final Scope scope;
    private final Definition definition;
    private final StepNames names;

    private Selection(Snapshot snapshot, Scope scope) {
        this.snapshot = snapshot;
        this.scope = scope;
        this.definition = scope.definition();
        refuseUnknown("scope.sources", scope.sources(), snapshot::sourceNames);
        refuseUnknown("scope.definition.conversions", definition.conversions(), snapshot::touchpointIds);
        this.names = new StepNames(snapshot, definition);
    }

    /** All journeys of the scope, cut in parallel, in the order of customers. @param customers ordinals; null: all */
    static JourneySet cut(Snapshot snapshot, Scope scope, @Nullable BitSet customers) {
        Selection selection = new Selection(snapshot, scope);
        boolean[] kept = selection.keptContacts();
        StepNames.Coded coded = selection.names.code(kept);
        OptionalLong until = snapshot.latest().latest(selection::takesSource);
        CutPlan plan = selection.plan(kept, coded, until);
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

    private CutPlan plan(boolean[] kept, StepNames.Coded coded, OptionalLong until) {
        refuseClockless();
        byte[] flags = new byte[kept.length];
        for (int contact = 0; contact < kept.length; contact++) {
            flags[contact] = (byte) ((kept[contact] ? 0 : CutPlan.DROP)
                    | (names.converts(contact) ? CutPlan.CONVERSION : 0)
                    | (snapshot.contacts().derived(contact) ? CutPlan.DERIVED : 0));
        }
        Integer lookbackSteps = definition.lookbackSteps();
        return new CutPlan(
                coded.step(),
                flags,
                definition.afterConversion() == AfterConversion.STOP,
                definition.repeats() == RepeatPolicy.COLLAPSE,
                definition.sameMoment() == SameMoment.FOLD,
                scope.channels() != null,
                micros(definition.inactivity()),
                micros(definition.lookback()),
                lookbackSteps == null ? Integer.MAX_VALUE : lookbackSteps,
                until.orElse(Long.MIN_VALUE),
                filter(coded.steps()));
    }

    private CutPlan.Filter filter(Steps steps) {
        NumberRange number = scope.number();
        Integer from = number == null ? null : number.from();
        Integer to = number == null ? null : number.to();
        return new CutPlan.Filter(
                period(scope.period()),
                scope.converted(),
                IntStream.of(codes(steps, "scope.visiting", scope.visiting()))
                        .distinct()
                        .toArray(),
                scope.notVisiting() == null ? null : marked(steps, "scope.notVisiting", scope.notVisiting()),
                codes(steps, "scope.startsWith", scope.startsWith()),
                from == null ? 1 : from,
                to == null ? Integer.MAX_VALUE : to,
                scope.excludeOpen());
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
    private void refuseClockless() {
        if (!snapshot.latest().onlySteps(this::takesSource)) {
            return;
        }
        String allowed = "nothing: the scope holds step numbers only, which have no durations or dates";
        if (definition.lookback() != null) {
            throw new InvalidArgument("scope.definition.lookback", definition.lookback(), allowed);
        }
        if (scope.period() != null) {
            throw new InvalidArgument("scope.period", scope.period(), allowed);
        }
    }

    private boolean takesSource(int source) {
        return scope.sources() == null
                || scope.sources().contains(snapshot.contacts().sources().get(source));
    }

    private boolean[] keptContacts() {
        refuseUnknown("scope.channels", scope.channels(), snapshot::channelNames);
        Set<String> sources = scope.sources() == null ? null : Set.copyOf(scope.sources());
        Set<String> asked = scope.channels() == null ? null : Set.copyOf(scope.channels());
        InteractionKinds contacts = snapshot.contacts();
        boolean[] kept = new boolean[snapshot.contactCount()];
        for (int contact = 0; contact < kept.length; contact++) {
            boolean source = sources == null || sources.contains(contacts.sourceOf(contact));
            boolean channel = asked == null || names.converts(contact) || isOn(contact, asked);
            kept[contact] = source && channel;
        }
        return kept;
    }

    private boolean isOn(int contact, Set<String> channels) {
        String channel = snapshot.names().channelOf(contact);
        return channel != null && channels.contains(channel);
    }

    private static int[] codes(Steps steps, String argument, @Nullable List<String> ids) {
        if (ids == null) {
            return new int[0];
        }
        refuseUnknown(argument, ids, () -> stepIds(steps));
        return ids.stream().mapToInt(steps::find).toArray();
    }

    private static boolean[] marked(Steps steps, String argument, List<String> ids) {
        boolean[] marked = new boolean[steps.size()];
        for (int code : codes(steps, argument, ids)) {
            marked[code] = true;
        }
        return marked;
    }

    private static Set<String> stepIds(Steps steps) {
        Set<String> ids = new TreeSet<>();
        IntFunction<String> id = steps::id;
        for (int i = 0; i < steps.size(); i++) {
            ids.add(id.apply(i));
        }
        return ids;
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
