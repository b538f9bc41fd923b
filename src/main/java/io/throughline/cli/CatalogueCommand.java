package io.throughline.cli;

import io.throughline.catalogue.CatalogueStore;
import io.throughline.catalogue.Touchpoint;
import io.throughline.export.CataloguePlan;
import io.throughline.export.CatalogueText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;

/** What is said of touchpoints from a file and back. */
public final class CatalogueCommand implements EditsCommand.Subject {
    private static final String[] DESCRIPTION = {
        "Takes names, channels, stages and owners of touchpoints from a YAML or CSV file, or writes them into one.",
        "Shows what would change, then describes the touchpoints of a file: .csv, or YAML with a list under the key touchpoints.",
        "Writes what is said of all touchpoints: CSV where the file is called so, else YAML."
    };

    private final Supplier<Parts> parts;

    private CatalogueCommand(Supplier<Parts> parts) {
        this.parts = parts;
    }

    /** What the command works with. @param touchpoints those of the data, as the newest import left them */
    public record Parts(Supplier<List<Touchpoint>> touchpoints, CatalogueStore store) {}

    /** With its two subcommands. */
    public static CommandLine with(Supplier<Parts> parts) {
        return EditsCommand.of("catalogue", DESCRIPTION, false, new CatalogueCommand(parts));
    }

    @Override
    public void apply(Path file, boolean dryRun, boolean prune, PrintWriter out) throws IOException {
        var edits = CatalogueText.read(file.toString(), GivenText.read(file), EditsCommand.isCsv(file));
        Parts with = parts.get();
        CataloguePlan plan = CataloguePlan.of(with.touchpoints().get(), edits);
        plan.changes().forEach(one -> out.println(line(one)));
        if (!dryRun) {
            plan.apply(with.store(), EditsCommand.BY);
        }
        out.println(dryRun ? "Dry run: nothing was written." : "Done.");
    }

    private static String line(CataloguePlan.Change change) {
        return switch (change.outcome()) {
            case CHANGED -> "~ " + change.touchpoint();
            case SAME -> "= " + change.touchpoint();
            case UNKNOWN -> "? " + change.touchpoint() + " (not in the data, passed over)";
        };
    }

    @Override
    public String export(boolean csv) {
        return CatalogueText.write(parts.get().touchpoints().get(), csv);
    }
}
