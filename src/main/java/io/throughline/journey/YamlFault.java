package io.throughline.journey;

/** What is wrong with a text, and where in it. */
public final class YamlFault extends InvalidArgument {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    /** @param line from 1, as is the column */
    public YamlFault(int line, int column, String key, Object value, String allowed) {
        super("line " + line + ", column " + column + (key.isEmpty() ? "" : ": " + key), value, allowed);
        this.line = line;
        this.column = column;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }
}
