package io.throughline.ingest.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Steps that a report writes short where they follow each other: {@code Email x 3} is Email three times. */
final class PathRepeats {
    private static final Pattern SHORT = Pattern.compile("(.*\\S)\\s+[x×]\\s*([2-9]|[1-9]\\d)");

    private long paths;
    private String example = "";

    /** The steps one by one. */
    List<String> expand(List<String> steps) {
        List<String> all = steps;
        for (int i = 0; i < steps.size(); i++) {
            Matcher written = SHORT.matcher(steps.get(i));
            boolean repeated = written.matches();
            if (repeated && all == steps) {
                all = new ArrayList<>(steps.subList(0, i));
                example = paths++ == 0 ? steps.get(i) : example;
            }
            if (all != steps) {
                int times = repeated ? Integer.parseInt(written.group(2)) : 1;
                String step = repeated ? written.group(1) : steps.get(i);
                for (int n = 0; n < times; n++) {
                    all.add(step);
                }
            }
        }
        return all;
    }

    /** What the report should say of them. */
    void tell(List<String> notes) {
        if (paths > 0) {
            notes.add(String.format(
                    Locale.ROOT,
                    "Steps of %,d paths are written short, such as \"%s\"; each is as many steps as it says.",
                    paths,
                    example));
        }
    }
}
