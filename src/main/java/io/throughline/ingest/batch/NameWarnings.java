package io.throughline.ingest.batch;

import io.throughline.journey.BatchNames;
import io.throughline.journey.InteractionBatch;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names that are perhaps not what they seem: ids that a spreadsheet has rounded, and names that look like others. They are taken as they are.
 */
final class NameWarnings {
    private static final Pattern ROUNDED = Pattern.compile("[0-9]([.,][0-9]+)?[Ee]\\+[0-9]{1,3}");
    private static final int LONGEST_ROUNDED = 32;

    private final Suspects rounded = new Suspects();
    private final List<LookAlikes> alike = List.of(
            new LookAlikes("customers"),
            new LookAlikes("touchpoints"),
            new LookAlikes("channels"),
            new LookAlikes("campaigns"));

    private static final class Suspects {
        private final BitSet codes = new BitSet();
        private long rows;
        private @Nullable String example;

        private void add(int code, String name) {
            codes.set(code);
            example = example == null ? name : example;
        }
    }

    /** Looks at a part on its way to the store. */
    void look(InteractionBatch batch) {
        rounded.codes.clear();
        for (int code = 0; code < batch.customers.size(); code++) {
            String name = batch.customers.name(code);
            if (isRounded(name)) {
                rounded.add(code, name);
            }
        }
        if (!rounded.codes.isEmpty()) {
            count(batch);
        }
        List<BatchNames> names = Arrays.asList(batch.customers, batch.touchpoints, batch.channels, batch.campaigns);
        for (int i = 0; i < names.size(); i++) {
            names.get(i).all().forEach(alike.get(i)::see);
        }
    }

    void tell(List<String> notes) {
        if (rounded.rows > 0) {
            notes.add(String.format(
                    Locale.ROOT,
                    "%,d rows have a customer such as %s, a number that a spreadsheet has rounded; different people may count as one."
                            + " Export ids as text.",
                    rounded.rows,
                    rounded.example));
        }
        alike.forEach(each -> each.tell(notes));
    }

    private void count(InteractionBatch batch) {
        for (int entry = 0; entry < batch.size(); entry++) {
            if (!batch.derived(entry)) {
                rounded.rows += rounded.codes.get(batch.customer(entry)) ? 1 : 0;
            }
        }
    }

    private static boolean isRounded(String name) {
        return name.length() <= LONGEST_ROUNDED
                && name.indexOf('+') > 0
                && ROUNDED.matcher(name).matches();
    }
}
