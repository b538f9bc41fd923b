package io.throughline.kpi;

/** How a figure stands to its target. */
public enum KpiStatus {
    /** The whole interval lies on the good side of the target. */
    MET,
    /** The whole interval lies on the other side. */
    MISSED,
    /** The target lies within the interval, or there is none yet. */
    UNDECIDED,
    /** There is no target or no value. */
    NONE
}
