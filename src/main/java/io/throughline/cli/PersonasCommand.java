package io.throughline.cli;

import io.throughline.analysis.PersonaService;
import io.throughline.analysis.TransitionService;
import io.throughline.persona.Persona;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import picocli.CommandLine;

/** Personas from a file and back. */
public final class PersonasCommand implements EditsCommand.Subject {
    private static final String[] DESCRIPTION = {
        "Takes personas from a YAML file, or writes them into one.",
        "Shows what would change, checks every rule, then defines the personas of a YAML file with a list under the key personas.",
        "Writes all personas as YAML."
    };

    private final Supplier<Parts> parts;

    private PersonasCommand(Supplier<Parts> parts) {
        this.parts = parts;
    }

    /** What the command works with; {@code follow} brings the index to the newest import, {@code keep} what the database holds of it. */
    public record Parts(Runnable follow, PersonaService personas, Runnable keep) {
        public static Parts of(Runnable follow, PersonaService personas, TransitionService transitions) {
            return new Parts(follow, personas, () -> {
                transitions.refresh();
                personas.refreshMembers();
            });
        }
    }

    /** With its two subcommands. */
    public static CommandLine with(Supplier<Parts> parts) {
        return EditsCommand.of("personas", DESCRIPTION, true, new PersonasCommand(parts));
    }

    @Override
    public void apply(Path file, boolean dryRun, boolean prune, PrintWriter out) throws IOException {
        List<Persona> wanted = PersonaFile.read(file);
        Parts with = parts.get();
        with.follow().run();
        PersonaPlan plan = PersonaPlan.of(with.personas().list(), wanted, prune);
        plan.print(out);
        out.flush();
        wanted.forEach(persona -> with.personas().check("rule of " + persona.id(), persona));
        if (dryRun) {
            out.println("Dry run: nothing was written.");
            return;
        }
        plan.defined().forEach(persona -> with.personas().define(persona, EditsCommand.BY));
        plan.deleted().forEach(persona -> with.personas().delete(persona.id(), EditsCommand.BY));
        with.keep().run();
        out.println(plan.isEmpty() ? "Nothing to change." : "Done.");
        with.personas()
                .list()
                .forEach(persona -> out.printf(
                        Locale.ROOT,
                        "%s: %,d customers%n",
                        persona.id(),
                        with.personas().countCustomers(persona)));
    }

    /** Personas have rules of several lines, so they are YAML whatever the file is called. */
    @Override
    public String export(boolean csv) {
        return PersonaFile.write(parts.get().personas().list());
    }
}
