package io.throughline.sample;

import io.throughline.journey.InvalidArgument;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;

/**
 * Gathers all rows as primitive columns and sorts them by time.
 *
 * <p>Cost: 19 bytes an interaction; traits are drawn again when a customer's first row is written.
 */
final class TimeOrder {
    private static final int BYTES_PER_ROW = 19;
    private static final int MAX_LENGTH = Integer.MAX_VALUE - 16;

    /** Seconds in the upper half, row in the lower: equal times keep the order of customers. */
    private long[] keys;
    /** Negative on a customer's first row. */
    private int[] customers;

    private int[] cents;
    private byte[] touchpoints;
    private byte[] channels;
    private byte[] campaigns;
    private int size;

    private TimeOrder(int capacity) {
        keys = new long[capacity];
        customers = new int[capacity];
        cents = new int[capacity];
        touchpoints = new byte[capacity];
        channels = new byte[capacity];
        campaigns = new byte[capacity];
    }

    static MarketGenerator.Generated write(MarketGenerator generator, CsvOutput rows) throws IOException {
        long expected = generator.expectedInteractions();
        refuseBeyond(Runtime.getRuntime().maxMemory(), expected);
        TimeOrder order = new TimeOrder((int) expected);
        MarketGenerator.Generated generated = generator.forEach(order::add);
        Arrays.sort(order.keys, 0, order.size);
        order.render(generator, rows);
        return generated;
    }

    /** Says at once what would otherwise end in a full heap. */
    static void refuseBeyond(long heapBytes, long rows) {
        long needed = rows * BYTES_PER_ROW * 5 / 4;
        if (needed > heapBytes * 3 / 4 || rows > MAX_LENGTH) {
            long gigabytes = needed * 4 / 3 / (1 << 30) + 1;
            throw new InvalidArgument(
                    "order",
                    "time",
                    String.format(
                            Locale.ROOT,
                            "customer for %,d interactions in this heap; for time start Java with -Xmx%dg",
                            rows,
                            gigabytes));
        }
    }

    private void add(Shopper who, Walk what) {
        if (size + what.size() > keys.length) {
            grow();
        }
        for (int i = 0; i < what.size(); i++) {
            keys[size] = (long) what.seconds(i) << 32 | size;
            customers[size] = i == 0 ? -who.number() : who.number();
            cents[size] = what.cents(i);
            touchpoints[size] = (byte) what.touchpoint(i);
            channels[size] = (byte) what.channel(i);
            campaigns[size++] = (byte) what.campaign(i);
        }
    }

    private void render(MarketGenerator generator, CsvOutput rows) throws IOException {
        Dice dice = new Dice();
        for (int k = 0; k < size; k++) {
            int row = (int) keys[k];
            int customer = customers[row];
            int seconds = (int) (keys[k] >>> 32);
            rows.row(Math.abs(customer), seconds, touchpoints[row], channels[row], campaigns[row], cents[row]);
            if (customer < 0) {
                rows.traits(generator.shopper(-customer, dice));
            } else {
                rows.noTraits();
            }
            rows.end();
        }
    }

    private void grow() {
        int more = (int) Math.min(MAX_LENGTH, keys.length * 9L / 8 + 1_000);
        keys = Arrays.copyOf(keys, more);
        customers = Arrays.copyOf(customers, more);
        cents = Arrays.copyOf(cents, more);
        touchpoints = Arrays.copyOf(touchpoints, more);
        channels = Arrays.copyOf(channels, more);
        campaigns = Arrays.copyOf(campaigns, more);
    }
}
