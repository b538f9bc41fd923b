package io.throughline.feedback;

import io.throughline.journey.FeedbackKind;
import io.throughline.journey.FeedbackRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** Feedback in plain lists: each import holds rows, one node each. */
public final class MemoryFeedback implements FeedbackSource {
    private final Map<Long, List<FeedbackRow>> imports = new HashMap<>();
    private final Map<Long, String> sources = new HashMap<>();
    private final ToIntFunction<String> ordinals;
    private final List<KeyedPlace> places = new ArrayList<>();

    /** @param ordinals of customers by id */
    public MemoryFeedback(ToIntFunction<String> ordinals) {
        this.ordinals = ordinals;
    }

    public MemoryFeedback add(String source, List<FeedbackRow> rows) {
        long seq = imports.size() + 1L;
        imports.put(seq, List.copyOf(rows));
        sources.put(seq, source);
        return this;
    }

    /** An interaction that has a key. */
    public MemoryFeedback place(String customer, String key, long at, String touchpoint) {
        places.add(new KeyedPlace(ordinals.applyAsInt(customer), key, at, touchpoint));
        return this;
    }

    @Override
    public List<Brought> listImports() {
        return imports.keySet().stream()
                .sorted()
                .map(seq -> new Brought(seq, sources.get(seq)))
                .toList();
    }

    @Override
    public void load(long seq, Consumer<StoredVoice> sink) {
        imports.get(seq).forEach(row -> sink.accept(voice(row)));
    }

    private StoredVoice voice(FeedbackRow row) {
        Map<String, String[]> attributes = new HashMap<>();
        row.attributes().forEach((name, value) -> attributes.put(name, new String[] {value}));
        return new StoredVoice(
                row.customer() == null ? StoredVoice.NOBODY : ordinals.applyAsInt(row.customer()),
                row.customer() == null ? "" : row.customer(),
                new long[] {row.at()},
                new long[] {row.asked()},
                new FeedbackKind[] {row.kind()},
                new double[] {row.score()},
                new double[] {row.least()},
                new double[] {row.most()},
                cell(row.touchpoint()),
                cell(row.channel()),
                cell(row.key()),
                cell(row.language()),
                cell(row.text()),
                attributes);
    }

    private static String[] cell(String text) {
        return new String[] {text == null ? "" : text};
    }

    @Override
    public void loadPlaces(int[] wanted, Consumer<KeyedPlace> sink) {
        places.forEach(sink);
    }

    @Override
    public void loadSaid(int[] wanted, long[] seqs, SaidSink sink) {
        List<Integer> some = Arrays.stream(wanted).boxed().toList();
        for (long seq : seqs) {
            imports.get(seq).stream()
                    .map(this::voice)
                    .filter(voice -> some.contains(voice.ordinal()))
                    .forEach(voice -> sink.accept(seq, voice));
        }
    }

    /**
     * Rows of {@code customer time kind score [touchpoint=] [channel=] [key=] [text=]}, separated by semicolons; times in seconds, customer {@code -}: nobody knows, score
     * {@code -}: none. Scales: NPS 0 to 10, CES 1 to 7, others 1 to 5.
     */
    public static List<FeedbackRow> rows(String text) {
        return Stream.of(text.split(";"))
                .map(String::strip)
                .map(MemoryFeedback::row)
                .toList();
    }

    private static FeedbackRow row(String text) {
        String[] cells = text.split(" ");
        FeedbackKind kind = FeedbackKind.valueOf(cells[2]);
        boolean scored = !cells[3].equals("-");
        return new FeedbackRow(
                cells[0].equals("-") ? null : cells[0],
                Math.round(Double.parseDouble(cells[1]) * 1e6),
                FeedbackRow.NEVER,
                named(cells, "touchpoint"),
                named(cells, "channel"),
                kind,
                scored ? Double.parseDouble(cells[3]) : Double.NaN,
                scored ? kind == FeedbackKind.NPS ? 0 : 1 : Double.NaN,
                scored ? kind == FeedbackKind.NPS ? 10 : kind == FeedbackKind.CES ? 7 : 5 : Double.NaN,
                named(cells, "text"),
                named(cells, "language"),
                named(cells, "key"),
                Map.of());
    }

    private static String named(String[] cells, String name) {
        return Stream.of(cells)
                .filter(cell -> cell.startsWith(name + "="))
                .map(cell -> cell.substring(name.length() + 1).replace('_', ' '))
                .findFirst()
                .orElse(null);
    }
}
