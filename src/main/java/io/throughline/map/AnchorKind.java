package io.throughline.map;

/** What something can hang on. */
public enum AnchorKind {
    MAP("map"),
    STAGE("stage"),
    TOUCHPOINT("touchpoint"),
    EDGE("edge"),
    PATH("path"),
    PAIN_POINT("painPoint"),
    OPPORTUNITY("opportunity"),
    KPI("kpi"),
    CELL("cell");

    private final String argument;

    AnchorKind(String argument) {
        this.argument = argument;
    }

    /** As a query names it. */
    public String argument() {
        return argument;
    }
}
