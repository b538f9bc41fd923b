package io.throughline.journey;

/** A mapping of a user's own. @param name by which imports ask for it @param text YAML */
public record KeptMapping(String name, String text) {}
