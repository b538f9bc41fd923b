package io.throughline.store.voice;

import io.throughline.feedback.StoredVoice;
import io.throughline.journey.FeedbackKind;
import io.throughline.store.timeline.PropertyNames;
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
        FeedbackKind[] kinds = kinds(node.get("kinds"));
        return new StoredVoice(
                ordinal,
                customer,
                longs(node.get("at")),
                longs(node.get("asked")),
                kinds,
                numbers(node.get("scores"), kinds),
                numbers(node.get("least"), kinds),
                numbers(node.get("most"), kinds),
                names(node.get("touchpoints"), touchpoints),
                names(node.get("channels"), channels),
                texts(node.get("keys")),
                texts(node.get("languages")),
                texts(node.get("texts")),
                attributes);
    }

    private static FeedbackKind[] kinds(Value list) {
        FeedbackKind[] kinds = new FeedbackKind[size(list)];
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = KINDS[list.get(i).asInt()];
        }
        return kinds;
    }

    private static int size(Value list) {
        return list.isNull() ? 0 : list.size();
    }

    private static long[] longs(Value list) {
        long[] longs = new long[size(list)];
        for (int i = 0; i < longs.length; i++) {
            longs[i] = list.get(i).asLong();
        }
        return longs;
    }

    /** NaN for texts, whatever stands there. */
    private static double[] numbers(Value list, FeedbackKind[] kinds) {
        double[] numbers = new double[size(list)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] =
                    kinds[i] == FeedbackKind.TEXT ? Double.NaN : list.get(i).asDouble();
        }
        return numbers;
    }

    private static String[] texts(Value list) {
        String[] texts = new String[size(list)];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = list.get(i).asString();
        }
        return texts;
    }

    private static String[] names(Value codes, Map<Integer, String> names) {
        String[] named = new String[size(codes)];
        for (int i = 0; i < named.length; i++) {
            named[i] = names.getOrDefault(codes.get(i).asInt(), "");
        }
        return named;
    }
}
