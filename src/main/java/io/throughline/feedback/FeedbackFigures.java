package io.throughline.feedback;

import io.throughline.measure.Estimate;
import io.throughline.measure.Rate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What some items come to.
 *
 * @param customers who said them, as far as they are known
 * @param nps null where no item is an NPS answer
 * @param csat null where no item is one
 * @param ces by scale
 * @param level null where no item has one
 * @param promoters of the NPS answers, as are passives and detractors
 */
public record FeedbackFigures(
        long items,
        long customers,
        @Nullable Estimate nps,
        @Nullable Rate csat,
        List<ScaleMean> ces,
        @Nullable Estimate level,
        long promoters,
        long passives,
        long detractors) {}
