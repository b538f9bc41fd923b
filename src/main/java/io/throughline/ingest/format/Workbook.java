package io.throughline.ingest.format;

import io.throughline.ingest.delivery.ZipMember;
import io.throughline.journey.ImportRefused;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** What the sheets of a workbook share. Parts that unpack to far more than sheets do are refused, and texts of all cells have a limit. */
final class Workbook implements AutoCloseable {
    private static final String BOOK = "xl/workbook.xml";
    private static final int MAX_SHEETS = 500;
    /** Characters of texts that cells share. */
    private static final long MAX_TEXTS = 1L << 26;

    private static final long SMALL = 1L << 26;
    private static final long RATIO = 300;

    private final ZipFile zip;
    private final List<Sheet> sheets = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private CellStyles styles = CellStyles.none(false);

    /** @param part where it lies in the workbook */
    record Sheet(String name, String part, boolean hidden) {}

    private Workbook(ZipFile zip) {
        this.zip = zip;
    }

    /** @param channel closed with the workbook */
    static Workbook open(SeekableByteChannel channel) throws IOException {
        ZipFile zip;
        try {
            channel.position(0);
            zip = ZipFile.builder().setSeekableByteChannel(channel).get();
        } catch (RuntimeException damage) {
            throw new IOException("damaged workbook", damage);
        }
        Workbook workbook = new Workbook(zip);
        try {
            workbook.read();
            return workbook;
        } catch (IOException | RuntimeException failure) {
            zip.close();
            throw failure;
        }
    }

    private void read() throws IOException {
        if (entry(BOOK) == null) {
            throw new ImportRefused(
                    "The file is an Office document without sheets of cells; save it as a workbook (.xlsx).");
        }
        Map<String, String> parts = new HashMap<>();
        String sharedTexts = null;
        String looks = null;
        try (InputStream in = part("xl/_rels/workbook.xml.rels");
                Xml xml = Xml.of(in)) {
            while (xml.next()) {
                String target = xml.starts("Relationship") ? xml.attribute("Target") : null;
                if (target != null) {
                    String path = target.startsWith("/") ? target.substring(1) : "xl/" + target;
                    String type = String.valueOf(xml.attribute("Type"));
                    sharedTexts = type.endsWith("/sharedStrings") ? path : sharedTexts;
                    looks = type.endsWith("/styles") ? path : looks;
                    parts.put(String.valueOf(xml.attribute("Id")), path);
                }
            }
        }
        boolean from1904 = readSheets(parts);
        if (sharedTexts != null) {
            readTexts(sharedTexts);
        }
        styles = looks == null ? CellStyles.none(from1904) : readStyles(looks, from1904);
    }

    /** Returns whether days are counted from 1904. */
    private boolean readSheets(Map<String, String> parts) throws IOException {
        boolean from1904 = false;
        try (InputStream in = part(BOOK);
                Xml xml = Xml.of(in)) {
            while (xml.next()) {
                if (xml.starts("workbookPr")) {
                    String said = String.valueOf(xml.attribute("date1904"));
                    from1904 = said.equals("1") || said.equals("true");
                } else if (xml.starts("sheet")) {
                    String path = parts.get(String.valueOf(xml.attribute("id")));
                    boolean hidden = !"visible".equals(attribute(xml, "state", "visible"));
                    if (path != null && path.contains("worksheets/")) {
                        sheets.add(new Sheet(attribute(xml, "name", path), path, hidden));
                    }
                    if (sheets.size() > MAX_SHEETS) {
                        throw new ImportRefused("The workbook has more than " + MAX_SHEETS + " sheets.");
                    }
                }
            }
        }
        sheets.sort((a, b) -> Boolean.compare(a.hidden, b.hidden));
        return from1904;
    }

    private static String attribute(Xml xml, String name, String otherwise) {
        String value = xml.attribute(name);
        return value == null ? otherwise : value;
    }

    private void readTexts(String path) throws IOException {
        long used = 0;
        try (InputStream in = part(path);
                Xml xml = Xml.of(in)) {
            StringBuilder text = new StringBuilder();
            while (xml.next()) {
                if (xml.starts("rPh")) {
                    xml.skip();
                } else if (xml.starts("si")) {
                    text.setLength(0);
                } else if (xml.starts("t")) {
                    xml.text(text, Row.LIMIT + 1);
                } else if (xml.ends("si")) {
                    texts.add(text.toString());
                    used += text.length() + 32;
                    if (used > MAX_TEXTS) {
                        throw new ImportRefused(
                                "The workbook's cells hold more different texts than fit into memory; save the sheet as CSV.");
                    }
                }
            }
        }
    }

    private CellStyles readStyles(String path, boolean from1904) throws IOException {
        try (InputStream in = part(path);
                Xml xml = Xml.of(in)) {
            return CellStyles.read(xml, from1904);
        }
    }

    List<Sheet> sheets() {
        return sheets;
    }

    Sheet sheet(String name) {
        return sheets.stream()
                .filter(sheet -> sheet.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new ImportRefused("The workbook has changed while it was read; nothing was taken."));
    }

    CellStyles styles() {
        return styles;
    }

    /** A text that cells share; empty where there is none of that number. */
    String text(int number) {
        return number >= 0 && number < texts.size() ? texts.get(number) : "";
    }

    SheetCells open(Sheet sheet) throws IOException {
        InputStream in = part(sheet.part);
        return new SheetCells(this, in, Xml.of(in));
    }

    private @Nullable ZipArchiveEntry entry(String path) {
        ZipArchiveEntry exact = zip.getEntry(path);
        if (exact != null) {
            return exact;
        }
        return Collections.list(zip.getEntries()).stream()
                .filter(entry -> entry.getName().equalsIgnoreCase(path))
                .findFirst()
                .orElse(null);
    }

    private InputStream part(String path) throws IOException {
        ZipArchiveEntry entry = entry(path);
        if (entry == null) {
            throw new IOException("the workbook has no part " + path);
        }
        long most = SMALL + RATIO * Math.max(0, entry.getCompressedSize());
        try {
            return new Bounded(ZipMember.checked(zip, entry), most);
        } catch (RuntimeException damage) {
            throw new IOException("damaged workbook", damage);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** Refuses more bytes than so many. */
    private static final class Bounded extends FilterInputStream {
        private long left;

        Bounded(InputStream in, long most) {
            super(in);
            left = most;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            left -= Math.max(0, read);
            if (left < 0) {
                throw new ImportRefused(
                        "The workbook unpacks to far more than sheets do; nothing was taken, save the sheet as CSV.");
            }
            return read;
        }
    }
}
