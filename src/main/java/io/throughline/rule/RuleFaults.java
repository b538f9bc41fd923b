package io.throughline.rule;

import dev.cel.common.CelIssue;
import dev.cel.common.CelSource;
import dev.cel.common.CelSourceLocation;
import io.throughline.journey.CodeColumn;
import io.throughline.journey.ColumnReading;
import io.throughline.journey.InvalidArgument;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a rule, and where: lines and columns count from 1. */
final class RuleFaults {
    private final String argument;
    private final String text;
    private final String allowed;
    private final String map;
    private @Nullable CelSource source;

    /** @param subject what a rule is true or false for; @param map the name under which it reads columns */
    RuleFaults(String argument, String text, String subject, String map) {
        this.argument = argument;
        this.text = text;
        this.map = map;
        this.allowed = "a CEL expression that is true or false for one " + subject + "; ";
    }

    /** Where nodes stand. */
    void readFrom(CelSource parsed) {
        source = parsed;
    }

    InvalidArgument plain(String fault) {
        return new InvalidArgument(argument, text, allowed + fault);
    }

    InvalidArgument at(long node, String fault) {
        return plain(place(node).map(RuleFaults::tell).orElse("") + fault);
    }

    /** The first of the compiler's complaints, and how the columns read that it may come of. */
    InvalidArgument first(List<CelIssue> issues, List<? extends RuleFields.Field> fields) {
        StringBuilder columns = new StringBuilder();
        for (RuleFields.Field field : fields) {
            CodeColumn column = field.column();
            if (column != null) {
                columns.append("; ")
                        .append(RuleFaults.tell(
                                map + '.' + field.name(), column.values().reading()));
            }
        }
        return plain(told(issues) + columns);
    }

    private static String tell(String name, ColumnReading reading) {
        String said = name + ' ' + reading.told();
        if (reading.numeric()) {
            return said + ". Compare it with numbers; == and != and in also with text in quotes";
        }
        String asText = ". Compare it with text in quotes";
        return said
                + (reading.numbers() == 0
                        ? asText
                        : asText + ", or its numbers alone: " + name + ".matches(\"^-?[0-9.]+$\") && double(" + name
                                + ") < 35.0");
    }

    /** The first of the compiler's complaints. */
    InvalidArgument first(List<CelIssue> issues) {
        return plain(told(issues));
    }

    private static String told(List<CelIssue> issues) {
        CelIssue issue = issues.get(0);
        String said = issue.getMessage().replaceAll(" \\(candidates: .*", "").replace(" (in container '')", "");
        return tell(issue.getSourceLocation()) + said;
    }

    private Optional<CelSourceLocation> place(long node) {
        CelSource known = source;
        if (known == null) {
            return Optional.empty();
        }
        Map<Long, Integer> positions = known.getPositionsMap();
        Integer offset = positions.get(node);
        return offset == null ? Optional.empty() : known.getOffsetLocation(offset);
    }

    private static String tell(CelSourceLocation at) {
        return at.getLine() < 1 ? "" : "line " + at.getLine() + ", column " + (at.getColumn() + 1) + ": ";
    }
}
