package io.throughline.export;

import io.throughline.journey.KeptRows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Rows that were not taken, as a file that can be imported again once they are mended: the rows of one file, or a ZIP archive with those of
 * each file of a delivery.
 *
 * @param extension of its name
 */
public record KeptRowsFile(String extension, String contentType, byte[] bytes) {

    /** The rows as they came. */
    public static KeptRowsFile of(KeptRows rows) throws IOException {
        Map<String, StringBuilder> parts = new LinkedHashMap<>();
        boolean[] headed = {false};
        rows.read(new KeptRows.Reader() {
            private StringBuilder part = new StringBuilder();

            @Override
            public void part(String name, String head) {
                headed[0] |= !head.isEmpty();
                part = parts.computeIfAbsent(name, n -> new StringBuilder(head));
            }

            @Override
            public void row(long line, String reason, String text) {
                part.append(text).append('\n');
            }
        });
        StringBuilder alone = parts.get("");
        if (alone == null || parts.size() > 1) {
            return new KeptRowsFile("zip", "application/zip", zip(parts));
        }
        if (alone.toString().startsWith("<?xml")) {
            String extension = alone.indexOf("<trace>") < 0 ? "xml" : "xes";
            return new KeptRowsFile(extension, "application/xml;charset=UTF-8", bytes(alone));
        }
        boolean json = !headed[0] && alone.charAt(0) == '{';
        return new KeptRowsFile(
                headed[0] ? "csv" : json ? "jsonl" : "txt",
                headed[0] ? "text/csv;charset=UTF-8" : "text/plain;charset=UTF-8",
                bytes(alone));
    }

    /** What opens a log before its traces is closed behind them; other text says by a mark that it is UTF-8, whatever its file was and is asked for. */
    private static byte[] bytes(StringBuilder part) {
        String text = part.toString();
        boolean xml = text.startsWith("<?xml");
        boolean plain = text.chars().allMatch(c -> c < 0x80);
        return (xml ? text + "</log>\n" : plain ? text : '\ufeff' + text).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(Map<String, StringBuilder> parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Set<String> used = new HashSet<>();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, StringBuilder> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(name(part.getKey(), used)));
                zip.write(bytes(part.getValue()));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** The rows are unpacked text whatever their file was; no name leads out of a folder, is that of a folder, or comes twice. */
    private static String name(String part, Set<String> used) {
        String plain = part.replaceAll("(?i)(\\.(gz|bz2|xz|zst))+$", "")
                .replace('\\', '/')
                .replaceAll("(^|/)(\\.*/)+|^/+", "$1");
        String file = plain.isEmpty() || plain.endsWith("/") ? plain + "rows" : plain;
        String name = file;
        for (int again = 2; !used.add(name); again++) {
            name = again + "-" + file.replace('/', '-');
        }
        return name;
    }

    /** Where each row stood and why it was not taken: {@code file,line,reason,row}. */
    public static KeptRowsFile reasons(KeptRows rows) throws IOException {
        StringBuilder text = new StringBuilder("file,line,reason,row\n");
        rows.read(new KeptRows.Reader() {
            private String part = "";

            @Override
            public void part(String name, String head) {
                part = name;
            }

            @Override
            public void row(long line, String reason, String row) {
                text.append(CsvCell.of(part)).append(',').append(line).append(',');
                text.append(CsvCell.of(reason))
                        .append(',')
                        .append(CsvCell.of(row))
                        .append('\n');
            }
        });
        return new KeptRowsFile("csv", "text/csv;charset=UTF-8", text.toString().getBytes(StandardCharsets.UTF_8));
    }

    public void write(OutputStream to) throws IOException {
        to.write(bytes);
    }
}
