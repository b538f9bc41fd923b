package io.throughline.analysis.check;

/** Figures that identities join with others. */
enum Figure {
    ATTRIBUTION,
    COHORTS,
    COMPONENTS,
    CONVERTED,
    COUNT,
    FLOW,
    FUNNEL,
    INTERACTIONS,
    KPI,
    MEMBERS,
    PATH_TREE,
    TREND,
    VALUE,
    WHAT_IF
}
