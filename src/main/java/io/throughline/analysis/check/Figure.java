package io.throughline.analysis.check;

/** Figures that identities join with others. */
enum Figure {
    ATTRIBUTION,
    COMPONENTS,
    CONVERTED,
    COUNT,
    FLOW,
    FUNNEL,
    INTERACTIONS,
    MEMBERS,
    PATH_TREE,
    TREND,
    VALUE,
    WHAT_IF
}
