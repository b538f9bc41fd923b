package io.throughline.journey;

/** The catalogue was edited by hand, or an import taken out: whoever did it waits until figures know, see {@link ImportLog#remove}. */
public record StoreEdited() {}
