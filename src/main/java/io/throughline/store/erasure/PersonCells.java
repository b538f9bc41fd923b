package io.throughline.store.erasure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How often each import brought a value in attributes and traits of one person: what only they had is an example of nobody else. */
final class PersonCells {
    private static final long ANY = -1;

    private final Map<Long, Map<String, Long>> counts = new HashMap<>();
    private final List<String> rows = new ArrayList<>();
    private long interactions;

    PersonCells(List<Map<String, Object>> timelines) {
        timelines.forEach(this::add);
    }

    private void add(Map<String, Object> timeline) {
        long seq = timeline.get("import") instanceof Number one ? one.longValue() : ANY;
        timeline.forEach((name, value) -> {
            if (name.startsWith("a_") || name.startsWith("t_") || name.equals("keys") || name.equals("orders")) {
                (value instanceof List<?> list ? list : List.of(value)).forEach(cell -> count(seq, cell));
            }
        });
        interactions += size(timeline.get("at")) - size(timeline.get("derived"));
    }

    /** Feedback of the person. */
    void addSaid(Map<String, Object> voice) {
        if (voice.get("import") instanceof Number seq && voice.get("texts") instanceof List<?> texts) {
            texts.forEach(text -> count(seq.longValue(), text));
        }
    }

    private static int size(@Nullable Object list) {
        return list instanceof List<?> some ? some.size() : 0;
    }

    private void count(long seq, Object cell) {
        if (cell instanceof String text && !text.isEmpty()) {
            counts.computeIfAbsent(seq, s -> new HashMap<>()).merge(text, 1L, Long::sum);
        }
    }

    /** A record of the person that was not taken. */
    void addRow(String text) {
        rows.add(text);
    }

    long interactions() {
        return interactions;
    }

    /** Whether an import may have had a value so often from this person alone. @param shown cut short, perhaps, with an ellipsis */
    boolean alone(long seq, String shown, long count) {
        String begin = begin(shown);
        long untaken = rows.stream().filter(row -> row.contains(begin)).count();
        long had = of(seq, shown) + of(ANY, shown);
        return had + untaken > 0 && had + untaken >= count;
    }

    private static String begin(String shown) {
        return shown.endsWith("…") ? shown.substring(0, shown.length() - 1) : shown;
    }

    private long of(long seq, String shown) {
        Map<String, Long> cells = counts.getOrDefault(seq, Map.of());
        Long whole = cells.get(shown);
        if (whole != null || !shown.endsWith("…")) {
            return whole == null ? 0 : whole;
        }
        String begin = begin(shown);
        return cells.entrySet().stream()
                .filter(one -> one.getKey().startsWith(begin))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
