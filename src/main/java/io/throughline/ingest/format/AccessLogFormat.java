package io.throughline.ingest.format;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The log of a web server: common, combined, with a virtual host before, or W3C extended.
 *
 * @param fields names of its fields, W3C extended; empty: the common order
 */
record AccessLogFormat(List<String> fields) implements TableText {
    static final List<String> COLUMNS =
            List.of("client", "user", "time", "method", "url", "status", "bytes", "referrer", "agent", "virtual_host");

    private static final Pattern LINE = Pattern.compile(
            "(\\S+ )?\\S+ \\S+ \\S+ \\[\\d{1,2}/\\w{3}/\\d{4}:\\d{2}:\\d{2}:\\d{2} [+-]\\d{4}] \"[^\\n]*\" \\d{3} (\\d+|-).*");
    private static final String FIELDS = "#fields:";
    private static final int LINES = 20;

    /** A text whose first lines are those of a log. */
    static Optional<Format> recognise(TextHead head) {
        List<String> lines =
                head.text().lines().limit(LINES).filter(line -> !line.isBlank()).toList();
        for (String line : lines) {
            if (line.toLowerCase(Locale.ROOT).startsWith(FIELDS)) {
                List<String> names = AccessLogRows.names(line);
                return names.contains("cs-uri-stem") && names.contains("date") && names.contains("time")
                        ? Optional.of(new AccessLogFormat(names))
                        : Optional.empty();
            }
        }
        long fitting =
                lines.stream().filter(line -> LINE.matcher(line).matches()).count();
        return fitting * 2 > lines.size() ? Optional.of(new AccessLogFormat(List.of())) : Optional.empty();
    }

    /** Addresses may hold bytes of any encoding, so none is refused; what is UTF-8 becomes it cell by cell. */
    @Override
    public Charset charset(Charset found) {
        return found.equals(StandardCharsets.UTF_16LE) || found.equals(StandardCharsets.UTF_16BE)
                ? found
                : StandardCharsets.ISO_8859_1;
    }

    @Override
    public boolean pointsOnly() {
        return true;
    }

    @Override
    public RowReader rows(Reader text) throws IOException {
        return new AccessLogRows(new Lines(text), fields);
    }

    @Override
    public String describe() {
        return fields.isEmpty() ? "access log" : "access log, W3C extended";
    }
}
