package io.throughline.server;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Whether this process is ending: what fails from then on fails because of that. */
public final class Stopping {
    private Stopping() {}

    /** Libraries that are interrupted while the service stops complain on the error stream; nobody can act on that any more. */
    public static void quietly() {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> System.setErr(
                        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))));
    }

    /** A process that ends takes no more hooks. */
    static boolean begun() {
        Thread hook = new Thread(() -> {});
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            Runtime.getRuntime().removeShutdownHook(hook);
            return false;
        } catch (IllegalStateException ending) {
            return true;
        }
    }
}
