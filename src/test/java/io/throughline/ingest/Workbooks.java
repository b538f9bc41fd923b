package io.throughline.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes workbooks as Excel does, part by part. Styles: 1 a date and time, 2 a date, 3 a duration, 4 a time of day. */
public final class Workbooks {
    private final Map<String, String> sheets = new LinkedHashMap<>();
    private String texts = "";
    private String properties = "";

    public Workbooks sheet(String name, String rows) {
        sheets.put(name, rows);
        return this;
    }

    Workbooks texts(String items) {
        texts = items;
        return this;
    }

    Workbooks from1904() {
        properties = "<workbookPr date1904=\"1\"/>";
        return this;
    }

    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts().entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }

    private Map<String, String> parts() {
        String head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", head + "<Types/>");
        StringBuilder book = new StringBuilder(head + "<workbook xmlns:r=\"r\">" + properties + "<sheets>");
        StringBuilder links = new StringBuilder(
                head + "<Relationships><Relationship Id=\"s\" Type=\"x/styles\""
                        + " Target=\"styles.xml\"/><Relationship Id=\"t\" Type=\"x/sharedStrings\" Target=\"sharedStrings.xml\"/>");
        int id = 0;
        for (Map.Entry<String, String> sheet : sheets.entrySet()) {
            id++;
            book.append("<sheet name=\"" + sheet.getKey() + "\" sheetId=\"" + id + "\" r:id=\"rId" + id + "\"/>");
            links.append("<Relationship Id=\"rId" + id + "\" Type=\"x/worksheet\" Target=\"worksheets/sheet" + id
                    + ".xml\"/>");
            parts.put(
                    "xl/worksheets/sheet" + id + ".xml",
                    head + "<worksheet><sheetData>" + sheet.getValue() + "</sheetData></worksheet>");
        }
        parts.put("xl/workbook.xml", book + "</sheets></workbook>");
        parts.put("xl/_rels/workbook.xml.rels", links + "</Relationships>");
        parts.put("xl/sharedStrings.xml", head + "<sst>" + texts + "</sst>");
        parts.put(
                "xl/styles.xml",
                head + "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"[h]:mm\"/></numFmts>"
                        + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"22\"/>"
                        + "<xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"20\"/></cellXfs></styleSheet>");
        return parts;
    }

    /** A row of texts and, where a cell has the form {@code number} or {@code number@style}, numbers. */
    public static String row(int number, String... cells) {
        StringBuilder row = new StringBuilder("<row r=\"" + number + "\">");
        for (int column = 0; column < cells.length; column++) {
            String at = " r=\"" + (char) ('A' + column) + number + "\"";
            String[] parts = cells[column].split("@", -1);
            if (parts[0].matches("-?[0-9.]+(E-?[0-9]+)?")) {
                row.append(
                        "<c" + at + " s=\"" + (parts.length > 1 ? parts[1] : "0") + "\"><v>" + parts[0] + "</v></c>");
            } else if (!cells[column].isEmpty()) {
                row.append("<c" + at + " t=\"inlineStr\"><is><t>" + cells[column] + "</t></is></c>");
            }
        }
        return row + "</row>";
    }
}
