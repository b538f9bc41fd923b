package io.throughline.analysis.map;

import io.throughline.kpi.Kpi;
import io.throughline.kpi.KpiStatus;
import io.throughline.kpi.KpiValue;

/**
 * A figure of a stage, held to its target over the journeys of the map.
 *
 * @param stage id
 */
public record HeldKpi(String stage, Kpi kpi, KpiValue value) {
    boolean isMissed() {
        return value.status() == KpiStatus.MISSED;
    }
}
