package io.throughline.store.voice;

import io.throughline.feedback.FeedbackSource;
import io.throughline.feedback.StoredVoice;
import io.throughline.store.query.Cypher;
import io.throughline.store.query.VisibleImports;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.neo4j.driver.Value;
import org.neo4j.driver.types.MapAccessor;

/** Reads what customers said, as far as it is visible. */
public final class StoredFeedback implements FeedbackSource {
    private static final int CUSTOMERS = 10_000;

    private final Cypher cypher;

    public StoredFeedback(Cypher cypher) {
        this.cypher = cypher;
    }

    @Override
    public List<Brought> listImports() {
        return cypher.list(
                "voice/list-imports",
                Map.of(),
                row -> new Brought(row.get("seq").asLong(), row.get("source").asString()));
    }

    @Override
    public long erased() {
        return cypher.findLong("counter/find-version", Map.of(), "erased").orElse(0);
    }

    @Override
    public void load(long seq, Consumer<StoredVoice> sink) {
        VoiceReader reader = new VoiceReader(names("voice/list-touchpoints"), names("voice/list-channels"));
        cypher.stream("voice/list-voices", Map.of("seq", seq), row -> {
            boolean known = !row.get("ordinal").isNull();
            sink.accept(reader.read(
                    known ? row.get("ordinal").asInt() : StoredVoice.NOBODY,
                    known ? row.get("id").asString() : "",
                    row.get("properties")));
        });
    }

    @Override
    public void loadPlaces(int[] ordinals, Consumer<KeyedPlace> sink) {
        List<long[]> imports = VisibleImports.load(cypher).ranges().runs();
        Map<Integer, String> touchpoints = names("voice/list-touchpoints");
        for (int from = 0; from < ordinals.length; from += CUSTOMERS) {
            int[] some = Arrays.copyOfRange(ordinals, from, Math.min(ordinals.length, from + CUSTOMERS));
            cypher.stream(
                    "voice/list-places",
                    Map.of("ordinals", some, "imports", imports),
                    row -> tell(row, touchpoints, sink));
        }
    }

    private static void tell(MapAccessor row, Map<Integer, String> touchpoints, Consumer<KeyedPlace> sink) {
        List<Long> at = row.get("at").asList(Value::asLong);
        List<Integer> codes = row.get("touchpoints").asList(Value::asInt);
        List<String> keys = row.get("keys").asList(Value::asString);
        for (int i = 0; i < keys.size(); i++) {
            if (!keys.get(i).isEmpty()) {
                String touchpoint = touchpoints.getOrDefault(codes.get(i), "");
                sink.accept(new KeyedPlace(row.get("ordinal").asInt(), keys.get(i), at.get(i), touchpoint));
            }
        }
    }

    @Override
    public void loadSaid(int[] ordinals, long[] seqs, SaidSink sink) {
        VoiceReader reader = new VoiceReader(names("voice/list-touchpoints"), names("voice/list-channels"));
        int[] known = Arrays.stream(ordinals).filter(o -> o >= 0).sorted().toArray();
        for (int from = 0; from < known.length; from += CUSTOMERS) {
            int[] some = Arrays.copyOfRange(known, from, Math.min(known.length, from + CUSTOMERS));
            cypher.stream(
                    "voice/list-said",
                    Map.of("ordinals", some, "imports", seqs),
                    row -> tell(reader, row.get("ordinal").asInt(), row.get("properties"), sink));
        }
        if (known.length < ordinals.length) {
            cypher.stream(
                    "voice/list-unowned",
                    Map.of("imports", seqs),
                    row -> tell(reader, StoredVoice.NOBODY, row.get("properties"), sink));
        }
    }

    private static void tell(VoiceReader reader, int ordinal, Value properties, SaidSink sink) {
        sink.accept(properties.get("import").asLong(), reader.read(ordinal, "", properties));
    }

    private Map<Integer, String> names(String query) {
        Map<Integer, String> names = new HashMap<>();
        cypher.stream(
                query,
                Map.of(),
                row -> names.put(row.get("code").asInt(), row.get("name").asString()));
        return names;
    }
}
