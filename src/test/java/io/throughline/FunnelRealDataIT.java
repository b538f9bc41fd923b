package io.throughline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Funnels over real files, from the upload to the answer, equal a recount with lists: from every start as far as the next steps allow. */
@EmptyService
class FunnelRealDataIT {
    @LocalServerPort
    private int port;

    private Answering service;

    @BeforeEach
    void ready() {
        service = new Answering(port).whenReady();
    }

    private record Row(long at, String step) {}

    @Test
    void ofAShop() throws IOException {
        equalRecount("online_shop_events", null, "main", "catalog", "cart", "delivery_choice");
    }

    @Test
    void ofLoans() throws IOException {
        String[] steps = {"A_SUBMITTED", "A_PREACCEPTED", "A_ACCEPTED", "A_APPROVED"};
        equalRecount("loan_applications_2012", null, steps);
        equalRecount("loan_applications_2012", Duration.ofDays(7), steps);
    }

    private void equalRecount(String name, Duration within, String... steps) throws IOException {
        Path folder = PlainRecount.sharedData();
        assumeTrue(folder != null, "real data is not at hand");
        Path file = folder.resolve(name + ".csv.gz");
        service.upload(name, file);
        List<Long> wanted = recount(file, within, steps);
        assertTrue(wanted.get(steps.length - 1) > 0);
        assertEquals(wanted, ask(name, within, steps), name + " within " + within);
    }

    private static List<Long> recount(Path file, Duration within, String... steps) throws IOException {
        long[] entered = new long[steps.length];
        long limit = within == null ? Long.MAX_VALUE : within.toNanos() / 1000;
        for (List<Row> rows : timelines(file).values()) {
            int far = 0;
            for (int start = 0; start < rows.size(); start++) {
                far = Math.max(far, far(rows, start, limit, steps));
            }
            for (int i = 0; i < far; i++) {
                entered[i]++;
            }
        }
        List<Long> list = new ArrayList<>();
        for (long count : entered) {
            list.add(count);
        }
        return list;
    }

    /** How many steps are taken one after the other from here, the first of them here. */
    private static int far(List<Row> rows, int start, long limit, String... steps) {
        int far = 0;
        for (int k = start; k < rows.size() && far < steps.length; k++) {
            boolean soon = rows.get(k).at - rows.get(start).at <= limit;
            if (soon && rows.get(k).step.equals(steps[far])) {
                far++;
            } else if (k == start) {
                return 0;
            }
        }
        return far;
    }

    private static Map<String, List<Row>> timelines(Path file) throws IOException {
        Map<String, List<Row>> timelines = new LinkedHashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(new FileInputStream(file.toFile())), StandardCharsets.UTF_8))) {
            List<String> header = List.of(lines.readLine().split(",", -1));
            int customer = header.indexOf("customer_id");
            int time = header.indexOf("timestamp");
            int touchpoint = header.indexOf("touchpoint");
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split(",", -1);
                timelines
                        .computeIfAbsent(cells[customer], c -> new ArrayList<>())
                        .add(new Row(micros(cells[time]), cells[touchpoint]));
            }
        }
        timelines.values().forEach(rows -> rows.sort(Comparator.comparingLong(Row::at)));
        return timelines;
    }

    private static long micros(String text) {
        OffsetDateTime time = text.endsWith("Z") || text.lastIndexOf('+') > 10
                ? OffsetDateTime.parse(text)
                : LocalDateTime.parse(text.replace(' ', 'T')).atOffset(ZoneOffset.UTC);
        return time.toEpochSecond() * 1_000_000 + time.getNano() / 1000;
    }

    private List<Long> ask(String source, Duration within, String... steps) {
        String conditions = List.of(steps).stream()
                .map(step -> "{ anyOf: [\"" + step + "\"] }")
                .collect(Collectors.joining(" "));
        String query =
                "query($s: [String!], $w: Duration) { journeys(scope: { sources: $s, definition: { conversions: [] } })"
                        + " { funnel(steps: [" + conditions + "], within: $w) { steps { entered } } } }";
        Map<String, Object> variables =
                within == null ? Map.of("s", List.of(source)) : Map.of("s", List.of(source), "w", within.toString());
        List<Long> entered = new ArrayList<>();
        service.data(query, variables)
                .get("journeys")
                .get("funnel")
                .get("steps")
                .forEach(step -> entered.add(step.get("entered").asLong()));
        return entered;
    }
}
