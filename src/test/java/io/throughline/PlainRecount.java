package io.throughline;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * Counts a real file with maps and lists only, sharing no code with the product: customers, rows, transitions and whole paths, under
 * the default definition. Knows just what the files at hand need: no quoted fields, one time form a file.
 */
final class PlainRecount {
    final Map<String, Long> paths = new TreeMap<>();
    final Map<String, Long> transitions = new TreeMap<>();
    long customers;
    long rows;
    long converted;
    double value;

    static final String SEPARATOR = " → ";

    private record Row(long at, String step, boolean conversion, double value) {}

    /** The folder of real data, or null where it is not at hand. */
    static Path sharedData() {
        Path folder = Path.of(System.getProperty("throughline.shared", "../shared"), "data");
        return Files.isDirectory(folder) ? folder : null;
    }

    static PlainRecount ofLog(Path file) throws IOException {
        PlainRecount count = new PlainRecount();
        Map<String, List<Row>> timelines = new LinkedHashMap<>();
        try (BufferedReader lines = open(file)) {
            List<String> header = List.of(lines.readLine().split(",", -1));
            int customer = header.indexOf("customer_id");
            int time = header.indexOf("timestamp");
            int touchpoint = header.indexOf("touchpoint");
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split(",", -1);
                count.rows++;
                timelines
                        .computeIfAbsent(cells[customer], c -> new ArrayList<>())
                        .add(new Row(micros(cells[time]), cells[touchpoint], false, 0));
            }
        }
        timelines.values().forEach(rows -> {
            rows.sort(Comparator.comparingLong(Row::at));
            count.journey(rows, 1);
        });
        count.customers = timelines.size();
        return count;
    }

    static PlainRecount ofPathTable(Path file) throws IOException {
        PlainRecount count = new PlainRecount();
        try (BufferedReader lines = open(file)) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split(",", -1);
                String[] steps = cells[0].split(" > ");
                long conversions = Long.parseLong(cells[1]);
                long nulls = Long.parseLong(cells[3]);
                List<Row> path = new ArrayList<>();
                for (String step : steps) {
                    path.add(new Row(0, step, false, 0));
                }
                count.journey(path, nulls);
                path.add(new Row(0, "Conversion", true, 0));
                count.journey(path, conversions);
                count.rows += steps.length * (conversions + nulls);
                count.customers += conversions + nulls;
                count.converted += conversions;
                count.value += conversions == 0 ? 0 : Double.parseDouble(cells[2]);
            }
        }
        return count;
    }

    private void journey(List<Row> rows, long times) {
        if (times == 0) {
            return;
        }
        StringBuilder path = new StringBuilder();
        String before = "START";
        for (Row row : rows) {
            transitions.merge(before + SEPARATOR + row.step, times, Long::sum);
            path.append(path.isEmpty() ? "" : SEPARATOR).append(row.step);
            before = row.step;
        }
        if (!rows.get(rows.size() - 1).conversion) {
            transitions.merge(before + SEPARATOR + "ENDED", times, Long::sum);
        }
        paths.merge(path.toString(), times, Long::sum);
    }

    private static long micros(String text) {
        if (text.chars().allMatch(Character::isDigit)) {
            return Long.parseLong(text);
        }
        OffsetDateTime time = text.endsWith("Z") || text.lastIndexOf('+') > 10
                ? OffsetDateTime.parse(text)
                : LocalDateTime.parse(text).atOffset(ZoneOffset.UTC);
        return time.toEpochSecond() * 1_000_000 + time.getNano() / 1000;
    }

    private static BufferedReader open(Path file) throws IOException {
        return new BufferedReader(
                new InputStreamReader(new GZIPInputStream(new FileInputStream(file.toFile())), StandardCharsets.UTF_8));
    }
}
