package io.throughline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The product in a process of its own, at a free port. */
final class ServerProcess {
    private ServerProcess() {}

    /** Starts it; all it says goes to a file. */
    static Process start(Path said, String... settings) throws IOException {
        String[] given =
                Stream.concat(Stream.of("--server.port=0"), Stream.of(settings)).toArray(String[]::new);
        return JavaProcess.of(Throughline.class, List.of(), given)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
    }
}
