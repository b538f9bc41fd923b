package io.throughline.sample;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Renders interactions as CSV bytes without a text object for any row. */
final class CsvOutput {
    private static final String HEADER =
            "customer_id,timestamp,touchpoint,channel,campaign,value,age,city,income,occupation";
    private static final byte[] NO_TRAITS = bytes(",,,,");
    private static final int BUFFER = 1 << 18;
    /** No row is longer. */
    private static final int ROW = 512;

    private final RetailMarket market;
    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER];
    private final TimeText time = new TimeText(RetailMarket.FROM);
    private final byte[][][] places;
    private final byte[][] campaigns;
    private final @Nullable Traces traces;
    private int at;

    CsvOutput(RetailMarket market, OutputStream out) throws IOException {
        this(market, out, null);
    }

    /** @param traces what rows carry beside; null: nothing */
    CsvOutput(RetailMarket market, OutputStream out, @Nullable Traces traces) throws IOException {
        this.traces = traces;
        this.market = market;
        this.out = out;
        places = places(market);
        campaigns = market.campaigns().stream().map(c -> bytes(c.id())).toArray(byte[][]::new);
        put(bytes(HEADER + (traces == null ? "" : ",visitor," + String.join(",", Traces.KINDS)) + "\n"));
    }

    void write(Shopper who, Walk what) throws IOException {
        if (traces != null) {
            traces.draw(who, what);
        }
        for (int i = 0; i < what.size(); i++) {
            row(who.number(), what.seconds(i), what.touchpoint(i), what.channel(i), what.campaign(i), what.cents(i));
            if (i == 0) {
                traits(who);
            } else {
                noTraits();
            }
            if (traces != null) {
                identifiers(traces, i);
            }
            end();
        }
    }

    private void identifiers(Traces left, int i) {
        buffer[at++] = ',';
        text(left.visitor(i));
        for (String kind : Traces.KINDS) {
            String value = left.value(i, kind);
            buffer[at++] = ',';
            text(value == null ? "" : value);
        }
    }

    /** After each row. */
    void end() {
        buffer[at++] = '\n';
    }

    /** Everything up to and without the traits; {@link #traits} or {@link #noTraits} must follow, then {@link #end}. */
    void row(int customer, int seconds, int touchpoint, int channel, int campaign, int cents) throws IOException {
        if (at > BUFFER - ROW) {
            flush();
        }
        at = Shopper.writeId(customer, buffer, at);
        buffer[at++] = ',';
        at = time.write(seconds, buffer, at);
        put(places[touchpoint][channel]);
        if (campaign >= 0) {
            put(campaigns[campaign]);
        }
        buffer[at++] = ',';
        if (cents >= 0) {
            number(cents / 100);
            buffer[at++] = '.';
            buffer[at++] = (byte) ('0' + cents / 10 % 10);
            buffer[at++] = (byte) ('0' + cents % 10);
        }
    }

    void noTraits() {
        put(NO_TRAITS);
    }

    void traits(Shopper who) {
        buffer[at++] = ',';
        number(who.age());
        buffer[at++] = ',';
        text(market.cities().names().get(who.city()));
        buffer[at++] = ',';
        number(who.income());
        buffer[at++] = ',';
        text(market.personas().get(who.persona()).occupations().names().get(who.occupation()));
    }

    void flush() throws IOException {
        out.write(buffer, 0, at);
        out.flush();
        at = 0;
    }

    private void put(byte[] bytes) {
        System.arraycopy(bytes, 0, buffer, at, bytes.length);
        at += bytes.length;
    }

    private void text(String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            buffer[at++] = (byte) ascii.charAt(i);
        }
    }

    private void number(int value) {
        int digits = 1;
        for (int rest = value; rest >= 10; rest /= 10) {
            digits++;
        }
        int rest = value;
        for (int i = at + digits - 1; i >= at; i--) {
            buffer[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        at += digits;
    }

    /** ",touchpoint,channel," for each pair. */
    private static byte[][][] places(RetailMarket market) {
        List<String> channels = List.copyOf(market.channels().keySet());
        return market.touchpoints().stream()
                .map(t -> channels.stream()
                        .map(channel -> bytes("," + t.id() + "," + channel + ","))
                        .toArray(byte[][]::new))
                .toArray(byte[][][]::new);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
