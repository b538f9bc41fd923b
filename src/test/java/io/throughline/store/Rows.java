package io.throughline.store;

import io.throughline.journey.ImportLog;
import io.throughline.journey.ImportLog.ImportSession;
import io.throughline.journey.ImportLog.Written;
import io.throughline.journey.ImportReport;
import io.throughline.journey.InteractionBatch;
import io.throughline.journey.RecordAccount;
import java.util.List;
import java.util.TreeMap;

/** Imports from short texts: {@code customer time touchpoint [channel=] [campaign=] [value=] [key=] [flag] [step] [a.NAME=] [t.NAME=]}. */
public final class Rows {
    private Rows() {}

    public static InteractionBatch batch(String... rows) {
        InteractionBatch batch = new InteractionBatch(rows.length);
        var attributes = new TreeMap<String, InteractionBatch.Attribute>();
        var traits = new TreeMap<String, InteractionBatch.Trait>();
        long line = 1;
        for (String row : rows) {
            String[] cells = row.split(" ");
            int customer = batch.customers.code(cells[0]);
            long at = Long.parseLong(cells[1]);
            int touchpoint = batch.touchpoints.code(cells[2]);
            int channel = batch.channels.code(cell(cells, "channel"));
            int campaign = batch.campaigns.code(cell(cells, "campaign"));
            String value = cell(cells, "value");
            double number = value == null ? Double.NaN : Double.parseDouble(value);
            boolean flag = List.of(cells).contains("flag");
            int entry = batch.add(customer, at, touchpoint, channel, campaign, flag ? Double.NaN : number, ++line);
            String key = cell(cells, "key");
            if (key != null) {
                batch.setKey(entry, key);
            }
            String order = cell(cells, "order");
            if (order != null) {
                batch.setOrder(entry, order);
            }
            String sequence = cell(cells, "sequence");
            if (sequence != null) {
                batch.setSequence(entry, Double.parseDouble(sequence));
            }
            if (List.of(cells).contains("step")) {
                batch.stepClock.set(customer);
            }
            if (flag) {
                batch.markDerived(
                        batch.add(customer, at, batch.touchpoints.code("Conversion"), channel, campaign, number, line));
            }
            for (String cell : cells) {
                String name = cell.replaceAll("=.*", "");
                String text = cell.replaceAll("^[^=]*=", "");
                if (cell.startsWith("a.")) {
                    batch.setAttribute(attributes.computeIfAbsent(name.substring(2), batch::attribute), entry, text);
                } else if (cell.startsWith("t.")) {
                    batch.offerTrait(traits.computeIfAbsent(name.substring(2), batch::trait), customer, text, at);
                }
            }
        }
        return batch;
    }

    private static String cell(String[] cells, String name) {
        for (String cell : cells) {
            if (cell.startsWith(name + "=")) {
                return cell.substring(name.length() + 1);
            }
        }
        return null;
    }

    /** One import of one part for each batch. */
    public static ImportReport take(ImportLog store, String source, InteractionBatch... parts) {
        try (ImportSession session = store.open(source, false, true)) {
            return finish(session, parts);
        }
    }

    public static ImportReport finish(ImportSession session, InteractionBatch... parts) {
        long rows = 0;
        long duplicates = 0;
        long rejected = 0;
        for (InteractionBatch part : parts) {
            Written written = session.write(part);
            rows += written.accepted() + written.duplicates() + written.rejected();
            duplicates += written.duplicates();
            rejected += written.rejected();
        }
        return session.finish("digest", account(rows, duplicates, rejected), List.of("read"));
    }

    static RecordAccount account(long rows, long duplicates, long rejected) {
        return new RecordAccount(
                rows,
                List.of(
                        new RecordAccount.Reason(RecordAccount.Fate.DUPLICATE, "known", duplicates),
                        new RecordAccount.Reason(RecordAccount.Fate.REJECTED, "odd", rejected)));
    }

    public static ImportReport take(ImportLog store, String source, String... rows) {
        return take(store, source, batch(rows));
    }
}
