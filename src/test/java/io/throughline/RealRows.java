package io.throughline;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Rows of a real log, read without any of the product's code. */
final class RealRows {
    private RealRows() {}

    /** One row of a file by column. */
    record Row(Instant at, Map<String, String> cells) {}

    /** Rows of each customer by time, equal times as they stand. */
    static Map<String, List<Row>> read(Path file) throws IOException {
        Map<String, List<Row>> customers = new LinkedHashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(new FileInputStream(file.toFile())), StandardCharsets.UTF_8))) {
            List<String> header = List.of(lines.readLine().split(",", -1));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split(",", -1);
                Map<String, String> row = new HashMap<>();
                for (int i = 0; i < cells.length; i++) {
                    row.put(header.get(i), cells[i]);
                }
                customers
                        .computeIfAbsent(row.get("customer_id"), c -> new ArrayList<>())
                        .add(new Row(OffsetDateTime.parse(row.get("timestamp")).toInstant(), row));
            }
        }
        customers.values().forEach(rows -> rows.sort(Comparator.comparing(Row::at)));
        return customers;
    }
}
