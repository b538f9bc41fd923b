package io.throughline.ingest.record;

import io.throughline.ingest.format.Format;
import io.throughline.ingest.mapping.MappingRun;
import io.throughline.journey.ImportRefused;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Options that a file has no use for: passed over, they would leave no trace of what their sender meant. */
final class UnreadOptions {
    private static final Map<String, String> OF_FORMATS = Map.of(
            "encoding", "texts whose encoding nothing else tells",
            "sheet", "workbooks",
            "object", "object-centric event logs that are not read as a plain table",
            "lifecycle", "XES logs that are not read as a plain table");

    private UnreadOptions() {}

    /** @throws ImportRefused where one is given */
    static void refuse(Set<String> given, RecordKind found, Format format) {
        for (String option : new TreeSet<>(given)) {
            String name = meaning(option);
            List<RecordKind> kinds = RecordKind.ALL.stream()
                    .filter(kind -> kind.reads().contains(name))
                    .toList();
            if (!kinds.isEmpty() && !kinds.contains(found)) {
                throw new ImportRefused("The option " + option + " is for "
                        + kinds.stream().map(RecordKind::words).collect(Collectors.joining(" or "))
                        + ", and these rows are " + found.words() + ": leave it out, or say what they are.");
            }
            if (OF_FORMATS.containsKey(name) && !format.reads().contains(name)) {
                throw new ImportRefused("The option " + option + " is for " + OF_FORMATS.get(name)
                        + ", and the file is read as " + format.describe() + ": leave it out.");
            }
        }
    }

    private static String meaning(String option) {
        return option.startsWith(ImportOptions.TRAIT)
                ? ImportOptions.TRAIT + "NAME"
                : option.startsWith(MappingRun.IDENTIFIER) ? MappingRun.IDENTIFIER + "KIND" : option;
    }
}
