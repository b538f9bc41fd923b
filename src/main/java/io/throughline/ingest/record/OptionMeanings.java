package io.throughline.ingest.record;

import io.throughline.ingest.batch.OwnIds;
import io.throughline.ingest.format.Role;
import io.throughline.ingest.text.TimeForms;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the options of an import mean. */
final class OptionMeanings {
    private OptionMeanings() {}

    /** Every option with what it does, in the order of a help text. */
    static Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("source", "where the interactions come from; default: the file's name");
        all.put("replaces", "source, or id of an import, that this file corrects: it is taken out as this one appears");
        all.put("encoding", "character set of the file; default: found by content");
        all.put("zone", "time zone of times without an offset; default: UTC");
        all.put("time-format", "form of the times where they can be read in two ways: " + TimeForms.ACCEPTED);
        all.put("decimal", "decimal sign of amounts where it can be read in two ways: POINT or COMMA");
        all.put(PathSeparator.OPTION, "sign between the steps of a path table's paths; default: found by content");
        all.put("mapping", "system whose export it is, or none for a plain table; default: found by content");
        all.put(ImportOptions.MAPPING_TEXT, "a mapping of one's own as YAML; on the command line: --mapping=FILE.yaml");
        all.put(
                ImportOptions.RULES_TEXT,
                "a data contract as YAML whose quality rules hold; on the command line: --rules=FILE.yaml");
        all.put("sheet", "sheet of a workbook; default: the first with a header and rows");
        all.put("lifecycle", "all: of an event log every transition of an activity, not its completion alone");
        all.put("object", "type of the objects that are customers, of an object-centric event log");
        for (Role role : Role.values()) {
            all.put(
                    role.option(),
                    "column of the " + role.option() + "; default: " + String.join(", ", role.columns()));
        }
        all.put("trait.NAME", "column of a customer trait NAME");
        all.put(
                "identifier.KIND",
                "column of another identifier, as identifier.email; KIND same_as: an id that is the same customer");
        all.put("system", "what customers' ids are keys of, where several systems' customers are to be told apart");
        all.put(
                OwnIds.OPTION,
                "own: ids of this system are other customers than equal ids of others; default: shared, equal ids are one customer");
        all.put("ignore", "columns to drop, separated by commas");
        all.put("conversions", "touchpoints to mark as conversions, separated by commas");
        all.put("conversion-rows", "AFTER: a flagged row is followed by a conversion; SELF: it is one itself");
        all.put(
                "kind",
                "interactions; costs: rows of date, cost, and channel or campaign; or feedback: what customers say; default: interactions");
        FeedbackRole.addMeanings(all);
        return Collections.unmodifiableMap(all);
    }
}
