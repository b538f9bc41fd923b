package io.throughline.cli;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.throughline.identity.Evidence;
import io.throughline.identity.IdentifierKind;
import io.throughline.identity.IdentityRules;
import io.throughline.identity.Resolution;
import io.throughline.identity.Resolver;
import io.throughline.journey.FileFaults;
import io.throughline.journey.InvalidArgument;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which identifiers of a file are one customer. Exit 0 where done, 1 where the file was refused, 2 for wrong usage. */
@Command(
        name = "identities",
        mixinStandardHelpOptions = true,
        description = "Tells which identifiers of a CSV file are one customer. Nothing is written into the database.")
public final class IdentitiesCommand implements Callable<Integer> {
    private static final String TIME = "time";
    private static final int SHOWN = 50;

    @Parameters(
            paramLabel = "FILE",
            description = "CSV whose columns are kinds of identifiers; a column time (ISO, UTC) says when.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(names = "--rules", paramLabel = "FILE", description = "YAML: kinds and blocked. Default: usual kinds.")
    private @Nullable Path rules;

    @Option(names = "--join", paramLabel = "A=B", description = "kind:value=kind:value are one customer.")
    private List<String> joins = List.of();

    @Option(names = "--separate", paramLabel = "A=B", description = "kind:value=kind:value are two customers.")
    private List<String> separations = List.of();

    @Option(names = "--out", paramLabel = "FILE", description = "CSV of customer and identifier.")
    private @Nullable Path target;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        Path read = rules == null ? file : rules;
        try {
            IdentityRules known = rules == null ? IdentityRules.USUAL : IdentityRulesFile.read(rules);
            read = file;
            Evidence evidence = evidence(known);
            decide(evidence, known);
            Resolution resolution = Resolver.resolve(evidence);
            read = target == null ? file : target;
            write(evidence, resolution);
            print(resolution, spec.commandLine().getOut());
            return 0;
        } catch (InvalidArgument e) {
            err.println("Refused: " + EditsCommand.named(read, e.getMessage()));
        } catch (CsvParseException | UncheckedIOException e) {
            IOException why = e.getCause() instanceof IOException failure ? failure : new IOException(e.getMessage());
            err.println("Refused: " + read + " cannot be used: " + FileFaults.of(why) + ".");
        } catch (IOException e) {
            err.println("Refused: " + read + " cannot be used: " + FileFaults.of(e) + ".");
        } finally {
            err.flush();
            spec.commandLine().getOut().flush();
        }
        return 1;
    }

    private Evidence evidence(IdentityRules known) throws IOException {
        Evidence evidence = new Evidence(known);
        List<String> names = names(known);
        boolean empty = true;
        try (BufferedReader signs = Files.newBufferedReader(file);
                CsvReader<NamedCsvRecord> reader =
                        CsvReader.builder().allowUnclosedQuote(false).ofNamedCsvRecord(signs)) {
            signs.mark(1);
            if (signs.read() != '\ufeff') {
                signs.reset();
            }
            for (NamedCsvRecord row : reader) {
                empty = false;
                long at = row.findField(TIME).map(text -> at(row, text)).orElse(0L);
                if (row.getFieldCount() != row.getHeader().size()) {
                    throw new InvalidArgument(
                            "line " + row.getStartingLineNumber(),
                            row.getFieldCount() + " cells",
                            "as many as the header");
                }
                List<Integer> carried = new ArrayList<>();
                for (int i = 0; i < row.getFieldCount(); i++) {
                    String column = row.getHeader().get(i).strip();
                    if (!column.equals(TIME) && !names.contains(column)) {
                        throw new InvalidArgument(file.toString(), column, "columns time, " + String.join(", ", names));
                    }
                    if (!column.equals(TIME)) {
                        known.kind(column)
                                .parts(row.getField(i))
                                .forEach(part -> carried.add(evidence.identifier(column, part, at)));
                    }
                }
                evidence.record(
                        carried.stream()
                                .filter(id -> id >= 0)
                                .sorted(evidence::compare)
                                .mapToInt(Integer::intValue)
                                .toArray(),
                        at);
            }
        }
        if (empty) {
            throw new InvalidArgument(file.toString(), "no rows", "a header and rows below it");
        }
        return evidence;
    }

    private static long at(NamedCsvRecord row, String text) {
        try {
            return Instant.parse(text.strip()).toEpochMilli();
        } catch (DateTimeException | ArithmeticException broken) {
            throw new InvalidArgument(
                    "time in line " + row.getStartingLineNumber(), text, "a time as 2026-03-01T09:30:00Z");
        }
    }

    private void decide(Evidence evidence, IdentityRules known) {
        for (String join : joins) {
            int[] two = two(evidence, known, "--join", join);
            evidence.join(two[0], two[1]);
        }
        for (String separation : separations) {
            int[] two = two(evidence, known, "--separate", separation);
            evidence.separate(two[0], two[1]);
        }
    }

    private static int[] two(Evidence evidence, IdentityRules known, String option, String text) {
        String[] sides = text.split("=", -1);
        int[] ids = new int[2];
        for (int i = 0; i < 2; i++) {
            String side = sides.length == 2 ? sides[i] : "";
            String kind = side.substring(0, Math.max(0, side.indexOf(':')));
            ids[i] = names(known).contains(kind) ? evidence.find(kind, side.substring(side.indexOf(':') + 1)) : -1;
        }
        if (ids[0] < 0 || ids[1] < 0 || ids[0] == ids[1]) {
            throw new InvalidArgument(option, text, "two identifiers of the file, as email:a@b.org=customer:7");
        }
        return ids;
    }

    private static List<String> names(IdentityRules known) {
        return known.kinds().stream().map(IdentifierKind::name).toList();
    }

    private void write(Evidence evidence, Resolution resolution) throws IOException {
        if (target == null) {
            return;
        }
        if (NewFile.isSame(target, file)) {
            throw new InvalidArgument("out", target, "another file than the one that is read");
        }
        int[] customer = resolution.customer();
        Comparator<Integer> order = Comparator.comparing((Integer id) -> evidence.name(customer[id]))
                .thenComparing(evidence::name);
        try (NewFile kept = NewFile.create(target)) {
            CsvWriter csv = CsvWriter.builder().build(new OutputStreamWriter(kept.out(), StandardCharsets.UTF_8));
            csv.writeRecord("customer", "identifier");
            IntStream.range(0, customer.length)
                    .boxed()
                    .sorted(order)
                    .forEach(id -> csv.writeRecord(evidence.name(customer[id]), evidence.name(id)));
            csv.flush();
            kept.keep();
        }
    }

    private static void print(Resolution resolution, PrintWriter out) {
        TreeMap<Integer, Integer> identifiers = new TreeMap<>();
        for (int customer : resolution.customer()) {
            identifiers.merge(customer, 1, Integer::sum);
        }
        TreeMap<Integer, Integer> sizes = new TreeMap<>();
        identifiers.values().forEach(size -> sizes.merge(size, 1, Integer::sum));
        out.printf(Locale.ROOT, "%,d identifiers, %,d customers%n", resolution.customer().length, identifiers.size());
        sizes.forEach((size, n) -> out.printf(Locale.ROOT, "  with %,d identifiers: %,d customers%n", size, n));
        List<String> lines = new ArrayList<>();
        resolution.shared().forEach(device -> lines.add("shared device " + device));
        resolution.refused().forEach(one -> lines.add("not joined " + one.identifier() + ": " + one.why()));
        lines.stream().limit(SHOWN).forEach(line -> out.println("  " + ReportText.plain(line)));
        if (lines.size() > SHOWN) {
            out.printf(Locale.ROOT, "  and %,d more%n", lines.size() - SHOWN);
        }
    }
}
