package io.throughline.ingest.format;

/** The rest of a line of delimited text, character by character, until it is not well formed: quotes stand only around whole cells. */
final class LineCourse {
    private enum State {
        QUOTED,
        CLOSED,
        START,
        BARE,
        BROKEN
    }

    private final char delimiter;
    private final boolean escapes;
    private State state = State.START;
    private boolean skips;

    /** @param escapes whether quotes in cells are escaped by backslashes, else they are doubled */
    LineCourse(char delimiter, boolean escapes) {
        this.delimiter = delimiter;
        this.escapes = escapes;
    }

    /** @param quoted whether the line goes on inside of a quoted cell, else behind its closing quote */
    void begin(boolean quoted) {
        state = quoted ? State.QUOTED : State.CLOSED;
        skips = false;
    }

    void step(char c) {
        state = switch (state) {
            case QUOTED -> quoted(c);
            case CLOSED -> c == delimiter ? State.START : c == '"' && !escapes ? State.QUOTED : State.BROKEN;
            case START -> c == '"' ? State.QUOTED : bare(c);
            case BARE -> c == '"' ? State.BROKEN : bare(c);
            case BROKEN -> State.BROKEN;
        };
    }

    private State quoted(char c) {
        boolean plain = skips || c != '"';
        skips = escapes && !skips && c == '\\';
        return plain ? State.QUOTED : State.CLOSED;
    }

    private State bare(char c) {
        return c == delimiter ? State.START : State.BARE;
    }

    boolean isBroken() {
        return state == State.BROKEN;
    }

    /** Whether a quoted cell goes on. */
    boolean isOpen() {
        return state == State.QUOTED;
    }
}
