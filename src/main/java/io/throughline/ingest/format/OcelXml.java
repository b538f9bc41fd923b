package io.throughline.ingest.format;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** OCEL 2.0 as XML. */
final class OcelXml implements OcelLog {
    private final Xml xml;
    private final StringBuilder text = new StringBuilder();

    OcelXml(Xml xml) {
        this.xml = xml;
    }

    @Override
    public void objects(BiConsumer<String, String> each) throws IOException {
        while (xml.next()) {
            String id = xml.starts("object") ? xml.attribute("id") : null;
            if (id != null) {
                each.accept(id, text(xml.attribute("type")));
            }
        }
    }

    @Override
    public boolean next(Event event) throws IOException {
        while (xml.next()) {
            if (xml.starts("event")) {
                event.begin(xml.line());
                event.id = text(xml.attribute("id"));
                event.activity = text(xml.attribute("type"));
                event.time = text(xml.attribute("time"));
                read(event);
                return true;
            }
        }
        return false;
    }

    private void read(Event event) throws IOException {
        while (xml.next() && !xml.ends("event")) {
            if (xml.starts("attribute")) {
                String name = text(xml.attribute("name"));
                text.setLength(0);
                xml.text(text, Row.LIMIT + 1);
                event.attributes.putIfAbsent(name, text.toString());
            } else if (xml.starts("relationship") || xml.starts("object")) {
                event.objects.add(text(xml.attribute("object-id")));
            }
        }
    }

    @Override
    public String head() {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<log>\n";
    }

    @Override
    public String raw(Event event, Map<String, String> types) {
        StringBuilder log = new StringBuilder("<objects>");
        for (String id : new LinkedHashSet<>(event.objects)) {
            String type = types.get(id);
            if (type != null) {
                log.append(tag("object", "id", id, "type", type)).append("</object>");
            }
        }
        log.append("</objects><events>")
                .append(tag("event", "id", event.id, "type", event.activity, "time", event.time))
                .append("<attributes>");
        event.attributes.forEach((name, value) -> log.append(tag("attribute", "name", name))
                .append(Xml.escaped(value))
                .append("</attribute>"));
        log.append("</attributes><objects>");
        event.objects.forEach(
                id -> log.append(tag("relationship", "object-id", id)).append("</relationship>"));
        return log.append("</objects></event></events>").toString();
    }

    /** The start of an element. @param attributes names and values in turn */
    private static String tag(String name, String... attributes) {
        StringBuilder tag = new StringBuilder("<").append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            tag.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(Xml.escaped(attributes[i + 1]))
                    .append('"');
        }
        return tag.append('>').toString();
    }

    private static String text(@Nullable String attribute) {
        return attribute == null ? "" : attribute;
    }

    @Override
    public void close() {
        xml.close();
    }
}
