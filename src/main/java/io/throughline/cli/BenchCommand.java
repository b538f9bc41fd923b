package io.throughline.cli;

import io.throughline.analysis.JourneyService;
import io.throughline.ingest.ImportProgress;
import io.throughline.ingest.ImportService;
import io.throughline.ingest.record.ImportOptions;
import io.throughline.ingest.text.ImportFile;
import io.throughline.journey.ImportLog;
import io.throughline.journey.InvalidArgument;
import io.throughline.sample.MarketGenerator;
import io.throughline.sample.RetailMarket;
import io.throughline.sample.RowOrder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Generates a market, imports it into an empty store, and times import, index and questions on this machine. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description =
                "Times import, index and questions over a generated market; needs an empty --throughline.data=DIR.")
public final class BenchCommand implements Callable<Integer> {
    private final Supplier<Parts> parts;

    @Option(
            names = "--interactions",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Size of the market. Default: 1000000.")
    private long interactions;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** What the command works with; {@code follow} brings the index to the newest import. */
    public record Parts(ImportLog stored, ImportService imports, Runnable follow, JourneyService journeys) {}

    public BenchCommand(Supplier<Parts> parts) {
        this.parts = parts;
    }

    @Override
    public Integer call() throws IOException {
        Parts with = parts.get();
        if (!with.stored().isEmpty()) {
            throw new InvalidArgument("throughline.data", "a folder with data", "an empty folder");
        }
        PrintWriter out = spec.commandLine().getOut();
        Runtime machine = Runtime.getRuntime();
        out.printf(
                Locale.ROOT,
                "%d cores, %d MB heap, Java %s%n",
                machine.availableProcessors(),
                machine.maxMemory() >> 20,
                Runtime.version());
        Path log = Files.createTempFile("throughline-bench-", ".csv");
        try {
            seconds(out, "generate", () -> generate(log));
            ImportOptions options = ImportOptions.of(
                    List.of("source=bench", "trait.city=city", "trait.age=age", "conversions=" + purchases()));
            seconds(out, "import", () -> with.imports().importFile(ImportFile.of(log), options, ImportProgress.NONE));
        } finally {
            Files.delete(log);
        }
        seconds(out, "index", with.follow());
        new BenchQueries(with.journeys(), out).run();
        new BenchComparisons(with.journeys(), out).run();
        out.flush();
        return 0;
    }

    private static String purchases() {
        return String.join(
                ",",
                RetailMarket.standard().touchpoints().stream()
                        .filter(touchpoint -> touchpoint.conversion())
                        .map(touchpoint -> touchpoint.id())
                        .toList());
    }

    private void generate(Path log) {
        try (OutputStream to = Files.newOutputStream(log)) {
            MarketGenerator.ofInteractions(RetailMarket.standard(), interactions, 1)
                    .writeCsv(to, RowOrder.TIME);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("The log cannot be written to " + log + ": " + e.getMessage(), e);
        }
    }

    private void seconds(PrintWriter out, String name, Runnable work) {
        long start = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        out.printf(Locale.ROOT, "%-44s %8.2f s %,14.0f a second%n", name, seconds, interactions / seconds);
        out.flush();
    }
}
