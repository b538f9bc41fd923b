package io.throughline.map;

/** What is wrong at a place of a file, from 1. */
public record MapFault(int line, int column, String message) {
    @Override
    public String toString() {
        return "line " + line + ", column " + column + ": " + message;
    }
}
