package io.throughline.cli;

import io.throughline.ingest.ProfileService.Profiled;
import io.throughline.quality.ColumnProfile;
import io.throughline.quality.ColumnProfile.Numbers;
import io.throughline.quality.JourneyProfile;
import io.throughline.quality.ValueCount;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A profile as a person reads it: one line for each column. */
final class ProfileText {
    private ProfileText() {}

    static String of(String file, Profiled profiled) {
        List<String> lines = new ArrayList<>();
        lines.add(file + ": nothing is written");
        String table = "";
        for (ColumnProfile column : profiled.profile().columns()) {
            if (!column.table().equals(table)) {
                table = column.table();
                lines.add(table);
            }
            lines.add("  " + line(column));
        }
        if (profiled.refused() == null) {
            journeys(lines, profiled.profile().journeys());
        } else {
            lines.add("An import would refuse it: " + profiled.refused());
        }
        return ReportText.plain(String.join(System.lineSeparator(), lines));
    }

    private static String line(ColumnProfile column) {
        StringBuilder line = new StringBuilder(column.name());
        if (column.type() == null) {
            return line.append(": empty").toString();
        }
        line.append(String.format(
                Locale.ROOT,
                ": %s %,d of %,d, empty %,d, %s%,d different",
                column.type().name().toLowerCase(Locale.ROOT),
                column.typed(),
                column.filled(),
                column.empty(),
                column.exact() ? "" : "about ",
                column.distinct()));
        Numbers numbers = column.numbers();
        line.append(
                numbers == null
                        ? String.format(Locale.ROOT, ", %,d to %,d characters", column.minLength(), column.maxLength())
                        : ", " + number(numbers.min()) + " to " + number(numbers.max()) + ", mean "
                                + number(numbers.mean()) + ", median " + number(numbers.median()));
        line.append("; often ").append(told(column.topValues()));
        line.append("; pattern ").append(told(column.patterns()));
        line.append(column.keyCandidate() ? "; could be a key" : "");
        line.append(column.sameAs().isEmpty() ? "" : "; the same as " + String.join(", ", column.sameAs()));
        return line.toString();
    }

    private static String told(List<ValueCount> counts) {
        ValueCount most = counts.get(0);
        return String.format(Locale.ROOT, "%s (%,d)", most.value(), most.count());
    }

    private static String number(double number) {
        return new BigDecimal(number)
                .round(new MathContext(7))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static void journeys(List<String> lines, JourneyProfile journeys) {
        lines.add(String.format(
                Locale.ROOT,
                "%,d interactions of %,d customers; median %s and at most %,d of one%s",
                journeys.interactions(),
                journeys.customers(),
                number(journeys.perCustomerMedian()),
                journeys.perCustomerMost(),
                journeys.gapMedianSeconds() == null
                        ? ""
                        : ", " + number(journeys.gapMedianSeconds()) + " s apart in the median"));
        tell(lines, journeys.sameMoment(), "at the very time of the customer's one before");
        tell(lines, journeys.backwards(), "rows before the time of the row above");
        tell(lines, journeys.future(), "later than now");
        tell(lines, journeys.ancient(), "before the year 2000");
        tell(lines, Math.round(journeys.spikeShare() * 100), "% of all within one minute");
        tell(lines, journeys.fastCustomers(), "customers with more than 60 interactions within a minute");
        tell(lines, journeys.regularCustomers(), "customers with interactions at nearly equal distances");
        tell(lines, journeys.robotRows(), "rows of agents that call themselves robots");
    }

    private static void tell(List<String> lines, long count, String what) {
        if (count > 0) {
            lines.add(String.format(Locale.ROOT, "  CHECK %,d ", count) + what);
        }
    }
}
