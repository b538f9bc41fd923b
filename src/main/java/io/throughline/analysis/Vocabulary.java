package io.throughline.analysis;

import java.util.List;

/** Names of columns in one state of the data, each list ascending. */
public record Vocabulary(List<String> traits, List<String> attributes) {}
