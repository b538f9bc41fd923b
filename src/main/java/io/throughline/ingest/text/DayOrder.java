package io.throughline.ingest.text;

/** In which order a column writes day, month and year. */
enum DayOrder {
    DAY_FIRST("dd/mm/yyyy"),
    MONTH_FIRST("mm/dd/yyyy"),
    YEAR_FIRST("yy/mm/dd");

    /** How the option names it. */
    final String form;

    DayOrder(String form) {
        this.form = form;
    }

    int bit() {
        return 1 << ordinal();
    }
}
