package io.throughline.ingest.format;

import io.throughline.ingest.delivery.Source;
import io.throughline.journey.ImportRefused;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An object-centric event log (OCEL 1.0 as JSON, 2.0 as JSON or XML): events, each of several objects. The objects of one type are the
 * customers.
 *
 * @param xml whether it is XML
 * @param types type of each object, by its id
 * @param asked type that is asked for; null: the only one
 */
record OcelFormat(
        boolean xml, Map<String, String> types, @Nullable String asked, JsonNames names) implements TreeFormat {
    /** Objects a log may have. */
    private static final int MOST = 5_000_000;

    /** Reads the whole log once. */
    static OcelFormat look(Source source, boolean xml, @Nullable String asked) throws IOException {
        Map<String, String> types = new HashMap<>();
        Map<String, String> shared = new HashMap<>();
        try (OcelLog log = open(source, xml)) {
            log.objects((id, type) -> {
                types.put(id, shared.computeIfAbsent(type, same -> same));
                if (types.size() > MOST) {
                    throw new ImportRefused(String.format(
                            java.util.Locale.ROOT, "The log has more than %,d objects; split it by time.", MOST));
                }
            });
        }
        return new OcelFormat(xml, types, asked, new JsonNames());
    }

    private static OcelLog open(Source source, boolean xml) throws IOException {
        return xml ? new OcelXml(Xml.of(source.bytes())) : OcelJson.of(source.bytes());
    }

    /** @throws ImportRefused where nothing tells which objects are the customers */
    private String customers() {
        Map<String, Long> counts = new TreeMap<>(
                types.values().stream().collect(Collectors.groupingBy(type -> type, Collectors.counting())));
        String all = counts.entrySet().stream()
                .map(one -> one.getKey() + " (" + one.getValue() + ")")
                .collect(Collectors.joining(", "));
        if (asked == null && counts.size() != 1) {
            throw new ImportRefused(
                    counts.isEmpty()
                            ? "The log has no objects, so it tells of no customers."
                            : "The log has objects of several types: " + all
                                    + "; say which of them are the customers with object=TYPE.");
        }
        return counts.keySet().stream()
                .filter(type -> asked == null || type.equalsIgnoreCase(asked))
                .findFirst()
                .orElseThrow(
                        () -> new ImportRefused("The log has no objects of type " + asked + "; it has " + all + "."));
    }

    @Override
    public Records records(Source source, boolean plain) throws IOException {
        String customers = plain ? null : customers();
        return new OcelRecords(open(source, xml), types, customers);
    }

    @Override
    public TreeFormat with(JsonNames found) {
        return new OcelFormat(xml, types, asked, found);
    }

    @Override
    public Set<String> tells() {
        return Set.of("ocel:customers");
    }

    @Override
    public Set<String> mappedReads() {
        return Set.of("object");
    }

    @Override
    public String describe() {
        return "OCEL log, " + (xml ? "XML" : "JSON");
    }
}
