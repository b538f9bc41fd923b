package io.throughline;

import io.throughline.server.ClassArchive;
import io.throughline.server.Commands;
import io.throughline.server.QuickAnswers;
import io.throughline.server.Settings;
import io.throughline.server.StartFailures;
import io.throughline.server.Stopping;
import io.throughline.store.StoreStart;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import picocli.CommandLine;

/** Starts the server, or the command that the arguments name. Only rooms with parts of the application are searched for them: a start reads every class it searches. */
@SpringBootApplication(
        scanBasePackages = {
            "io.throughline.api",
            "io.throughline.server",
            "io.throughline.store",
            "io.throughline.stream",
            "io.throughline.web"
        })
public class Throughline {
    public static void main(String[] args) {
        Optional<String> answer = QuickAnswers.find(args);
        if (answer.isPresent()) {
            System.out.print(answer.get());
            return;
        }
        if (Commands.needApplication(args)) {
            ClassArchive.enter(args);
        }
        if (Commands.names(args)) {
            System.exit(Commands.run(Throughline.class, args));
        }
        Optional<String> fault = Settings.findFault(List.of(args));
        if (fault.isPresent()) {
            System.err.println(fault.get());
            System.exit(CommandLine.ExitCode.USAGE);
        }
        Stopping.quietly();
        try {
            SpringApplication application = new SpringApplication(Throughline.class);
            StoreStart.addTo(application);
            application.run(args);
        } catch (RuntimeException told) {
            System.exit(StartFailures.exitCode(told));
        }
    }
}
