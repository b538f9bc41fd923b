package io.throughline.sample;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Writes times as {@code 2024-01-31T23:59:59Z}; each day's text is made once. */
final class TimeText {
    private static final int DAY = 86_400;

    private final LocalDate first;
    private final List<byte[]> days = new ArrayList<>();

    /** @param from midnight UTC, second 0 */
    TimeText(Instant from) {
        first = LocalDate.ofInstant(from, ZoneOffset.UTC);
    }

    /** Writes 20 bytes and returns the place behind them. */
    int write(int seconds, byte[] to, int at) {
        int second = seconds % DAY;
        System.arraycopy(day(seconds / DAY), 0, to, at, 11);
        two(second / 3600, to, at + 11);
        to[at + 13] = ':';
        two(second / 60 % 60, to, at + 14);
        to[at + 16] = ':';
        two(second % 60, to, at + 17);
        to[at + 19] = 'Z';
        return at + 20;
    }

    private byte[] day(int number) {
        while (days.size() <= number) {
            days.add((first.plusDays(days.size()) + "T").getBytes(StandardCharsets.US_ASCII));
        }
        return days.get(number);
    }

    private static void two(int value, byte[] to, int at) {
        to[at] = (byte) ('0' + value / 10);
        to[at + 1] = (byte) ('0' + value % 10);
    }
}
