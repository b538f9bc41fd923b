package io.throughline.cli;

import io.throughline.ingest.ProfileService;
import io.throughline.ingest.ProfileService.Profiled;
import io.throughline.ingest.record.ImportOptions;
import io.throughline.ingest.text.ImportFile;
import io.throughline.journey.ImportRefused;
import io.throughline.journey.InvalidArgument;
import io.throughline.quality.RuleResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** Holds files against rules; nothing is written. Exit 0 where no error is broken, 1 where one is or a file cannot be read, 2 for wrong usage. */
@Command(
        name = "check",
        description =
                "Holds files against the rules of --rules=FILE.yaml, a data contract. Nothing is written. Options of "
                        + "import hold: --NAME=VALUE. Exit 0: no error is broken; 1: one is; 2: wrong usage.")
public final class CheckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files to check.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--strict", description = "A broken warning counts as an error.")
    private boolean strict;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "This text.")
    private boolean help;

    @Unmatched
    private List<String> rest = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        ImportOptions options = GivenOptions.read(spec, rest);
        if (!options.given().containsKey(ImportOptions.RULES_TEXT)) {
            throw new ParameterException(spec.commandLine(), "--rules=FILE.yaml is needed.");
        }
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        boolean broken = false;
        for (Path path : files) {
            ImportFile file = ImportFile.of(path);
            try {
                Profiled profiled = new ProfileService().profile(file, options);
                out.println(ReportText.plain(file.name() + ":"));
                broken |= print(profiled.profile().results(), out);
                if (profiled.refused() != null) {
                    out.println(ReportText.plain("  An import would refuse it: " + profiled.refused()));
                    broken = true;
                }
            } catch (ImportRefused refused) {
                err.println("Refused: " + refused.getMessage());
                broken = true;
            } catch (InvalidArgument wrong) {
                throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
            }
        }
        out.flush();
        err.flush();
        return broken ? 1 : 0;
    }

    private boolean print(List<RuleResult> results, PrintWriter out) {
        boolean broken = false;
        for (RuleResult result : results) {
            String word = result.holds() ? "holds" : result.error() ? "ERROR" : "WARNING";
            String lines = result.lines().isEmpty()
                    ? ""
                    : "; lines "
                            + String.join(
                                    ", ",
                                    result.lines().stream().map(String::valueOf).toList());
            out.println(ReportText.plain(String.format(
                    Locale.ROOT, "  %-7s %s: %s%s", word, result.rule(), told(result.measured()), lines)));
            broken |= !result.holds() && (strict || result.error());
        }
        return broken;
    }

    private static String told(double measured) {
        return measured == Double.MAX_VALUE
                ? "never"
                : measured == Math.rint(measured)
                        ? String.format(Locale.ROOT, "%,.0f", measured)
                        : String.format(Locale.ROOT, "%,.2f", measured);
    }
}
