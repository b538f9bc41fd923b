package io.throughline.analysis.map;

/**
 * Where a figure comes from, to be asked again.
 *
 * @param query in GraphQL
 * @param seq the version of the data that it saw
 */
public record Evidence(String query, long seq) {}
