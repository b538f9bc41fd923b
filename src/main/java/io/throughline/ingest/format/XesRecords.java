package io.throughline.ingest.format;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events of the traces of a log. Of two attributes with one key the first counts; lists, containers and what lies in an attribute are passed over.
 *
 * <p>Events that come back to be mended stand alone, so they and their log carry what only the whole one told: whether it has times and
 * completions, and else each event's step.
 */
final class XesRecords extends Records {
    private static final String CASE = "case:";
    /** What stands before traces; the log is closed where they end. */
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<log>\n";

    /** Key of a log's attribute that says what the log told that its events are from. */
    private static final String TOLD = "throughline:log";

    private static final String TIMED = "timed";
    private static final String COMPLETE = "complete";
    /** Key of the attribute of an event that says its place in its trace. */
    private static final String STEP = "throughline:step";

    private static final int MAX_KEYS = 5_000;

    private final Xml xml;
    private final @Nullable XesFormat facts;
    private final Map<String, String> trace = new LinkedHashMap<>();
    private final Map<String, String> event = new LinkedHashMap<>();
    private long traces;
    private long step;
    private long outside;
    private boolean inTrace;
    private String told = "";

    /** @param facts what the whole log tells, for mappings; null: left out */
    XesRecords(Xml xml, @Nullable XesFormat facts) {
        this.xml = xml;
        this.facts = facts;
    }

    @Override
    boolean next() throws IOException {
        while (xml.next()) {
            if (xml.starts("trace")) {
                inTrace = true;
                trace.clear();
                traces++;
                step = 0;
            } else if (xml.ends("trace")) {
                inTrace = false;
            } else if (xml.starts("event")) {
                line = xml.line();
                read("event", event);
                if (inTrace) {
                    step++;
                    build();
                    return true;
                }
                outside++;
            } else if (xml.starts("global")) {
                xml.skip();
            } else if (xml.starts() && inTrace) {
                keep(trace);
                xml.skip();
            } else if (xml.starts() && TOLD.equals(xml.attribute("key"))) {
                told = String.valueOf(xml.attribute("value"));
            }
        }
        return false;
    }

    /** Whether the log says that those its events are from have times. */
    boolean saysTimed() {
        return told.contains(TIMED);
    }

    /** Whether the log says that of those its events are from completions alone count. */
    boolean saysComplete() {
        return told.contains(COMPLETE);
    }

    /** The attributes of the element whose start this is, up to its end. */
    private void read(String name, Map<String, String> to) throws IOException {
        to.clear();
        while (xml.next() && !xml.ends(name)) {
            if (xml.starts()) {
                keep(to);
                xml.skip();
            }
        }
    }

    private void keep(Map<String, String> to) {
        String key = xml.attribute("key");
        String value = xml.attribute("value");
        if (key != null && value != null && to.size() < MAX_KEYS) {
            to.putIfAbsent(key, value);
        }
    }

    private void build() {
        ObjectNode built = JsonNodeFactory.instance.objectNode();
        int length = 0;
        built.put(CASE + XesFormat.ACTIVITY, "trace " + traces);
        for (Map.Entry<String, String> one : trace.entrySet()) {
            built.put(CASE + one.getKey(), one.getValue());
            length += one.getValue().length();
        }
        for (Map.Entry<String, String> one : event.entrySet()) {
            built.put(one.getKey(), one.getValue());
            length += one.getValue().length();
        }
        if (facts != null) {
            built.put("xes:step", event.getOrDefault(STEP, Long.toString(step)));
            built.put("xes:timed", facts.timed());
            built.put("xes:complete", facts.complete() && !facts.all());
            built.put("xes:all", facts.all());
        }
        node = built;
        fault = length > Row.LIMIT ? Row.TOO_LONG : null;
    }

    @Override
    String head() {
        String tells = facts == null ? "" : (facts.timed() ? TIMED : "") + (facts.complete() ? ' ' + COMPLETE : "");
        return tells.isEmpty() ? HEAD : HEAD + "<string key=\"" + TOLD + "\" value=\"" + tells.strip() + "\"/>\n";
    }

    @Override
    String text() {
        return RowReader.shorten(String.valueOf(node));
    }

    /** A trace with this event alone. */
    @Override
    String raw() {
        StringBuilder text = new StringBuilder("<trace>");
        if (!trace.containsKey(XesFormat.ACTIVITY)) {
            attribute(XesFormat.ACTIVITY, "trace " + traces, text);
        }
        trace.forEach((key, value) -> attribute(key, value, text));
        text.append("<event>");
        event.forEach((key, value) -> attribute(key, value, text));
        if (facts != null && !facts.timed() && !event.containsKey(STEP)) {
            attribute(STEP, Long.toString(step), text);
        }
        return text.append("</event></trace>").toString();
    }

    private static void attribute(String key, String value, StringBuilder to) {
        to.append("<string key=\"")
                .append(Xml.escaped(key))
                .append("\" value=\"")
                .append(Xml.escaped(value))
                .append("\"/>");
    }

    @Override
    List<String> notes() {
        return outside == 0
                ? List.of()
                : List.of(String.format(Locale.ROOT, "%,d events outside of traces belong to nobody.", outside));
    }

    @Override
    public void close() throws IOException {
        xml.close();
    }
}
