package io.throughline.ingest.format;

import io.throughline.ingest.mapping.SourceMapping;
import io.throughline.ingest.text.ImportFile;
import io.throughline.ingest.text.Packing;
import io.throughline.ingest.text.TextStream;
import io.throughline.journey.ImportRefused;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** What a file turned out to hold; its name has no say in it. */
public record Content(ImportFile file, Packing packing, Charset charset, Format format) {
    private static final int HEAD = 1 << 16;
    private static final Map<String, String> ARCHIVES = Map.of(
            "PAR1", "a Parquet file",
            "<?xml", "XML",
            "%PDF", "a PDF document");

    /** Looks at the beginning of a file. */
    public static Content detect(ImportFile file, @Nullable Charset asked) {
        try (InputStream in = Files.newInputStream(file.path());
                BufferedInputStream raw = new BufferedInputStream(in)) {
            raw.mark(Packing.MAGIC);
            Packing packing = Packing.of(raw.readNBytes(Packing.MAGIC));
            raw.reset();
            packing.requireOneFile(file);
            byte[] head = head(packing, raw);
            refuseArchive(file, head);
            Charset charset = asked == null ? guessCharset(file, head) : asked;
            TextHead start = TextHead.of(new String(head, charset), head.length < HEAD);
            if (start.text().isEmpty()) {
                throw new ImportRefused(file.name() + " is empty; a header line and rows below it are needed.");
            }
            return new Content(file, packing, charset, Format.of(start).called(file.name()));
        } catch (IOException failure) {
            throw refusal(file, failure);
        }
    }

    /** Some unpackers hold memory outside of the heap until they are closed. */
    private static byte[] head(Packing packing, InputStream raw) throws IOException {
        try (InputStream unpacked = packing.unpack(raw)) {
            return unpacked.readNBytes(HEAD);
        }
    }

    /** This content with what only the whole text tells of its format. */
    public Content survey() throws IOException {
        if (!format.needsSurvey()) {
            return this;
        }
        try (TextStream text = open()) {
            return new Content(file, packing, charset, format.survey(text));
        }
    }

    /** This content as a table, whatever system it is of. */
    public Content plain() {
        return format instanceof MappedFormat mapped ? new Content(file, packing, charset, mapped.layout()) : this;
    }

    /** This content as records of a system. */
    public Content as(SourceMapping mapping) {
        return new Content(
                file, packing, charset, MappedFormat.of(plain().format, mapping).called(file.name()));
    }

    /** As a report names it. */
    public String describe() {
        return "Format: " + format.describe() + ", " + charset.name()
                + (packing == Packing.PLAIN ? "." : ", " + packing.words() + ".");
    }

    /** SHA-256 of the unpacked bytes, in hex. */
    public String digest() throws IOException {
        try (TextStream text = open()) {
            char[] block = new char[1 << 16];
            int read = 0;
            while (read >= 0) {
                read = text.read(block, 0, block.length);
            }
            return text.digest();
        }
    }

    /** The whole text; the caller closes it. */
    public TextStream open() throws IOException {
        return TextStream.open(file, packing, charset);
    }

    public static ImportRefused refusal(ImportFile file, IOException failure) {
        if (failure instanceof EOFException) {
            return new ImportRefused(
                    file.name() + " is cut off in the middle of its packed data; nothing was taken, send it whole.",
                    failure);
        }
        if (failure instanceof ZipException) {
            return new ImportRefused(
                    file.name() + " has damaged gzip or ZIP data (" + failure.getMessage() + "); nothing was taken.",
                    failure);
        }
        return new ImportRefused(
                file.name() + " could not be read (" + failure.getMessage() + "); nothing was taken.", failure);
    }

    private static void refuseArchive(ImportFile file, byte[] head) {
        String start = new String(head, 0, Math.min(8, head.length), StandardCharsets.ISO_8859_1);
        ARCHIVES.forEach((magic, what) -> {
            if (start.startsWith(magic)) {
                throw new ImportRefused(file.name() + " is " + what + "; give CSV or JSON, plain or packed.");
            }
        });
    }

    private static Charset guessCharset(ImportFile file, byte[] head) {
        if (startsWith(head, 0xff, 0xfe)) {
            return StandardCharsets.UTF_16LE;
        }
        if (startsWith(head, 0xfe, 0xff)) {
            return StandardCharsets.UTF_16BE;
        }
        int[] zeros = new int[2];
        for (int i = 0; i < head.length; i++) {
            zeros[i & 1] += head[i] == 0 ? 1 : 0;
        }
        if (zeros[0] + zeros[1] == 0) {
            return StandardCharsets.UTF_8;
        }
        if (zeros[1] > head.length / 4 && zeros[0] < head.length / 50 + 1) {
            return StandardCharsets.UTF_16LE;
        }
        if (zeros[0] > head.length / 4 && zeros[1] < head.length / 50 + 1) {
            return StandardCharsets.UTF_16BE;
        }
        throw new ImportRefused(file.name() + " is a binary file; give CSV or JSON, plain or packed.");
    }

    private static boolean startsWith(byte[] head, int first, int second) {
        return head.length > 1 && (head[0] & 0xff) == first && (head[1] & 0xff) == second;
    }
}
