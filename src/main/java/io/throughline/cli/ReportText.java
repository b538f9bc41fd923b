package io.throughline.cli;

import io.throughline.journey.ImportReport;
import io.throughline.journey.Rejection;
import java.util.Locale;

/** An import report as a person reads it. */
final class ReportText {
    private static final int SHOWN = 10;

    private ReportText() {}

    static String of(ImportReport report, double seconds) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s: %,d rows in %.1f s (%,.0f rows/s)%n",
                report.source(),
                report.rows(),
                seconds,
                report.rows() / Math.max(seconds, 1e-3)));
        text.append(counts(report));
        report.notes().forEach(note -> text.append(String.format("%n  %s", note)));
        appendRejections(text, report);
        return text.toString();
    }

    /** What became of the rows, by reason. */
    static String counts(ImportReport report) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "  accepted %,d%s, left out %,d, duplicates %,d, rejected %,d; %,d customers, %,d touchpoints%s",
                report.accepted(),
                report.accepted() == report.taken() ? "" : String.format(Locale.ROOT, " of %,d rows", report.taken()),
                report.leftOut(),
                report.duplicates(),
                report.rejected(),
                report.customers(),
                report.touchpoints(),
                report.id().isEmpty() ? "" : "; import " + report.id()));
        report.reasons()
                .forEach(one -> text.append(String.format(
                        Locale.ROOT,
                        "%n  %s: %,d %s",
                        one.fate().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        one.records(),
                        printable(one.reason()))));
        return text.toString();
    }

    private static void appendRejections(StringBuilder text, ImportReport report) {
        int shown = Math.min(SHOWN, report.rejections().size());
        for (Rejection rejection : report.rejections().subList(0, shown)) {
            String where = rejection.line() == null ? "row" : "line " + rejection.line();
            text.append(
                    String.format("%n  rejected %s: %s: %s", where, rejection.reason(), printable(rejection.row())));
        }
        if (report.rejected() > shown) {
            text.append(String.format(Locale.ROOT, "%n  and %,d more rejected rows", report.rejected() - shown));
        }
    }

    /** Without control characters but line ends. */
    static String plain(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\\r\\n]]", "·");
    }

    /** Without control characters, which a terminal would obey. */
    private static String printable(String row) {
        String line = row.length() > 160 ? row.substring(0, 160) + "…" : row;
        return line.replaceAll("\\p{Cntrl}", "·");
    }
}
