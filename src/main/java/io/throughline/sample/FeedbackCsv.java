package io.throughline.sample;

import io.throughline.journey.FeedbackRow;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Writes what customers of the market say as CSV; a file to be imported as feedback. */
public final class FeedbackCsv {
    private static final String HEADER = "customer,time,asked,touchpoint,feedback_kind,least,most,score,text,key\n";

    private final MarketGenerator generator;

    public FeedbackCsv(MarketGenerator generator) {
        this.generator = generator;
    }

    /** Draws the customers again, in their order; returns how many answers there are. The stream is flushed and left open. */
    public long write(OutputStream out) throws IOException {
        Writer csv = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        csv.write(HEADER);
        MarketFeedback feedback = new MarketFeedback(generator);
        long[] count = {0};
        try {
            generator.forEach((who, what) -> feedback.draw(who, what, drawn -> {
                write(csv, drawn.row());
                count[0]++;
            }));
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
        csv.flush();
        return count[0];
    }

    private static void write(Writer csv, FeedbackRow row) {
        boolean scored = !Double.isNaN(row.score());
        try {
            csv.write(String.join(
                    ",",
                    text(row.customer()),
                    time(row.at()),
                    time(row.asked()),
                    text(row.touchpoint()),
                    row.kind().name(),
                    scored ? Integer.toString((int) row.least()) : "",
                    scored ? Integer.toString((int) row.most()) : "",
                    scored ? Integer.toString((int) row.score()) : "",
                    row.text() == null ? "" : '"' + row.text() + '"',
                    text(row.key())));
            csv.write('\n');
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
