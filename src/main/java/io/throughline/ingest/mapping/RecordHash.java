package io.throughline.ingest.mapping;

import io.throughline.ingest.text.TextStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** A text that is equal for two records only where all of them is equal: the first half of the SHA-256 of their JSON. */
record RecordHash() implements Expression {
    private static final int BYTES = 16;

    @Override
    public Object value(Fields fields) {
        return of(fields.node().toString());
    }

    @Override
    public void addReads(Reads reads) {
        reads.addText();
    }

    static String of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(TextStream.sha256().digest(bytes), 0, BYTES);
    }
}
