package io.throughline;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.cli.ImportCommand;
import io.throughline.ingest.ImportService;
import io.throughline.sample.MarketGenerator;
import io.throughline.sample.RetailMarket;
import io.throughline.sample.Traces;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** The market as its systems see it, each under its own ids: figures joined so far are those of a log that names whom the rules can know. */
@EmptyService
class PlantedIdentitiesIT {
    private static final int VISITOR = 10;
    private static final Path FOLDER = Path.of("target/it/planted");

    private final Answering service;
    private final ImportService desk;

    @Autowired
    PlantedIdentitiesIT(@LocalServerPort int port, ImportService desk) {
        this.service = new Answering(port);
        this.desk = desk;
    }

    @Test
    void figuresWithAndWithoutJoiningEqualTheTruth() throws IOException {
        service.whenReady();
        Files.createDirectories(FOLDER);
        List<String[]> rows = rows();
        Path seen = write("seen.csv", rows, new TreeMap<>());
        Map<String, String> expected = new TreeMap<>();
        expected.put("NONE", figures(seen, "ALL"));
        expected.put("PERSON", figures(write("persons.csv", rows, truth(rows, false)), "ALL"));
        expected.put("ALL", figures(write("all.csv", rows, truth(rows, true)), "ALL"));
        List<String> identifiers = new ArrayList<>();
        Traces.KINDS.forEach(kind -> identifiers.add("--identifier." + kind + "=" + kind));
        String id = take(seen, identifiers);
        Map<String, String> told = new TreeMap<>();
        expected.keySet().forEach(level -> told.put(level, figures(level)));
        removeImport(id);
        assertThat(told).isEqualTo(expected);
        assertThat(told.values()).doesNotHaveDuplicates();
    }

    private List<String[]> rows() throws IOException {
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        MarketGenerator.ofCustomers(RetailMarket.standard(), 3_000, 11).writeIdentified(csv);
        return csv.toString(US_ASCII).lines().map(row -> row.split(",", -1)).toList();
    }

    /** The log with the visitor's name in place of the customer's, or who that is. */
    private static Path write(String name, List<String[]> rows, Map<String, String> whoIs) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String[] row : rows) {
            String[] cells = row.clone();
            cells[0] = whoIs.getOrDefault(row[VISITOR], row[VISITOR]);
            cells[VISITOR] = "";
            lines.add(String.join(",", cells));
        }
        lines.set(0, String.join(",", rows.get(0)).replace(",visitor,", ",unused,"));
        return Files.write(FOLDER.resolve(name), lines);
    }

    /**
     * Whom the rules can know, told without them: addresses are the centre of all. One that two cards carry joins nobody; a card is
     * with its address, a device with the last address that joins.
     */
    private static Map<String, String> truth(List<String[]> rows, boolean devices) {
        Map<String, TreeSet<String>> cards = new TreeMap<>();
        Map<String, String> whoIs = new HashMap<>();
        Map<String, TreeMap<String, String>> seenWith = new TreeMap<>();
        for (String[] row : rows.subList(1, rows.size())) {
            String email = row[VISITOR + 3];
            String card = row[VISITOR + 4];
            if (!email.isEmpty() && !card.isEmpty()) {
                cards.computeIfAbsent(email, key -> new TreeSet<>()).add(card);
            }
            String device = row[VISITOR + 1] + row[VISITOR + 2];
            if (!email.isEmpty() && !device.isEmpty()) {
                seenWith.computeIfAbsent(device, key -> new TreeMap<>()).put(row[1], email);
            }
        }
        cards.forEach((email, some) -> {
            if (some.size() == 1) {
                whoIs.put(some.first(), email);
            }
        });
        seenWith.forEach((device, emails) -> {
            emails.values()
                    .removeIf(
                            email -> cards.getOrDefault(email, new TreeSet<>()).size() > 1);
            if (devices && !emails.isEmpty()) {
                whoIs.put(device, emails.lastEntry().getValue());
            }
        });
        return whoIs;
    }

    private String figures(Path log, String level) {
        String id = take(log, List.of());
        String told = figures(level);
        removeImport(id);
        return told;
    }

    private String figures(String level) {
        await(true);
        return service.data("{ journeys(scope: {identity: " + level
                        + "}) { customers count converted interactions conversion { value } steps { median } seconds { median }"
                        + " channelSwitches { kinds { from to count medianSeconds loss { value } } } } }")
                .toString();
    }

    private void await(boolean there) {
        for (int attempt = 0; attempt < 100; attempt++) {
            JsonNode told = service.data("{ journeys { interactions } }").at("/journeys/interactions");
            if (told.asLong() > 0 == there) {
                return;
            }
            LockSupport.parkNanos(100_000_000);
        }
    }

    private String take(Path file, List<String> identifiers) {
        StringWriter out = new StringWriter();
        List<String> words = new ArrayList<>(List.of(file.toString(), "--source=log"));
        words.addAll(identifiers);
        int code = new CommandLine(new ImportCommand(() -> desk))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(words.toArray(String[]::new));
        assertThat(code).as(out.toString()).isZero();
        JsonNode imports = service.data("{ imports(first: 1) { edges { node { id } } } }");
        return imports.at("/imports/edges/0/node/id").asString();
    }

    private void removeImport(String id) {
        service.data("mutation { removeImport(id: \"" + id + "\") }");
        await(false);
    }
}
