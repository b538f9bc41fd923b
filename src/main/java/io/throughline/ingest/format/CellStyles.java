package io.throughline.ingest.format;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the styles of a workbook's cells make of numbers: days since 1900 or 1904 become dates and times in ISO form, all others stay decimal numbers. */
final class CellStyles {
    /** How a style shows a number. */
    private enum Shown {
        NUMBER,
        DATE,
        DATE_TIME,
        TIME
    }

    private static final long DAY_MILLIS = 86_400_000;
    /** The last day of the year 9999. */
    private static final double LAST = 2_958_465;
    /** The 29th of February 1900, which never was, is counted all the same. */
    private static final int NEVER = 60;
    /** Digits that a workbook's program keeps and shows. */
    private static final MathContext DIGITS = new MathContext(15);

    private static final int MAX_LENGTH = 40;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss[.SSS]", Locale.ROOT);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final List<Shown> styles;
    private final boolean from1904;

    private CellStyles(List<Shown> styles, boolean from1904) {
        this.styles = styles;
        this.from1904 = from1904;
    }

    static CellStyles none(boolean from1904) {
        return new CellStyles(List.of(), from1904);
    }

    static CellStyles read(Xml xml, boolean from1904) throws IOException {
        Map<Integer, String> codes = new HashMap<>();
        List<Shown> styles = new ArrayList<>();
        boolean cells = false;
        while (xml.next()) {
            if (xml.starts("numFmt")) {
                codes.put(number(xml.attribute("numFmtId")), String.valueOf(xml.attribute("formatCode")));
            } else if (xml.starts("cellXfs") || xml.ends("cellXfs")) {
                cells = xml.starts();
            } else if (cells && xml.starts("xf")) {
                int format = number(xml.attribute("numFmtId"));
                String code = codes.get(format);
                styles.add(code == null ? builtIn(format) : shown(code));
            }
        }
        return new CellStyles(styles, from1904);
    }

    private static int number(@org.jspecify.annotations.Nullable String text) {
        try {
            return text == null ? 0 : Integer.parseInt(text);
        } catch (NumberFormatException none) {
            return 0;
        }
    }

    /** Formats without a code in the file. */
    private static Shown builtIn(int format) {
        return switch (format) {
            case 14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58 -> Shown.DATE;
            case 22 -> Shown.DATE_TIME;
            case 18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56 -> Shown.TIME;
            default -> Shown.NUMBER;
        };
    }

    /** By the letters of its first section; durations such as {@code [h]:mm} are numbers. */
    private static Shown shown(String code) {
        String letters = code.replaceAll("\\\\.|\"[^\"]*\"|_.|\\*.", "")
                .split(";", -1)[0]
                .toLowerCase(Locale.ROOT);
        if (letters.matches(".*\\[(h+|m+|s+)].*")) {
            return Shown.NUMBER;
        }
        letters = letters.replaceAll("\\[[^]]*]", "").replace("general", "");
        boolean day = letters.contains("y") || letters.contains("d") || letters.contains("mmm");
        boolean clock = letters.contains("h") || letters.contains("s");
        boolean month = letters.contains("m");
        if (day || month && !clock) {
            return clock ? Shown.DATE_TIME : Shown.DATE;
        }
        return clock ? Shown.TIME : Shown.NUMBER;
    }

    /** A number as its cell shows it. @param raw as it stands in the file; what is no number stays as it is */
    String write(String raw, int style) {
        Shown shown = style >= 0 && style < styles.size() ? styles.get(style) : Shown.NUMBER;
        BigDecimal number;
        try {
            if (raw.length() > MAX_LENGTH || !Double.isFinite(Double.parseDouble(raw))) {
                return raw;
            }
            number = new BigDecimal(raw);
        } catch (NumberFormatException none) {
            return raw;
        }
        double days = number.doubleValue();
        return shown == Shown.NUMBER || days < 0 || days > LAST ? decimal(number) : moment(days, shown);
    }

    private static String decimal(BigDecimal number) {
        BigDecimal rounded = number.round(DIGITS).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    private String moment(double days, Shown shown) {
        long day = (long) Math.floor(days);
        long millis = Math.round((days - day) * DAY_MILLIS);
        day += millis / DAY_MILLIS;
        millis %= DAY_MILLIS;
        LocalTime clock = LocalTime.ofNanoOfDay(millis * 1_000_000);
        String time = (millis % 1_000 == 0 ? SECONDS : CLOCK).format(clock);
        if (shown == Shown.TIME || day == 0 && !from1904) {
            return day == 0 ? time : date(day) + 'T' + time;
        }
        return shown == Shown.DATE && millis == 0 ? date(day) : date(day) + 'T' + time;
    }

    private String date(long day) {
        if (!from1904 && day == NEVER) {
            return "1900-02-29";
        }
        LocalDate first = from1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, day > NEVER ? 30 : 31);
        LocalDateTime found = first.plusDays(day).atStartOfDay();
        return found.toLocalDate().toString();
    }
}
