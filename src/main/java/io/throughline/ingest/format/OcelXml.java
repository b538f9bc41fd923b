package io.throughline.ingest.format;

import java.io.IOException;
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
            if (xml.starts("object")) {
                each.accept(text(xml.attribute("id")), text(xml.attribute("type")));
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

    private static String text(@Nullable String attribute) {
        return attribute == null ? "" : attribute;
    }

    @Override
    public void close() {
        xml.close();
    }
}
