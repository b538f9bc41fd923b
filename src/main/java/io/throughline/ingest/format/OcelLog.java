package io.throughline.ingest.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A log of events and objects, read once for the one or for the other. */
interface OcelLog extends AutoCloseable {
    /**
     * An event.
     *
     * @param objects ids, in the order of the log
     */
    final class Event {
        String id = "";
        String activity = "";
        String time = "";
        long line;

        /** Why it cannot be taken. */
        @Nullable
        String fault;

        final Map<String, String> attributes = new LinkedHashMap<>();
        final List<String> objects = new ArrayList<>();

        void begin(long at) {
            id = "";
            activity = "";
            time = "";
            line = at;
            fault = null;
            attributes.clear();
            objects.clear();
        }
    }

    /** Tells id and type of all objects. Reads all of the log. */
    void objects(BiConsumer<String, String> each) throws IOException;

    /** Reads the next event; false at the end of the log. */
    boolean next(Event event) throws IOException;

    /** The event just read as a log of its own, or a part of one, that can be imported again once it is mended. @param types of objects by id */
    String raw(Event event, Map<String, String> types);

    /** What stands before such parts. */
    default String head() {
        return "";
    }

    @Override
    void close() throws IOException;
}
