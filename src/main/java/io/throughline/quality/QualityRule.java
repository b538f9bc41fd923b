package io.throughline.quality;

import org.jspecify.annotations.Nullable;

/**
 * What data must hold.
 *
 * @param table the data that it is about, as its contract calls it
 * @param column empty where it is about whole rows, or journeys
 * @param name for people
 * @param percent whether the bound is of percent of rows instead of rows
 * @param error whether breaking it is an error; else a warning
 */
public record QualityRule(
        String table,
        String column,
        @Nullable String name,
        Metric metric,
        Bound bound,
        boolean percent,
        boolean error) {

    /** Whether a row that breaks it is kept out: it is an error, and nothing may break it. */
    public boolean keepsOut() {
        boolean ofOneRow = metric instanceof Metric.NoValue
                || metric instanceof Metric.OfRows && !(metric instanceof Metric.Dangling);
        return error && ofOneRow && bound.equals(Bound.NONE);
    }

    /** Whether rows that break it are taken though breaking it is an error. */
    boolean onlyCounts() {
        return error && !keepsOut() && (metric instanceof Metric.OfRows || metric instanceof Metric.OfJourneys);
    }

    /** How it is called in reports. */
    public String title() {
        return name == null ? (column + " " + metric.told()).strip() : name;
    }
}
