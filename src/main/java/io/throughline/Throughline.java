package io.throughline;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the server, or the command that the first argument names. */
@SpringBootApplication
public class Throughline {
    public static void main(String[] args) {
        if (args.length > 0 && (!args[0].startsWith("--") || args[0].equals("--help"))) {
            System.exit(Commands.run(args));
        }
        try {
            SpringApplication.run(Throughline.class, args);
        } catch (RuntimeException told) {
            System.exit(StartFailures.exitCode(told));
        }
    }
}
