package io.throughline.cli;

import io.throughline.analysis.JourneyService;
import io.throughline.analysis.TransitionService;
import io.throughline.analysis.check.JourneyChecks;
import io.throughline.journey.Scope;
import io.throughline.measure.Check;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Brings the graph in the database up to date, lets the database recount it, and shows every check: exit 0 where all hold, 1 otherwise. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Counts the journey graph in the database, compares it with the index, and shows all checks.")
public final class VerifyCommand implements Callable<Integer> {
    private final Supplier<Parts> parts;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** What the command works with; {@code follow} brings the index to the newest import. */
    public record Parts(Runnable follow, JourneyService journeys, TransitionService transitions) {}

    public VerifyCommand(Supplier<Parts> parts) {
        this.parts = parts;
    }

    @Override
    public Integer call() {
        Parts with = parts.get();
        PrintWriter out = spec.commandLine().getOut();
        with.follow().run();
        boolean stale = with.transitions().refresh();
        out.println(
                stale
                        ? "The graph in the database was brought up to date."
                        : "The graph in the database is up to date.");
        if (with.transitions().verify(() -> true).isEmpty()) {
            out.println("An import came in while counting; the database's own count is left out, run this again.");
        }
        List<Check> checks = new ArrayList<>(JourneyChecks.of(with.journeys().journeys(Scope.ALL)));
        for (Check check : checks) {
            out.printf(
                    Locale.ROOT,
                    "%-6s %s: %s and %s%n",
                    check.holds() ? "holds" : "FAILS",
                    check.name(),
                    number(check.left()),
                    number(check.right()));
        }
        out.flush();
        return checks.stream().allMatch(Check::holds) ? 0 : 1;
    }

    private static String number(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return whole ? String.format(Locale.ROOT, "%,d", (long) value) : Double.toString(value);
    }
}
