package io.throughline.persona;

import dev.cel.common.CelIssue;
import dev.cel.common.CelSource;
import dev.cel.common.CelSourceLocation;
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
    private @Nullable CelSource source;

    /** @param subject what a rule is true or false for */
    RuleFaults(String argument, String text, String subject) {
        this.argument = argument;
        this.text = text;
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

    /** The first of the compiler's complaints. */
    InvalidArgument first(List<CelIssue> issues) {
        CelIssue issue = issues.get(0);
        String said = issue.getMessage().replaceAll(" \\(candidates: .*", "").replace(" (in container '')", "");
        return plain(tell(issue.getSourceLocation()) + said);
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
