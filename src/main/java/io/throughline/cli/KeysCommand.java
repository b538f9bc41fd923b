package io.throughline.cli;

import io.throughline.access.KeyRing;
import io.throughline.access.Role;
import io.throughline.journey.InvalidArgument;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Keys of those who may ask: exit 0, 1 where a key to remove is not kept, 2 for wrong usage. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description =
                "Lists, makes and takes back the keys of those who may ask. Without any, on this machine alone, everybody may.",
        synopsisSubcommandLabel = "COMMAND")
public final class KeysCommand implements Runnable {
    private final Supplier<KeyRing> keys;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** @param keys asked for once the command line has been found in order */
    public KeysCommand(Supplier<KeyRing> keys) {
        this.keys = keys;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command.");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Shows names and roles.")
    int list() {
        PrintWriter out = spec.commandLine().getOut();
        keys.get().list().forEach(key -> out.printf(Locale.ROOT, "%-8s %s%n", key.role(), key.name()));
        out.flush();
        return ExitCode.OK;
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Makes a key and shows its secret, this once.")
    int add(
            @Parameters(paramLabel = "NAME", description = "Author of what is written with it.") String name,
            @Parameters(paramLabel = "ROLE", description = "VIEWER, ANALYST, EDITOR or ADMIN.") String role) {
        PrintWriter out = spec.commandLine().getOut();
        KeyRing ring = keys.get();
        try {
            out.println(ring.add(name, Role.of(role), EditsCommand.BY));
        } catch (InvalidArgument e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        }
        out.flush();
        return ExitCode.OK;
    }

    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Takes a key back.")
    int remove(@Parameters(paramLabel = "NAME", description = "Its name.") String name) {
        KeyRing ring = keys.get();
        try {
            if (ring.remove(name, EditsCommand.BY)) {
                return ExitCode.OK;
            }
        } catch (InvalidArgument e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        }
        spec.commandLine().getErr().println("No key of the name " + name + " is kept.");
        return ExitCode.SOFTWARE;
    }
}
