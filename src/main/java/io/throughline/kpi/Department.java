package io.throughline.kpi;

/** Who answers for touchpoints and figures. */
public record Department(String id, String name) {}
