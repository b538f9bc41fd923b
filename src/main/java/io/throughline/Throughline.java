package io.throughline;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the server, or the command that the arguments name. */
@SpringBootApplication
public class Throughline {
    public static void main(String[] args) {
        if (Commands.names(args)) {
            System.exit(Commands.run(args));
        }
        try {
            SpringApplication.run(Throughline.class, args);
        } catch (RuntimeException told) {
            System.exit(StartFailures.exitCode(told));
        }
    }
}
