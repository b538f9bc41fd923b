package io.throughline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** Clears what an earlier run left in the folder {@code throughline.data}, before the application takes it. */
public final class FreshFolder implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final Path ALLOWED = Path.of("target");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Path folder = Path.of(context.getEnvironment().getRequiredProperty("throughline.data"))
                .normalize();
        if (!folder.startsWith(ALLOWED)) {
            throw new IllegalStateException("a test may clear folders under " + ALLOWED + " only, not " + folder);
        }
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
