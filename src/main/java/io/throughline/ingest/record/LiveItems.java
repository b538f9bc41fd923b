package io.throughline.ingest.record;

import io.throughline.ingest.batch.BatchWriter;
import io.throughline.ingest.batch.ConversionRows;
import io.throughline.ingest.batch.ImportSettings;
import io.throughline.ingest.format.Row;
import io.throughline.ingest.text.TextStream;
import io.throughline.ingest.text.TimeCounts;
import io.throughline.ingest.text.Times;
import io.throughline.journey.FeedbackRow;
import io.throughline.journey.ImportLog.ImportSession;
import io.throughline.journey.ImportReport;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.Years;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rules of rows for what customers say where it comes by itself. */
public final class LiveItems {
    private LiveItems() {}

    /** @throws InvalidArgument for the first item that a file might not hold */
    public static void require(List<FeedbackRow> items) {
        if (items.isEmpty()) {
            throw new InvalidArgument("items", "[]", "at least one item");
        }
        for (int i = 0; i < items.size(); i++) {
            FeedbackRow item = items.get(i);
            String fault = findFault(item);
            if (fault != null) {
                throw new InvalidArgument(
                        "items[" + i + "]",
                        item.kind() + " " + item.score() + " of " + item.least() + " to " + item.most(),
                        "what a file of feedback may hold, which this is not: " + fault);
            }
        }
    }

    private static @Nullable String findFault(FeedbackRow item) {
        if (!Years.hold(item.at()) || item.asked() != FeedbackRow.NEVER && !Years.hold(item.asked())) {
            return Times.OUTSIDE;
        }
        if (Double.isNaN(item.score()) && item.text() == null) {
            return FeedbackTable.NOTHING;
        }
        @Nullable String[] names = {item.customer(), item.touchpoint(), item.channel(), item.language(), item.key()};
        for (String name : names) {
            if (name != null && name.length() > RowRules.ID_LIMIT) {
                return "a name longer than " + RowRules.ID_LIMIT + " characters";
            }
        }
        String text = item.text();
        long length = text == null ? 0 : text.length();
        for (Map.Entry<String, String> attribute : item.attributes().entrySet()) {
            length += attribute.getKey().length() + attribute.getValue().length();
        }
        return length > Row.LIMIT
                ? Row.TOO_LONG
                : FeedbackRow.findFault(item.kind(), item.score(), item.least(), item.most());
    }

    /** Makes items one import, as a file of them would be. @param items that {@link #require} takes */
    public static ImportReport take(List<FeedbackRow> items, ImportSession session, ImportSettings settings) {
        BatchWriter intake = new BatchWriter(session, settings, ConversionRows.AFTER, List.of());
        WaitingItems waiting = new WaitingItems(settings.buffer());
        MessageDigest digest = TextStream.sha256();
        long now = Times.now();
        long later = 0;
        long latest = 0;
        for (FeedbackRow item : items) {
            digest.update(text(item).getBytes(StandardCharsets.UTF_8));
            later += item.at() > now ? 1 : 0;
            latest = Math.max(latest, item.at());
            intake.begin(false);
            intake.countRow();
            waiting.add(List.of(item));
            if (waiting.isFull()) {
                waiting.write(session, intake);
            }
        }
        waiting.write(session, intake);
        List<String> notes = new ArrayList<>(List.of("Recorded live."));
        if (later > 0) {
            notes.add(TimeCounts.laterNote(later, latest));
        }
        return intake.finish(HexFormat.of().formatHex(digest.digest()), notes);
    }

    private static String text(FeedbackRow item) {
        return item.customer() + "," + item.at() + "," + item.kind() + "," + item.score() + "," + item.text() + ","
                + item.key() + "," + new TreeMap<>(item.attributes()) + "\n";
    }
}
