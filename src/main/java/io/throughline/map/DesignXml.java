package io.throughline.map;

import io.throughline.journey.InvalidArgument;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * BPMN: tasks are steps, and gateways and events between them are walked through. CJM XML: each {@code Journey} is a way through its {@code Touchpoint}s, which have their name
 * as an attribute or an element. Elements are known by their names, whatever their namespace.
 */
final class DesignXml {
    private static final int MOST = 20_000;
    private static final String NAME = "name";
    private static final Pattern FAULT = Pattern.compile("^ParseError at \\[row,col]:\\[(\\d+),(\\d+)]\\s+Message: ");

    private final String place;
    private final UnaryOperator<String> touchpoint;
    private final Map<String, String> tasks = new LinkedHashMap<>();
    private final Set<String> starts = new LinkedHashSet<>();
    private final Set<String> ends = new LinkedHashSet<>();
    private final Map<String, List<String>> flows = new LinkedHashMap<>();
    private final DesignSketch sketch = new DesignSketch();
    private final List<String> way = new ArrayList<>();
    private boolean inTouchpoint;
    private int elements;

    DesignXml(String place, UnaryOperator<String> touchpoint) {
        this.place = place;
        this.touchpoint = touchpoint;
    }

    DesignSketch read(String text) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    begin(reader);
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    end(reader.getLocalName());
                }
            }
        } catch (XMLStreamException e) {
            String said = FAULT.matcher(String.valueOf(e.getMessage())).replaceFirst("line $1, column $2: ");
            throw new InvalidArgument(place, "this text", "XML; " + said);
        }
        tasks.forEach(this::lead);
        starts.forEach(start -> reach(start).forEach(task -> sketch.first(name(task))));
        return sketch;
    }

    private void begin(XMLStreamReader reader) throws XMLStreamException {
        if (++elements > MOST) {
            throw new InvalidArgument(place, "more than " + MOST + " elements", "a smaller file");
        }
        String element = reader.getLocalName();
        String id = reader.getAttributeValue(null, "id");
        String name = reader.getAttributeValue(null, NAME);
        if (element.equals("sequenceFlow")) {
            flows.computeIfAbsent(needed(reader, "sourceRef"), from -> new ArrayList<>())
                    .add(needed(reader, "targetRef"));
        } else if (id != null && (element.endsWith("ask") || element.matches("callActivity|subProcess"))) {
            tasks.put(id, name == null || name.isBlank() ? id : name);
        } else if (id != null && element.equals("startEvent")) {
            starts.add(id);
        } else if (id != null && element.equals("endEvent")) {
            ends.add(id);
        } else if (element.equalsIgnoreCase("journey")) {
            way.clear();
        } else if (element.equalsIgnoreCase("touchpoint")) {
            inTouchpoint = name == null;
            visit(name);
        } else if (inTouchpoint && element.equalsIgnoreCase(NAME)) {
            inTouchpoint = false;
            visit(reader.getElementText());
        }
    }

    private void visit(@Nullable String name) {
        if (name != null && !name.isBlank()) {
            way.add(touchpoint.apply(name));
        }
    }

    private void end(String element) {
        if (element.equalsIgnoreCase("journey")) {
            sketch.way(way);
            way.clear();
        }
    }

    private String needed(XMLStreamReader reader, String attribute) {
        String value = reader.getAttributeValue(null, attribute);
        if (value == null) {
            throw new InvalidArgument(
                    place + ", line " + reader.getLocation().getLineNumber(), "a flow", "with " + attribute);
        }
        return value;
    }

    private String name(String task) {
        return touchpoint.apply(String.valueOf(tasks.get(task)));
    }

    private void lead(String task, String name) {
        sketch.step(touchpoint.apply(name));
        reach(task).forEach(to -> sketch.edge(name(task), name(to)));
        if (endsAfter(task)) {
            sketch.last(name(task));
        }
    }

    /** Tasks that directly follow, whatever lies between that is no task. */
    private Set<String> reach(String from) {
        Set<String> found = new LinkedHashSet<>();
        walk(from, found);
        found.retainAll(tasks.keySet());
        return found;
    }

    private boolean endsAfter(String task) {
        Set<String> found = new LinkedHashSet<>();
        walk(task, found);
        return found.stream().anyMatch(ends::contains);
    }

    /** @param found tasks and ends, where the walk stops */
    private void walk(String from, Set<String> found) {
        Set<String> seen = new LinkedHashSet<>();
        List<String> left = new ArrayList<>(flows.getOrDefault(from, List.of()));
        while (!left.isEmpty()) {
            String at = left.remove(left.size() - 1);
            if (tasks.containsKey(at) || ends.contains(at)) {
                found.add(at);
            } else if (seen.add(at)) {
                left.addAll(flows.getOrDefault(at, List.of()));
            }
        }
    }
}
