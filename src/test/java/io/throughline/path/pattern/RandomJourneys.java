package io.throughline.path.pattern;

import io.throughline.catalogue.Catalogue;
import io.throughline.catalogue.ChannelKind;
import io.throughline.catalogue.Touchpoint;
import io.throughline.journey.AttributeTable;
import io.throughline.journey.CodeColumn;
import io.throughline.journey.ColumnValues;
import io.throughline.journey.CutPlan;
import io.throughline.journey.Cutter;
import io.throughline.journey.InteractionKindNames;
import io.throughline.journey.InteractionKinds;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Scope;
import io.throughline.journey.Steps;
import io.throughline.journey.Timelines;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Short journeys over few touchpoints, with channels, campaigns and values that are partly missing; steps are touchpoints or channels. */
final class RandomJourneys {
    static final List<String> TOUCHPOINTS = List.of("a", "b", "c", "odd \"one\\", "buy");
    static final List<String> CHANNELS = List.of("web", "shop");
    static final List<String> CAMPAIGNS = List.of("spring", "sale");
    static final List<String> STAGES = List.of("look", "purchase");
    static final List<String> PLANS = List.of("gold", "silver", "");

    private RandomJourneys() {}

    /** The attribute {@code plan} of a row: a rule instead of a column. */
    static String planOf(int row) {
        return PLANS.get(row * 7 % 5 % 3);
    }

    /** The attributes of interactions: {@code plan} only. */
    private record Plan(CodeColumn attribute) implements AttributeTable {
        static Plan of(Timelines timelines) {
            int[] codes = IntStream.range(0, timelines.rows())
                    .map(row -> planOf(row).isEmpty() ? CodeColumn.MISSING : PLANS.indexOf(planOf(row)))
                    .toArray();
            return new Plan(new CodeColumn("plan", ColumnValues.of(PLANS.subList(0, 2)), Map.of(timelines, codes)));
        }

        @Override
        public List<String> attributeNames() {
            return List.of("plan");
        }

        @Override
        public List<String> traitNames() {
            return List.of();
        }

        @Override
        public CodeColumn attribute(String name) {
            return attribute;
        }

        @Override
        public CodeColumn trait(String name) {
            throw new AssertionError(name);
        }
    }

    static JourneySet of(Random random) {
        List<Touchpoint> touchpoints = IntStream.range(0, TOUCHPOINTS.size())
                .mapToObj(RandomJourneys::touchpoint)
                .toList();
        InteractionKindNames names =
                new InteractionKindNames(contacts(), new Catalogue(touchpoints, CHANNELS, CAMPAIGNS));
        boolean byChannel = random.nextInt(4) == 0;
        IntFunction<String> stepOf = contact -> stepOf(names, contact, byChannel);
        int size = names.contacts().size();
        Set<String> ids =
                new TreeSet<>(IntStream.range(0, size).mapToObj(stepOf).toList());
        Steps steps = new Steps(List.copyOf(ids), conversions(ids));
        CutPlan plan = plan(random, names, steps, stepOf);
        Timelines timelines = timelines(random, size);
        int half = timelines.customers() / 2;
        List<JourneyBlock> blocks = List.of(
                Cutter.cut(timelines, 0, half, null, plan),
                Cutter.cut(timelines, half, timelines.customers(), null, plan));
        return new JourneySet(Scope.ALL, steps, names, plan, Plan.of(timelines), blocks, 1_000L);
    }

    private static Touchpoint touchpoint(int code) {
        String channel = code == 0 ? null : CHANNELS.get(code % 2);
        String stage = code == 1 ? null : STAGES.get(code / 4);
        return new Touchpoint(code, TOUCHPOINTS.get(code), "", channel, ChannelKind.ONLINE, stage, 0, null, code == 4);
    }

    /** Every touchpoint without channel and campaign, and with each pair of both. */
    private static InteractionKinds contacts() {
        InteractionKinds contacts = new InteractionKinds();
        int source = contacts.source("s");
        for (int touchpoint = 0; touchpoint < TOUCHPOINTS.size(); touchpoint++) {
            for (int pair = 0; pair < 9; pair++) {
                contacts.code(touchpoint, pair / 3 - 1, pair % 3 - 1, source, false);
            }
        }
        return contacts;
    }

    private static String stepOf(InteractionKindNames names, int contact, boolean byChannel) {
        Touchpoint touchpoint = names.touchpointOf(contact);
        if (touchpoint.conversion() || !byChannel) {
            return touchpoint.id();
        }
        String channel = names.channelOf(contact);
        return channel == null ? "(none)" : channel;
    }

    private static boolean[] conversions(Set<String> ids) {
        boolean[] conversion = new boolean[ids.size()];
        int code = 0;
        for (String id : ids) {
            conversion[code++] = id.equals("buy");
        }
        return conversion;
    }

    private static CutPlan plan(Random random, InteractionKindNames names, Steps steps, IntFunction<String> stepOf) {
        int size = names.contacts().size();
        int[] step = IntStream.range(0, size)
                .map(contact -> steps.find(stepOf.apply(contact)))
                .toArray();
        byte[] flags = new byte[size];
        for (int contact = 0; contact < size; contact++) {
            flags[contact] = names.touchpointOf(contact).conversion() ? CutPlan.CONVERSION : 0;
        }
        CutPlan.Filter all = new CutPlan.Filter(null, null, new int[0], null, new int[0], 1, Integer.MAX_VALUE, false);
        return new CutPlan(
                step,
                flags,
                false,
                random.nextBoolean(),
                true,
                false,
                CutPlan.NONE,
                CutPlan.NONE,
                random.nextInt(4) == 0 ? 3 : Integer.MAX_VALUE,
                1_000L,
                all);
    }

    private static Timelines timelines(Random random, int contacts) {
        int customers = 2 + random.nextInt(12);
        int[] offsets = new int[customers + 1];
        for (int i = 1; i <= customers; i++) {
            offsets[i] = offsets[i - 1] + 1 + random.nextInt(9);
        }
        int rows = offsets[customers];
        int[] contact = random.ints(rows, 0, contacts).toArray();
        double[] value = random.ints(rows, -1, 5)
                .mapToDouble(v -> v < 0 ? Double.NaN : v)
                .toArray();
        long[] at = new long[rows];
        for (int row = 1; row < rows; row++) {
            at[row] = at[row - 1] + random.nextInt(2);
        }
        return new Timelines(
                IntStream.range(0, customers).toArray(),
                offsets,
                at,
                contact,
                value,
                new long[customers],
                new BitSet());
    }
}
