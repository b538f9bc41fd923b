package io.throughline.api;

import io.throughline.analysis.feedback.FeedbackEffects;
import io.throughline.analysis.map.MapCells;
import io.throughline.analysis.map.Moment;
import io.throughline.analysis.map.TouchpointFigures;
import io.throughline.catalogue.Touchpoint;
import io.throughline.measure.Estimate;
import io.throughline.measure.Rate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A touchpoint in a column of a map, by the names of the schema. */
record TouchpointCell(MapCells cells, TouchpointFigures figures) {
    public Touchpoint touchpoint() {
        return figures.touchpoint();
    }

    public long visits() {
        return figures.visits();
    }

    public Rate journeys() {
        return figures.journeys();
    }

    public Rate dropOff() {
        return figures.dropOff();
    }

    public @Nullable Double removalEffect() {
        return cells.removalEffect(touchpoint().id());
    }

    public @Nullable Estimate effectOnLevel() {
        FeedbackEffects.Row row = cells.effect(touchpoint().id());
        return row == null ? null : row.effectOnLevel();
    }

    public @Nullable Double effectOnProgress() {
        FeedbackEffects.Row row = cells.effect(touchpoint().id());
        return row == null ? null : row.effectOnProgress();
    }

    public List<String> momentOfTruth() {
        return cells.moments(touchpoint().id()).stream().map(Moment::text).toList();
    }
}
