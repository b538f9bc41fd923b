package io.throughline.cli;

import io.throughline.ingest.ProfileService;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells what the columns of files hold; nothing is written. Exit 0 where all were read, 1 where one was refused, 2 for wrong usage. */
@Command(
        name = "profile",
        description = "Tells what the columns of files hold. Nothing is written. Options of import hold: --NAME=VALUE.")
public final class ProfileCommand implements Callable<Integer> {
    @Mixin
    private GivenFiles given = new GivenFiles();

    @Override
    public Integer call() {
        return given.with(options -> given.forEach(file -> {
            given.out().println(ProfileText.of(file.name(), new ProfileService().profile(file, options)));
            return true;
        }));
    }
}
