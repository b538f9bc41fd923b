package bench;

import io.throughline.ingest.delivery.FileSource;
import io.throughline.ingest.format.Content;
import io.throughline.ingest.format.RowReader;
import io.throughline.ingest.mapping.SourceMappings;
import io.throughline.ingest.text.ImportFile;
import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rows of reading a second, by kind of file, in turns within one run, each as a ratio to plain NDJSON by row and by byte, and rows a second of CPU, which tell on a busy machine. Reading ends where the store
 * begins: a row has its customer, time and touchpoint as cells; a look at the whole file, where a format needs one, is part of it.
 * Arguments: rows of each file, and turns.
 */
public final class ReadingBench {
    private static final com.sun.management.OperatingSystemMXBean CPU =
            (com.sun.management.OperatingSystemMXBean) java.lang.management.ManagementFactory.getOperatingSystemMXBean();
    private static final int COLUMNS = 294;
    private static final String BROWSER =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/122.0 Safari/537.36";

    private static final String EVERY_FIELD = "name: every field\ninteraction:\n"
            + "  customer: 'lower(customer) + \"-\" + region'\n"
            + "  time: 'time + \"Z\"'\n"
            + "  touchpoint: 'kind == \"1\" ? \"Page \" + page : \"Event \" + page'\n"
            + "  channel: 'region == \"eu\" ? \"Website\" : \"Mobile app\"'\n"
            + "  campaign: 'page.startsWith(\"p1\") ? upper(page) : \"\"'\n"
            + "  value: 'kind == \"1\" ? \"\" : string(number(amount) * 2.0)'\n";

    private ReadingBench() {}

    public static void main(String[] args) throws IOException {
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        int turns = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        Path folder = Files.createTempDirectory("throughline-reading-");
        try {
            Map<String, Path> files = files(folder, rows);
            Map<String, Double> best = new LinkedHashMap<>();
            Map<String, Double> busy = new LinkedHashMap<>();
            for (int turn = 0; turn < turns; turn++) {
                for (Map.Entry<String, Path> file : files.entrySet()) {
                    long cpu = CPU.getProcessCpuTime();
                    best.merge(file.getKey(), speed(file.getKey(), file.getValue(), rows), Math::max);
                    busy.merge(file.getKey(), rows * 1e9 / (CPU.getProcessCpuTime() - cpu), Math::max);
                }
            }
            double plain = bytes(files.get("NDJSON"));
            best.forEach((name, speed) -> System.out.printf(
                    Locale.ROOT, "%-28s %,10.0f rows/s  %5.2f by row  %5.2f by byte  %,10.0f rows/s of CPU  %5.2f%n",
                    name, speed, speed / best.get("NDJSON"), speed * bytes(files.get(name)) / best.get("NDJSON") / plain,
                    busy.get(name), busy.get(name) / busy.get("NDJSON")));
        } finally {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static double bytes(Path file) {
        try (Stream<Path> all = Files.walk(file)) {
            return all.filter(Files::isRegularFile).mapToLong(one -> one.toFile().length()).sum();
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private static double speed(String name, Path file, int rows) throws IOException {
        long start = System.nanoTime();
        Content content = Content.detect(ImportFile.of(file), null);
        if (name.startsWith("CEL")) {
            content = content.as(SourceMappings.read(
                    "every", new ByteArrayInputStream(EVERY_FIELD.getBytes(StandardCharsets.UTF_8))));
        } else if (name.endsWith("as a table")) {
            content = content.plain();
        }
        content = content.survey();
        long read = 0;
        try (FileSource source = content.open();
                RowReader reader = content.format().open(source)) {
            while (reader.next() != null) {
                reader.taken();
                read++;
            }
        }
        if (read != rows) {
            throw new IllegalStateException(name + ": " + read + " rows");
        }
        return rows * 1e9 / (System.nanoTime() - start);
    }

    private static Map<String, Path> files(Path folder, int rows) throws IOException {
        Random random = new Random(1);
        Map<String, Path> files = new LinkedHashMap<>();
        files.put("NDJSON", write(folder.resolve("plain.ndjson"), rows, row -> String.format(
                Locale.ROOT,
                "{\"customer\":\"c%d\",\"time\":\"2026-01-01T%02d:%02d:%02dZ\",\"event\":\"p%d\",\"channel\":\"web\",\"value\":%d.5,\"device\":\"phone\"}",
                random.nextInt(100_000), row / 3600 % 24, row / 60 % 60, row % 60, random.nextInt(50), row % 90)));
        files.put("GA4, nested parameters", write(folder.resolve("ga4.ndjson"), rows, row -> String.format(
                Locale.ROOT,
                "{\"event_date\":\"20260101\",\"event_timestamp\":\"%d\",\"event_name\":\"page_view\",\"event_params\":["
                        + "{\"key\":\"ga_session_id\",\"value\":{\"int_value\":\"%d\"}},{\"key\":\"page_location\",\"value\":{\"string_value\":\"https://shop.example/p/%d\"}},"
                        + "{\"key\":\"campaign\",\"value\":{\"string_value\":\"spring\"}},{\"key\":\"value\",\"value\":{\"double_value\":%d.5}}],"
                        + "\"user_pseudo_id\":\"u%d\",\"device\":{\"category\":\"mobile\",\"language\":\"en\"},\"geo\":{\"country\":\"Austria\"},\"platform\":\"WEB\",\"stream_id\":\"7\"}",
                1_767_225_600_000_000L + row, row / 7, row % 50, row % 90, random.nextInt(100_000))));
        Path feed = Files.createDirectory(folder.resolve("feed"));
        List<String> header = header();
        Files.writeString(feed.resolve("column_headers.tsv"), String.join("\t", header) + "\n");
        write(feed.resolve("hit_data.tsv"), rows, row -> hit(header, row, random));
        files.put("Adobe feed", feed);
        files.put("Adobe feed as a table", feed);
        Path log = write(folder.resolve("access.log"), rows, row -> String.format(
                Locale.ROOT,
                "10.0.%d.%d - - [01/Jan/2026:%02d:%02d:%02d +0000] \"GET /shop/item%d?q=1 HTTP/1.1\" 200 %d \"https://shop.example/\" \"%s\"",
                row % 200, random.nextInt(250), row / 3600 % 24, row / 60 % 60, row % 60, row % 60, 500 + row % 999, BROWSER));
        files.put("access log", log);
        files.put("access log as a table", log);
        files.put("CEL in every field", write(folder.resolve("cel.csv"), rows + 1, row -> row == 0
                ? "customer,time,page,kind,region,amount,more"
                : String.format(Locale.ROOT, "C%d,2026-01-01T%02d:%02d:%02d,p%d,%d,eu,%d.25,x",
                        random.nextInt(100_000), row / 3600 % 24, row / 60 % 60, row % 60, row % 50, row % 2, row % 90)));
        return files;
    }

    private static List<String> header() {
        List<String> header = IntStream.range(0, COLUMNS).mapToObj(i -> "evar" + i).collect(Collectors.toList());
        List<String> used = List.of("post_visid_high", "post_visid_low", "visit_num", "visit_page_num", "hit_time_gmt",
                "post_event_list", "post_pagename", "exclude_hit", "hit_source", "post_currency", "hitid_high", "hitid_low");
        for (int i = 0; i < used.size(); i++) {
            header.set(i * 23, used.get(i));
        }
        return header;
    }

    /** As wide as a real feed, whose cells are mostly empty: about 1,300 characters. */
    private static String hit(List<String> header, int row, Random random) {
        StringBuilder hit = new StringBuilder();
        for (int column = 0; column < header.size(); column++) {
            hit.append(column > 0 ? "\t" : "").append(switch (header.get(column)) {
                case "post_visid_high" -> "28412345" + random.nextInt(100_000);
                case "post_visid_low" -> "6172345";
                case "visit_num", "visit_page_num" -> "" + (1 + row % 9);
                case "hit_time_gmt" -> "" + (1_767_225_600L + row);
                case "post_event_list" -> "";
                case "post_pagename" -> "shop:page " + row % 60;
                case "exclude_hit" -> "0";
                case "hit_source" -> "1";
                case "post_currency" -> "EUR";
                case "hitid_high", "hitid_low" -> "" + (77_000_000L + row);
                default -> column % 4 == 0 ? "value " + column + row % 7 : "";
            });
        }
        return hit.toString();
    }

    private static Path write(Path file, int rows, IntFunction<String> line) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int row = 0; row < rows; row++) {
                out.write(line.apply(row));
                out.write('\n');
            }
        }
        return file;
    }
}
