package io.throughline.cli;

import io.throughline.ingest.ProfileService;
import io.throughline.ingest.ProfileService.Profiled;
import io.throughline.ingest.record.ImportOptions;
import io.throughline.ingest.text.ImportFile;
import io.throughline.quality.RuleResult;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Holds files against rules; nothing is written. Exit 0 where no error is broken, 1 where one is or a file cannot be read, 2 for wrong usage. */
@Command(
        name = "check",
        description =
                "Holds files against the rules of --rules=FILE.yaml, a data contract. Nothing is written. Options of "
                        + "import hold: --NAME=VALUE. Exit 0: no error is broken; 1: one is; 2: wrong usage.")
public final class CheckCommand implements Callable<Integer> {
    @Mixin
    private GivenFiles given = new GivenFiles();

    @Option(names = "--strict", description = "A broken warning counts as an error.")
    private boolean strict;

    @Override
    public Integer call() {
        return given.with(options -> {
            if (!options.given().containsKey(ImportOptions.RULES_TEXT)) {
                throw given.wrong("--rules=FILE.yaml is needed.", null);
            }
            return given.forEach(file -> holds(file, options));
        });
    }

    private boolean holds(ImportFile file, ImportOptions options) {
        Profiled profiled = new ProfileService().profile(file, options);
        PrintWriter out = given.out();
        out.println(ReportText.plain(file.name() + ":"));
        boolean holds = print(profiled.profile().results(), out);
        if (profiled.refused() != null) {
            out.println(ReportText.plain("  An import would refuse it: " + profiled.refused()));
        }
        profiled.rejected()
                .forEach(one -> out.println(ReportText.plain(String.format(
                        Locale.ROOT, "  Rows that an import would refuse: %,d: %s", one.records(), one.reason()))));
        return holds && profiled.refused() == null;
    }

    /** Whether none is broken that counts. */
    private boolean print(List<RuleResult> results, PrintWriter out) {
        boolean holds = true;
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
            holds &= result.holds() || !(strict || result.error());
        }
        return holds;
    }

    private static String told(double measured) {
        return measured == Double.MAX_VALUE
                ? "never"
                : measured == Math.rint(measured)
                        ? String.format(Locale.ROOT, "%,.0f", measured)
                        : String.format(Locale.ROOT, "%,.2f", measured);
    }
}
