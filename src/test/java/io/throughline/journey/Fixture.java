package io.throughline.journey;

import io.throughline.catalogue.Catalogue;
import io.throughline.catalogue.ChannelKind;
import io.throughline.catalogue.Touchpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * Journeys as text, one customer a line: {@code A > B +2d > C~10m => purchase 40 | +3d A ? x3}.
 *
 * <p>{@code >} separates steps, {@code |} journeys; {@code => purchase 40} ends a journey with a conversion and its value. {@code +2d} is the
 * gap before a step (one minute otherwise), the first counted from 2026-01-01T00:00Z, {@code ~10m} a collapsed run that lasts so long, {@code ?} an open journey, {@code xN} makes N such
 * customers, {@code #} before the line counts steps instead of time.
 */
public final class Fixture {
    public static final long EPOCH = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond() * 1_000_000;

    private record Moment(String id, long at, long left, boolean conversion, double value) {}

    private record Cut(List<Moment> steps, boolean converted, boolean tail, boolean open) {}

    private record Person(List<Cut> journeys, boolean stepClock) {}

    private final List<Person> people = new ArrayList<>();
    private final TreeMap<String, Boolean> ids = new TreeMap<>();
    private Definition definition = Definition.DEFAULT;
    private int blockSize = 1_000_000;
    private final TreeMap<String, String[]> channels = new TreeMap<>();

    private Fixture() {}

    public static Fixture of(String... lines) {
        Fixture fixture = new Fixture();
        for (String line : lines) {
            fixture.read(line.strip());
        }
        return fixture;
    }

    public static JourneySet journeys(String... lines) {
        return of(lines).set();
    }

    public Fixture definition(Definition other) {
        definition = other;
        return this;
    }

    /** Describes a touchpoint: {@code on("store", "shop", "OFFLINE")}, the kind may be null. */
    public Fixture on(String touchpoint, String channel, String kind) {
        channels.put(touchpoint, new String[] {channel, kind});
        return this;
    }

    /** Customers in each block. */
    public Fixture blocksOf(int customers) {
        blockSize = customers;
        return this;
    }

    private void read(String line) {
        boolean stepClock = line.startsWith("#");
        String text = stepClock ? line.substring(1) : line;
        int times = 1;
        java.util.regex.Matcher many =
                java.util.regex.Pattern.compile("(.*)\\sx(\\d+)").matcher(text);
        if (many.matches()) {
            text = many.group(1);
            times = Integer.parseInt(many.group(2));
        }
        long now = (stepClock ? 0 : EPOCH) + unit(stepClock);
        boolean bought = false;
        List<Cut> journeys = new ArrayList<>();
        for (String part : text.split("\\|")) {
            Cut cut = cut(part.strip(), now, stepClock, bought);
            journeys.add(cut);
            now = cut.steps.get(cut.steps.size() - 1).left + unit(stepClock);
            bought |= cut.converted;
        }
        for (int i = 0; i < times; i++) {
            people.add(new Person(journeys, stepClock));
        }
    }

    private static long unit(boolean stepClock) {
        return stepClock ? 1 : 60_000_000L;
    }

    private Cut cut(String text, long begin, boolean stepClock, boolean bought) {
        boolean open = text.endsWith("?");
        String[] halves = (open ? text.substring(0, text.length() - 1) : text).split("=>");
        List<Moment> steps = new ArrayList<>();
        long now = begin;
        for (String word : halves[0].isBlank() ? new String[0] : halves[0].split(">")) {
            Moment moment = moment(word.strip(), now, false, stepClock);
            steps.add(moment);
            now = moment.left + unit(stepClock);
        }
        if (halves.length > 1) {
            steps.add(moment(halves[1].strip(), now, true, stepClock));
        }
        return new Cut(steps, halves.length > 1, bought && halves.length == 1, open);
    }

    private Moment moment(String text, long now, boolean conversion, boolean stepClock) {
        String id = "";
        long at = now;
        long stay = 0;
        double value = 0;
        for (String word : text.split("\\s+")) {
            if (word.startsWith("+")) {
                at = now - unit(stepClock) + micros(word.substring(1));
            } else if (id.isEmpty()) {
                int wave = word.indexOf('~');
                id = wave < 0 ? word : word.substring(0, wave);
                stay = wave < 0 ? 0 : micros(word.substring(wave + 1));
            } else {
                value = Double.parseDouble(word);
            }
        }
        ids.merge(id, conversion, Boolean::logicalOr);
        return new Moment(id, at, at + stay, conversion, value);
    }

    private static long micros(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        return Duration.parse(upper.endsWith("D") ? "P" + upper : "PT" + upper).toNanos() / 1000;
    }

    public JourneySet set() {
        List<Touchpoint> touchpoints = new ArrayList<>();
        boolean[] conversion = new boolean[ids.size()];
        int code = 0;
        for (String id : ids.keySet()) {
            conversion[code] = ids.get(id);
            String[] on = channels.getOrDefault(id, new String[2]);
            ChannelKind kind = on[1] == null ? null : ChannelKind.valueOf(on[1]);
            touchpoints.add(new Touchpoint(code, id, "The " + id, on[0], kind, null, 0, null, conversion[code++]));
        }
        Steps steps = new Steps(List.copyOf(ids.keySet()), conversion);
        List<JourneyBlock> blocks = new ArrayList<>();
        for (int first = 0; first < people.size(); first += blockSize) {
            blocks.add(block(steps, first, Math.min(people.size(), first + blockSize)));
        }
        Scope scope = Scope.ALL.withDefinition(definition);
        Catalogue catalogue = new Catalogue(touchpoints, List.of(), List.of());
        return new JourneySet(
                scope, steps, catalogue, blocks, EPOCH + Duration.ofDays(365).toNanos() / 1000);
    }

    private JourneyBlock block(Steps steps, int first, int end) {
        Columns columns = new Columns(steps);
        for (int person = first; person < end; person++) {
            columns.add(person, people.get(person));
        }
        return columns.block();
    }

    /** Columns while they grow. */
    private static final class Columns {
        private final Steps steps;
        private final List<Integer> ordinals = new ArrayList<>();
        private final List<Integer> offsets = new ArrayList<>(List.of(0));
        private final List<Long> at = new ArrayList<>();
        private final List<Integer> contact = new ArrayList<>();
        private final BitSet stepClock = new BitSet();
        private final List<Integer> offset = new ArrayList<>(List.of(0));
        private final List<Integer> step = new ArrayList<>();
        private final List<Integer> row = new ArrayList<>();
        private final List<Integer> lastRow = new ArrayList<>();
        private final List<Integer> slot = new ArrayList<>();
        private final List<Integer> number = new ArrayList<>();
        private final List<Integer> interactions = new ArrayList<>();
        private final List<Double> value = new ArrayList<>();
        private final List<Integer> flags = new ArrayList<>();

        Columns(Steps steps) {
            this.steps = steps;
        }

        void add(int ordinal, Person person) {
            int here = ordinals.size();
            ordinals.add(ordinal);
            stepClock.set(here, person.stepClock);
            for (int n = 0; n < person.journeys.size(); n++) {
                Cut cut = person.journeys.get(n);
                int rows = at.size();
                cut.steps.forEach(this::add);
                offset.add(step.size());
                slot.add(here);
                number.add(n + 1);
                interactions.add(at.size() - rows);
                value.add(cut.converted ? cut.steps.get(cut.steps.size() - 1).value : 0);
                flags.add((cut.converted ? JourneyBlock.CONVERTED : 0)
                        | (cut.tail ? JourneyBlock.TAIL : 0)
                        | (cut.open ? JourneyBlock.OPEN : 0));
            }
            offsets.add(at.size());
        }

        private void add(Moment moment) {
            int code = steps.find(moment.id);
            step.add(code);
            row.add(at.size());
            at.add(moment.at);
            contact.add(code);
            if (moment.left != moment.at) {
                at.add(moment.left);
                contact.add(code);
            }
            lastRow.add(at.size() - 1);
        }

        JourneyBlock block() {
            long[] hash =
                    ordinals.stream().mapToLong(o -> o * 0x9E3779B97F4A7C15L).toArray();
            Timelines timelines =
                    new Timelines(ints(ordinals), ints(offsets), longs(at), ints(contact), null, hash, stepClock);
            byte[] bytes = new byte[flags.size()];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = flags.get(i).byteValue();
            }
            return new JourneyBlock(
                    timelines,
                    slot.size(),
                    ints(offset),
                    ints(step),
                    StepRows.of(ints(row)),
                    StepRows.of(ints(lastRow)),
                    ints(slot),
                    ints(number),
                    ints(interactions),
                    value.stream().mapToDouble(Double::doubleValue).toArray(),
                    bytes);
        }

        private static int[] ints(List<Integer> list) {
            return list.stream().mapToInt(Integer::intValue).toArray();
        }

        private static long[] longs(List<Long> list) {
            return list.stream().mapToLong(Long::longValue).toArray();
        }
    }
}
