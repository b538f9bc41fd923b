package io.throughline;

import io.throughline.journey.CustomerHash;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.neo4j.kernel.impl.store.LongerShortString;
import org.neo4j.kernel.impl.store.PropertyType;
import org.neo4j.kernel.impl.store.record.PropertyBlock;

/** Looks for texts in every byte of a store's folder. */
final class FolderSearch {
    private FolderSearch() {}

    /** The ways in which files may hold a text. */
    static Map<String, byte[]> traces(String... texts) {
        Map<String, byte[]> traces = new LinkedHashMap<>();
        for (String text : texts) {
            traces.put(text + " as UTF-8", text.getBytes(StandardCharsets.UTF_8));
            traces.put(text + " as UTF-16", text.getBytes(StandardCharsets.UTF_16BE));
            traces.put(text + " as UTF-16, low byte first", text.getBytes(StandardCharsets.UTF_16LE));
            PropertyBlock block = new PropertyBlock();
            if (LongerShortString.encode(0, text, block, PropertyType.getPayloadSize())) {
                long second = block.getValueBlocks()[1];
                traces.put(text + " packed", bytes(second, ByteOrder.BIG_ENDIAN));
                traces.put(text + " packed, low byte first", bytes(second, ByteOrder.LITTLE_ENDIAN));
            }
            long hash = CustomerHash.of(text);
            traces.put(text + " as hash", bytes(hash, ByteOrder.BIG_ENDIAN));
            traces.put(text + " as hash, low byte first", bytes(hash, ByteOrder.LITTLE_ENDIAN));
        }
        return traces;
    }

    private static byte[] bytes(long number, ByteOrder order) {
        return ByteBuffer.allocate(Long.BYTES).order(order).putLong(number).array();
    }

    /** Where files of a folder hold any of it. */
    static List<String> search(Path folder, Map<String, byte[]> traces) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String bytes = Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
                traces.forEach((name, trace) -> {
                    if (bytes.contains(new String(trace, StandardCharsets.ISO_8859_1))) {
                        found.add(name + " in " + folder.relativize(file));
                    }
                });
            }
        }
        return found;
    }
}
