package io.throughline.analysis.picture;

import io.throughline.analysis.picture.Sketch.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Texts of a cell below each other. */
final class Stack {
    static final double LINE = 16.5;
    static final double SMALL_LINE = 15.5;
    private static final double GAP = 6;

    final Sketch sketch = new Sketch();
    private final double width;
    private double indent;
    private double y;
    private double tail;
    private double gap;

    Stack(double width) {
        this.width = width;
    }

    /** What follows stands so far from the left. */
    Stack indent(double by) {
        indent = by;
        return this;
    }

    double y() {
        y += gap;
        gap = 0;
        return y;
    }

    Stack skip(double by) {
        y += by;
        return this;
    }

    /** What was drawn last takes all the width. */
    Stack full() {
        tail = width;
        return this;
    }

    private void reach(String text, double size) {
        tail = indent + TextLines.width(text, size);
    }

    /** Before the next item; none after the last. */
    Stack gap() {
        gap = GAP;
        return this;
    }

    Stack lines(String type, String text, int most) {
        y();
        for (String line : TextLines.wrap(text, TextLines.TEXT, width - indent, most)) {
            sketch.text(type, indent, y + 12.5, line);
            reach(line, TextLines.TEXT);
            y += LINE;
        }
        return this;
    }

    /** A text in small letters. @param figure the name of the figure in its first line; null for none */
    Stack small(String type, String text, @Nullable String figure, @Nullable Double value) {
        List<String> lines = TextLines.wrap(text, TextLines.SMALL, width - indent, 2);
        y();
        for (int i = 0; i < lines.size(); i++) {
            sketch.text(
                    (type + " small").strip(),
                    indent,
                    y + 11.5,
                    lines.get(i),
                    i == 0 ? figure : null,
                    i == 0 ? value : null);
            reach(lines.get(i), TextLines.SMALL);
            y += SMALL_LINE;
        }
        return this;
    }

    /** One line in small letters, of several parts. */
    Stack parts(Part... parts) {
        y();
        sketch.line(
                indent,
                y + 11.5,
                Stream.of(parts)
                        .map(part ->
                                new Part((part.type() + " small").strip(), part.text(), part.figure(), part.value()))
                        .toArray(Part[]::new));
        reach(textOf(parts), TextLines.SMALL);
        y += SMALL_LINE;
        return this;
    }

    private static String textOf(Part... parts) {
        return Stream.of(parts).map(Part::text).collect(Collectors.joining());
    }

    /** In one line where there is room, else each part in a line of its own. */
    Stack flow(Part... parts) {
        if (TextLines.width(textOf(parts) + " · ".repeat(parts.length - 1), TextLines.SMALL) > width - indent) {
            Stream.of(parts).forEach(this::parts);
            return this;
        }
        List<Part> line = new ArrayList<>();
        for (Part part : parts) {
            line.add(line.isEmpty() ? part : new Part(part.type(), " · " + part.text(), part.figure(), part.value()));
        }
        return parts(line.toArray(Part[]::new));
    }

    /** How many are not shown. */
    Stack more(int hidden) {
        return hidden > 0 ? small("soft", "+ " + hidden + " more", null, null) : this;
    }

    Drawn drawn() {
        return y == 0 ? Drawn.NOTHING : new Drawn(sketch, y, tail);
    }
}
