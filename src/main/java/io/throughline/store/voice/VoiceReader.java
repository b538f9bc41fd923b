package io.throughline.store.voice;

import io.throughline.feedback.StoredVoice;
import io.throughline.journey.FeedbackKind;
import io.throughline.store.timeline.PropertyNames;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.neo4j.driver.Value;

/**
 * Reads nodes of feedback.
 *
 * @param touchpoints ids by code, as are channels
 */
record VoiceReader(Map<Integer, String> touchpoints, Map<Integer, String> channels) {
    private static final FeedbackKind[] KINDS = FeedbackKind.values();

    StoredVoice read(int ordinal, String customer, Value node) {
        Map<String, String[]> attributes = new TreeMap<>();
        for (String key : node.keys()) {
            PropertyNames.findAttribute(key).ifPresent(name -> attributes.put(name, texts(node.get(key))));
        }
        return new StoredVoice(
                ordinal,
                customer,
                longs(node.get("at")),
                longs(node.get("asked")),
                Arrays.stream(longs(node.get("kinds")))
                        .mapToObj(k -> KINDS[(int) k])
                        .toArray(FeedbackKind[]::new),
                doubles(node.get("scores")),
                doubles(node.get("least")),
                doubles(node.get("most")),
                names(node.get("touchpoints"), touchpoints),
                names(node.get("channels"), channels),
                texts(node.get("keys")),
                texts(node.get("languages")),
                texts(node.get("texts")),
                attributes);
    }

    private static long[] longs(Value list) {
        return list.isNull()
                ? new long[0]
                : list.asList(Value::asLong).stream().mapToLong(Long::longValue).toArray();
    }

    private static double[] doubles(Value list) {
        return list.isNull()
                ? new double[0]
                : list.asList(Value::asDouble).stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray();
    }

    private static String[] texts(Value list) {
        return list.isNull() ? new String[0] : list.asList(Value::asString).toArray(String[]::new);
    }

    private static String[] names(Value codes, Map<Integer, String> names) {
        return Arrays.stream(longs(codes))
                .mapToObj(code -> names.getOrDefault((int) code, ""))
                .toArray(String[]::new);
    }
}
