package io.throughline.analysis.kpi;

import io.throughline.kpi.KpiValue;
import java.time.OffsetDateTime;

/** A figure of one calendar unit, [from, to). */
public record KpiPoint(OffsetDateTime from, OffsetDateTime to, KpiValue value) {}
