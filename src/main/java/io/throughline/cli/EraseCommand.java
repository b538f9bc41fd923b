package io.throughline.cli;

import io.throughline.analysis.ErasureService;
import io.throughline.analysis.ErasureService.Erased;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.Joining;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Erases a person: exit 0, 1 where nothing names the person, 2 for wrong usage. */
@Command(
        name = "erase",
        mixinStandardHelpOptions = true,
        description = "Erases a person by a customer's id or an identifier, with everything that is joined to it.")
public final class EraseCommand implements Callable<Integer> {
    private final Supplier<Parts> parts;

    @Parameters(paramLabel = "CUSTOMER", description = "Id, or identifier as ann@example.com or email:ann@example.com.")
    @SuppressWarnings("NullAway.Init")
    private String customer;

    @Option(names = "--author", required = true, paramLabel = "NAME", description = "Who erases.")
    @SuppressWarnings("NullAway.Init")
    private String author;

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "Why; it should not name the person.")
    @SuppressWarnings("NullAway.Init")
    private String reason;

    @Option(
            names = "--identity",
            defaultValue = "ALL",
            paramLabel = "HOW",
            description = "How far what is joined goes too: ${COMPLETION-CANDIDATES}; ALL where nothing is said.")
    @SuppressWarnings("NullAway.Init")
    private Joining identity;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** What it works with. @param refresh brings the index to the store's state; {@code forget} deletes its file */
    public record Parts(Runnable refresh, Runnable forget, ErasureService erasures) {}

    /** @param parts asked for once the command line has been found in order */
    public EraseCommand(Supplier<Parts> parts) {
        this.parts = parts;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Parts with = parts.get();
        with.refresh().run();
        Optional<Erased> erased;
        try {
            erased = with.erasures().erase(customer, identity, EditsCommand.BY, author, reason);
        } catch (InvalidArgument e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        }
        with.forget().run();
        if (erased.isEmpty()) {
            out.println("Nothing that is kept names this person.");
            return 1;
        }
        with.erasures().wipe();
        tell(out, erased.get());
        return 0;
    }

    private static void tell(PrintWriter out, Erased erased) {
        out.printf(
                Locale.ROOT,
                "Erased %,d interactions under %,d ids, %,d identifiers, %,d records that were not taken, and %,d texts.%n",
                erased.erasure().interactions(),
                erased.erasure().ids(),
                erased.erasure().identifiers(),
                erased.erasure().keptRows(),
                erased.erasure().texts());
        out.println("Looked for the ids: " + String.join(", ", erased.person().ids()));
        erased.person().identifiers().forEach(one -> out.println("Forgot " + one.kind() + ":" + one.value()));
        erased.stillNamed()
                .forEach(one -> out.println("To be renamed by hand: the " + one.kind() + " '" + one.id() + "'"));
        out.flush();
    }
}
