package io.throughline.journey;

import java.util.List;

/** Where costs are read; implemented by the store. */
public interface CostStore {

    /** Costs of all visible imports, by day, channel, campaign and cost. */
    List<CostRow> loadCosts();
}
