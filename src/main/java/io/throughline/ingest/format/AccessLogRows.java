package io.throughline.ingest.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One request a line. */
final class AccessLogRows implements RowReader {
    private static final String NO_ENTRY = "the line is no entry of an access log";
    private static final String NO_REQUEST = "the request has not three parts";
    private static final int CLIENT = 0;
    private static final int USER = 1;
    private static final int TIME = 2;
    private static final int METHOD = 3;
    private static final int URL = 4;
    private static final int STATUS = 5;
    private static final int BYTES = 6;
    private static final int REFERRER = 7;
    private static final int AGENT = 8;
    private static final int HOST = 9;

    private final Lines lines;
    private final Row row = new Row(AccessLogFormat.COLUMNS.size());
    private List<String> fields;
    private char[] chars = new char[0];
    private int end;
    private int at;
    private char[] cell = new char[1024];
    private int length;
    private int wordFrom;

    AccessLogRows(Lines lines, List<String> fields) {
        this.lines = lines;
        this.fields = fields;
    }

    /** The fields that a {@code #Fields:} line names, in lower case. */
    static List<String> names(String line) {
        return Arrays.stream(line.substring(line.indexOf(':') + 1).strip().split("\\s+"))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
    }

    @Override
    public List<String> header() {
        return AccessLogFormat.COLUMNS;
    }

    @Override
    public @Nullable Row next() throws IOException {
        while (lines.next()) {
            chars = lines.chars();
            end = lines.length();
            at = 0;
            while (end > 0 && (chars[end - 1] == '\r' || chars[end - 1] == ' ')) {
                end--;
            }
            if (fields.isEmpty() || !isDirective()) {
                row.begin(lines.line());
                row.fault = lines.tooLong() ? Row.TOO_LONG : fields.isEmpty() ? common() : extended();
                return row;
            }
        }
        return null;
    }

    /** Lines that begin with # are no entries; new names of fields hold from there on. */
    private boolean isDirective() {
        if (chars[0] != '#') {
            return false;
        }
        String line = new String(chars, 0, end);
        if (line.toLowerCase(Locale.ROOT).startsWith("#fields:")) {
            fields = names(line);
        }
        return true;
    }

    private @Nullable String common() {
        int bracket = 0;
        int blanks = 0;
        while (bracket < end && chars[bracket] != '[') {
            blanks += chars[bracket++] == ' ' ? 1 : 0;
        }
        if (bracket == end || blanks < 3 || blanks > 4) {
            return NO_ENTRY;
        }
        if (blanks == 4) {
            keep(HOST, word());
        }
        keep(CLIENT, word());
        word();
        keep(USER, word());
        at = bracket + 1;
        int close = find(']', at);
        if (close < 0 || close + 2 >= end || chars[close + 2] != '"') {
            return NO_ENTRY;
        }
        row.cell(TIME, chars, at, close - at);
        at = close + 2;
        if (!quoted()) {
            return NO_ENTRY;
        }
        String fault = request();
        at++;
        keep(STATUS, word());
        keep(BYTES, word());
        if (row.length(STATUS) != 3) {
            return NO_ENTRY;
        }
        if (at < end && chars[at] == '"' && quoted()) {
            keepCell(REFERRER, 0, length);
            at++;
            if (at < end && chars[at] == '"' && quoted()) {
                keepAgent();
            }
        }
        return fault;
    }

    /** Method, address and protocol of the request in the cell. */
    private @Nullable String request() {
        int first = -1;
        int last = -1;
        int blanks = 0;
        for (int i = 0; i < length; i++) {
            if (cell[i] == ' ') {
                first = first < 0 ? i : first;
                last = i;
                blanks++;
            }
        }
        if (blanks != 2 || first == 0 || last == first + 1 || last == length - 1) {
            return NO_REQUEST;
        }
        row.cell(METHOD, cell, 0, first);
        keepCell(URL, first + 1, last);
        return null;
    }

    private @Nullable String extended() {
        String day = "";
        String clock = "";
        String stem = "";
        String query = "";
        int field = 0;
        while (at < end && field < fields.size()) {
            String name = fields.get(field++);
            String text = value();
            switch (name) {
                case "date" -> day = text;
                case "time" -> clock = text;
                case "cs-uri-stem" -> stem = text;
                case "cs-uri-query" -> query = text;
                case "c-ip" -> put(CLIENT, text);
                case "cs-username" -> put(USER, text);
                case "cs-method" -> put(METHOD, text);
                case "sc-status" -> put(STATUS, text);
                case "sc-bytes" -> put(BYTES, text);
                case "cs(referer)" -> put(REFERRER, text);
                case "cs(user-agent)" -> put(AGENT, text.isEmpty() ? "-" : text.replace('+', ' '));
                case "cs-host" -> put(HOST, text);
                default -> {}
            }
        }
        if (field < fields.size() || day.isEmpty() || clock.isEmpty() || stem.isEmpty()) {
            return NO_ENTRY;
        }
        put(TIME, day + 'T' + clock + 'Z');
        put(URL, query.isEmpty() ? stem : stem + '?' + query);
        return null;
    }

    /** The next value, in quotes or not; empty where a hyphen stands for nothing. */
    private String value() {
        if (chars[at] == '"' && quoted()) {
            at = Math.min(end, at + 1);
            return new String(cell, 0, length);
        }
        int to = word();
        return to - wordFrom == 1 && chars[wordFrom] == '-' ? "" : new String(chars, wordFrom, to - wordFrom);
    }

    private void put(int column, String text) {
        String read = utf8(text);
        row.cell(column, read.toCharArray(), 0, read.length());
    }

    /** Moves behind the word that begins here and the blank behind it; where the word ends. */
    private int word() {
        wordFrom = at;
        while (at < end && chars[at] != ' ' && chars[at] != '\t') {
            at++;
        }
        int to = at;
        at = Math.min(end, at + 1);
        return to;
    }

    /** Keeps the word just read; a hyphen stands for nothing. */
    private void keep(int column, int to) {
        boolean nothing = to - wordFrom == 1 && chars[wordFrom] == '-';
        if (!nothing && to > wordFrom) {
            row.cell(column, chars, wordFrom, to - wordFrom);
        }
    }

    /** Reads a quoted text into the cell and moves behind it; a quote behind a backslash is part of it. */
    private boolean quoted() {
        length = 0;
        for (int i = at + 1; i < end; i++) {
            char c = chars[i];
            if (c == '"') {
                at = i + 1;
                return true;
            }
            if (c == '\\' && i + 1 < end && (chars[i + 1] == '"' || chars[i + 1] == '\\')) {
                c = chars[++i];
            }
            if (length == cell.length) {
                cell = Arrays.copyOf(cell, length * 2);
            }
            cell[length++] = c;
        }
        return false;
    }

    /** A browser that does not say its name stays a hyphen, since a log without that field says nothing of it. */
    private void keepAgent() {
        if (length == 0 || length == 1 && cell[0] == '-') {
            row.cell(AGENT, new char[] {'-'}, 0, 1);
        } else {
            keepCell(AGENT, 0, length);
        }
    }

    private void keepCell(int column, int from, int to) {
        if (to - from == 1 && cell[from] == '-') {
            return;
        }
        for (int i = from; i < to; i++) {
            if (cell[i] > 127) {
                put(column, new String(cell, from, to - from));
                return;
            }
        }
        row.cell(column, cell, from, to - from);
    }

    /** Bytes that are UTF-8 become it; others stay as they are. */
    private static String utf8(String text) {
        if (text.chars().noneMatch(c -> c > 127) || text.chars().anyMatch(c -> c > 255)) {
            return text;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException other) {
            return text;
        }
    }

    private int find(char c, int from) {
        int i = from;
        while (i < end && chars[i] != c) {
            i++;
        }
        return i < end ? i : -1;
    }

    @Override
    public String text() {
        return RowReader.shorten(new String(lines.chars(), 0, Math.min(lines.length(), SHOWN + 1)));
    }

    @Override
    public String head() {
        return fields.isEmpty() ? "" : "#Fields: " + String.join(" ", fields) + '\n';
    }

    @Override
    public String raw() {
        return utf8(new String(lines.chars(), 0, lines.length()));
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
