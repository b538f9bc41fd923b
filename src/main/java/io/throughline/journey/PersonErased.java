package io.throughline.journey;

/** A person was erased: whoever keeps anything beside the store drops it. */
public record PersonErased() {}
