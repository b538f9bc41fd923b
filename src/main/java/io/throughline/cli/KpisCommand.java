package io.throughline.cli;

import io.throughline.analysis.KpiService;
import io.throughline.kpi.KpiFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Supplier;
import picocli.CommandLine;

/** Kept figures and departments from a file and back. */
public final class KpisCommand implements EditsCommand.Subject {
    private static final String[] DESCRIPTION = {
        "Takes KPIs and departments from a YAML file, or writes them into one.",
        "Shows what would change, asks every formula of the data, then keeps the KPIs of a YAML file with lists under the keys kpis and departments.",
        "Writes all KPIs and departments as YAML."
    };

    private final Supplier<Parts> parts;

    private KpisCommand(Supplier<Parts> parts) {
        this.parts = parts;
    }

    /** What the command works with; {@code follow} brings the index to the newest import. */
    public record Parts(Runnable follow, KpiService kpis) {}

    /** With its two subcommands. */
    public static CommandLine with(Supplier<Parts> parts) {
        return EditsCommand.of("kpis", DESCRIPTION, true, new KpisCommand(parts));
    }

    @Override
    public void apply(Path file, boolean dryRun, boolean prune, PrintWriter out) throws IOException {
        KpiFile wanted = KpiFile.read(GivenText.read(file));
        Parts with = parts.get();
        with.follow().run();
        KpiPlan plan = KpiPlan.of(with.kpis().file(), wanted, prune);
        plan.lines().forEach(out::println);
        out.flush();
        with.kpis().check(wanted);
        if (dryRun) {
            out.println("Dry run: nothing was written.");
            return;
        }
        if (!plan.isEmpty()) {
            with.kpis().apply(plan.departments(), plan.saved(), plan.deleted(), EditsCommand.BY);
        }
        out.println(plan.isEmpty() ? "Nothing to change." : "Done.");
    }

    /** Formulas have several fields, so they are YAML whatever the file is called. */
    @Override
    public String export(boolean csv) {
        return parts.get().kpis().file().text();
    }
}
