package io.throughline.store.query;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Query texts by name, one file each: {@code subject/verb-noun}. */
public final class Queries {
    private static final Map<String, String> TEXTS = new ConcurrentHashMap<>();

    private Queries() {}

    /** The text of {@code cypher/NAME.cypher} on the class path. */
    public static String text(String name) {
        return TEXTS.computeIfAbsent(name, n -> read("/cypher/" + n + ".cypher"));
    }

    private static String read(String resource) {
        try (InputStream in = Queries.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no query file " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
