package io.throughline.cli;

import io.throughline.journey.InvalidArgument;
import io.throughline.sample.FeedbackCsv;
import io.throughline.sample.MarketGenerator;
import io.throughline.sample.MarketGenerator.Generated;
import io.throughline.sample.RetailMarket;
import io.throughline.sample.RowOrder;
import io.throughline.sample.TruthWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Writes a generated log of the retail market, and its truth if asked. Exit 0; 1 where a file cannot be written; 2 for wrong usage. */
@Command(name = "generate", sortOptions = false, description = "Writes a made-up customer log whose truth is known.")
public final class GenerateCommand implements Callable<Integer> {
    private static final int FAILED = 1;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @ArgGroup(multiplicity = "1")
    private Size size = new Size();

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Same seed, same bytes. Default: 1.")
    private long seed;

    @Option(
            names = "--order",
            defaultValue = "customer",
            converter = OrderName.class,
            description = "customer: one customer after the other. time: as a live system writes. Default: customer.")
    private RowOrder order = RowOrder.CUSTOMER;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "CSV; gzipped if it ends in .gz.")
    private Path out = Path.of("");

    @Option(
            names = "--truth",
            paramLabel = "FILE",
            description = "JSON: chains, planted facts, each customer's persona.")
    private @Nullable Path truth;

    @Option(
            names = "--feedback",
            paramLabel = "FILE",
            description = "CSV of what the customers say, to be imported with --kind=feedback.")
    private @Nullable Path feedback;

    @Option(
            names = "--identifiers",
            description =
                    "Adds what each system would know of the customer: visitor, cookie, app, email, loyalty_card.")
    private boolean identifiers;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "This text.")
    private boolean help;

    private static final class Size {
        @Option(names = "--customers", paramLabel = "N", required = true, description = "This many customers.")
        private @Nullable Long customers;

        @Option(names = "--interactions", paramLabel = "N", required = true, description = "Exactly this many rows.")
        private @Nullable Long interactions;
    }

    private static final class OrderName implements ITypeConverter<RowOrder> {
        @Override
        public RowOrder convert(String value) {
            return switch (value.toLowerCase(Locale.ROOT)) {
                case "customer" -> RowOrder.CUSTOMER;
                case "time" -> RowOrder.TIME;
                default -> throw new TypeConversionException("order = " + value + ": allowed is customer or time");
            };
        }
    }

    @Override
    public Integer call() {
        MarketGenerator generator;
        try {
            generator = generator();
            if (truth != null && NewFile.isSame(truth, out)) {
                throw new InvalidArgument("truth", truth, "another file than --out");
            }
            if (feedback != null
                    && (NewFile.isSame(feedback, out) || truth != null && NewFile.isSame(feedback, truth))) {
                throw new InvalidArgument("feedback", feedback, "another file than --out and --truth");
            }
            if (identifiers && order == RowOrder.TIME) {
                throw new InvalidArgument("order", "time", "customer with --identifiers");
            }
        } catch (InvalidArgument e) {
            throw new ParameterException(spec.commandLine(), message(e), e);
        }
        return write(generator);
    }

    private MarketGenerator generator() {
        RetailMarket market = RetailMarket.standard();
        if (size.customers != null) {
            return MarketGenerator.ofCustomers(market, size.customers, seed);
        }
        long interactions = size.interactions == null ? 0 : size.interactions;
        return MarketGenerator.ofInteractions(market, interactions, seed);
    }

    private int write(MarketGenerator generator) {
        Path writing = out;
        try (NewFile log = NewFile.create(out)) {
            long began = System.nanoTime();
            Generated generated = writeLog(generator, log.out());
            double seconds = (System.nanoTime() - began) / 1e9;
            if (truth != null) {
                writing = truth;
                writeTruth(generator, truth);
                writing = out;
            }
            if (feedback != null) {
                writing = feedback;
                writeFeedback(generator, feedback);
                writing = out;
            }
            log.keep();
            say(generated, seconds);
            return 0;
        } catch (InvalidArgument e) {
            throw new ParameterException(spec.commandLine(), message(e), e);
        } catch (IOException e) {
            spec.commandLine().getErr().println("Cannot write " + writing + ": " + reason(e));
            return FAILED;
        }
    }

    private Generated writeLog(MarketGenerator generator, OutputStream to) throws IOException {
        if (!out.toString().endsWith(".gz")) {
            return writeRows(generator, to);
        }
        GZIPOutputStream zipped = new GZIPOutputStream(to, 1 << 16);
        Generated generated = writeRows(generator, zipped);
        zipped.finish();
        return generated;
    }

    private Generated writeRows(MarketGenerator generator, OutputStream to) throws IOException {
        return identifiers ? generator.writeIdentified(to) : generator.writeCsv(to, order);
    }

    private static void writeTruth(MarketGenerator generator, Path truth) throws IOException {
        try (NewFile file = NewFile.create(truth)) {
            new TruthWriter(generator).write(file.out());
            file.keep();
        }
    }

    private static void writeFeedback(MarketGenerator generator, Path feedback) throws IOException {
        try (NewFile file = NewFile.create(feedback)) {
            new FeedbackCsv(generator).write(file.out());
            file.keep();
        }
    }

    private void say(Generated generated, double seconds) {
        String line = String.format(
                Locale.ROOT,
                "%,d interactions of %,d customers in %.2f s (%,.0f a second), written to %s",
                generated.interactions(),
                generated.customers(),
                seconds,
                generated.interactions() / Math.max(seconds, 1e-9),
                out);
        spec.commandLine().getErr().println(line);
    }

    private static String message(InvalidArgument e) {
        return "--" + e.getMessage();
    }

    private static String reason(IOException e) {
        String text = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        boolean full = text.contains("No space left") || text.contains("not enough space");
        return full ? "the disk is full, nothing was left behind; free space or choose another place" : text;
    }
}
