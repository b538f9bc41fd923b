package io.throughline.ingest.format;

import io.throughline.ingest.delivery.FileSource;
import io.throughline.ingest.delivery.Member;
import io.throughline.ingest.delivery.Members;
import io.throughline.ingest.delivery.Source;
import io.throughline.ingest.mapping.SourceMapping;
import io.throughline.ingest.text.ImportFile;
import io.throughline.ingest.text.Packing;
import io.throughline.journey.ImportRefused;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** What a file turned out to hold; its name has no say in it. */
public record Content(ImportFile file, Packing packing, Charset charset, Format format) {
    /** Looks at the beginning of a file, or of all files of a folder or an archive. */
    public static Content detect(ImportFile file, @Nullable Charset asked) {
        return detect(file, asked, Map.of());
    }

    /** @param given options of the sender by name, such as the sheet of a workbook */
    public static Content detect(ImportFile file, @Nullable Charset asked, Map<String, String> given) {
        try {
            boolean folder = Files.isDirectory(file.path());
            Packing packing = folder ? Packing.PLAIN : packing(file);
            if (packing == Packing.ZIP && Members.isOffice(file.path())) {
                return single(file, Packing.PLAIN, asked, given);
            }
            List<Member> members = Members.of(file);
            if (members.isEmpty() && !folder && packing != Packing.ZIP) {
                return single(file, packing, asked, given);
            }
            if (members.isEmpty()) {
                throw new ImportRefused(file.name() + " holds no file; a file with a header line and rows is needed.");
            }
            if (members.size() == 1 && packing == Packing.ZIP && members.get(0).isPlain()) {
                return single(file, Packing.ZIP, asked, given);
            }
            return new Content(file, Packing.PLAIN, StandardCharsets.UTF_8, Deliveries.of(file, members, asked, given));
        } catch (IOException failure) {
            throw refusal(file, failure);
        }
    }

    private static Packing packing(ImportFile file) throws IOException {
        try (InputStream in = Files.newInputStream(file.path())) {
            return Packing.of(in.readNBytes(Packing.MAGIC));
        }
    }

    private static Content single(ImportFile file, Packing packing, @Nullable Charset asked, Map<String, String> given)
            throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file.path());
                InputStream unpacked = packing.unpack(new BufferedInputStream(in))) {
            start = unpacked.readNBytes(Member.HEAD);
        }
        Optional<Format> stored;
        try (FileSource source = Source.of(file, packing, StandardCharsets.UTF_8)) {
            stored = ByteFormats.recognise(file.name(), start, source, given);
        }
        if (stored.isPresent()) {
            return new Content(
                    file, packing, StandardCharsets.UTF_8, stored.get().called(file.name()));
        }
        Head head = Head.of(file.name(), start, start.length < Member.HEAD, asked);
        Format format = Format.of(head.text()).called(file.name());
        return new Content(file, packing, head.charset(format, asked), format);
    }

    /** This content with what only the whole text tells of its format. */
    public Content survey() throws IOException {
        if (!format.needsSurvey()) {
            return this;
        }
        try (FileSource source = open()) {
            return new Content(file, packing, charset, format.survey(source));
        }
    }

    /** This content as a table, whatever system it is of. */
    public Content plain() {
        return new Content(file, packing, charset, format.plain());
    }

    /** This content as records of a system. */
    public Content as(SourceMapping mapping) {
        return new Content(file, packing, charset, format.as(mapping).called(file.name()));
    }

    /** As a report names it. */
    public String describe() {
        return "Format: " + format.describe() + (format.isText() ? ", " + charset.name() : "")
                + (packing == Packing.PLAIN ? "." : ", " + packing.words() + ".");
    }

    /** SHA-256 in hex: of the unpacked text, or of the file where it is no text. */
    public String digest() throws IOException {
        try (FileSource source = open()) {
            char[] block = new char[1 << 16];
            int read = format.isText() ? 0 : -1;
            while (read >= 0) {
                read = source.text().read(block, 0, block.length);
            }
            return source.digest();
        }
    }

    /** All of it; the caller closes it. */
    public FileSource open() {
        return Source.of(file, packing, charset);
    }

    /** The same refusal, with the name of the file where it has none. */
    public static ImportRefused named(ImportFile file, ImportRefused refused) {
        String message = String.valueOf(refused.getMessage());
        boolean named = message.startsWith(file.name() + " ")
                || message.startsWith(file.name() + ",")
                || message.contains(" of " + file.name() + " ")
                || message.contains(" of " + file.name() + ", ");
        return named ? refused : new ImportRefused(file.name() + ": " + message, refused);
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
}
