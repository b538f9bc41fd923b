package io.throughline.analysis.picture;

import org.jspecify.annotations.Nullable;

/** Writes SVG: shapes and texts by class, numbers in one form, everything escaped. */
final class Sketch {
    private final StringBuilder svg = new StringBuilder();

    static String escape(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(isAllowed(c) ? c : ' ');
            }
        });
        return safe.toString();
    }

    private static boolean isAllowed(int c) {
        return c >= 0x20 && c <= 0xD7FF && c != 0x7F || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
    }

    static String number(double number) {
        long tenths = Math.round(number * 10);
        long rest = Math.abs(tenths % 10);
        String whole = (tenths < 0 ? "-" : "") + Math.abs(tenths / 10);
        return rest == 0 ? whole : whole + "." + rest;
    }

    Sketch raw(String part) {
        svg.append(part);
        return this;
    }

    /** Puts other shapes under those that are there. */
    Sketch before(Sketch other) {
        svg.insert(0, other.svg);
        return this;
    }

    Sketch add(Sketch other, double x, double y) {
        svg.append("<g transform=\"translate(")
                .append(number(x))
                .append(' ')
                .append(number(y))
                .append(")\">");
        svg.append(other.svg).append("</g>\n");
        return this;
    }

    Sketch rect(String type, double x, double y, double width, double height, double round) {
        svg.append("<rect class=\"")
                .append(type)
                .append("\" x=\"")
                .append(number(x))
                .append("\" y=\"");
        svg.append(number(y))
                .append("\" width=\"")
                .append(number(Math.max(0, width)))
                .append("\" height=\"");
        svg.append(number(height)).append('"');
        if (round > 0) {
            svg.append(" rx=\"").append(number(round)).append('"');
        }
        svg.append("/>");
        return this;
    }

    Sketch path(String type, String path) {
        svg.append("<path class=\"").append(type).append("\" d=\"").append(path).append("\"/>");
        return this;
    }

    Sketch circle(String type, double x, double y, double radius) {
        svg.append("<circle class=\"")
                .append(type)
                .append("\" cx=\"")
                .append(number(x))
                .append("\" cy=\"");
        svg.append(number(y)).append("\" r=\"").append(number(radius)).append("\"/>");
        return this;
    }

    Sketch text(String type, double x, double y, String text) {
        return text(type, x, y, text, null, null);
    }

    /** A text that shows a figure: its name and value stand beside it as data. */
    Sketch text(String type, double x, double y, String text, @Nullable String figure, @Nullable Double value) {
        svg.append("<text class=\"")
                .append(type)
                .append("\" x=\"")
                .append(number(x))
                .append("\" y=\"");
        svg.append(number(y)).append('"');
        addFigure(figure, value);
        svg.append('>').append(escape(text)).append("</text>");
        return this;
    }

    /** The parts of one line, each with its class. */
    Sketch line(double x, double y, Part... parts) {
        svg.append("<text x=\"")
                .append(number(x))
                .append("\" y=\"")
                .append(number(y))
                .append("\">");
        for (Part part : parts) {
            svg.append("<tspan class=\"").append(part.type).append('"');
            addFigure(part.figure, part.value);
            svg.append('>').append(escape(part.text)).append("</tspan>");
        }
        svg.append("</text>");
        return this;
    }

    /** A part of a line. */
    record Part(
            String type,
            String text,
            @Nullable String figure,
            @Nullable Double value) {
        static Part of(String type, String text) {
            return new Part(type, text, null, null);
        }
    }

    private void addFigure(@Nullable String figure, @Nullable Double value) {
        if (figure != null && value != null) {
            svg.append(" data-figure=\"")
                    .append(escape(figure))
                    .append("\" data-value=\"")
                    .append(value);
            svg.append('"');
        }
    }

    /** A text for whoever points at what comes next in the same group. */
    Sketch title(String text) {
        svg.append("<title>").append(escape(text)).append("</title>");
        return this;
    }

    @Override
    public String toString() {
        return svg.toString();
    }
}
