package io.throughline.analysis.map;

import io.throughline.kpi.Kpi;
import io.throughline.map.DeclaredPain;
import io.throughline.map.DrawnFeeling;
import io.throughline.map.Goal;
import io.throughline.map.JourneyMap;
import io.throughline.map.MapDesign;
import io.throughline.map.MapKind;
import io.throughline.map.MapStage;
import io.throughline.map.MapStatus;
import io.throughline.map.Opportunity;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Small maps. */
public final class Maps {
    private Maps() {}

    public static JourneyMap of(String id, List<String> personas, MapStage... stages) {
        return of(id, personas, null, stages);
    }

    public static JourneyMap of(String id, List<String> personas, @Nullable MapDesign design, MapStage... stages) {
        return new JourneyMap(
                id,
                "The " + id,
                MapKind.AS_IS,
                MapStatus.LIVE,
                null,
                personas,
                Map.of(),
                List.of(stages),
                design,
                1,
                0,
                null);
    }

    /** @param parts goals, feelings, pains, KPIs and opportunities */
    public static MapStage stage(String id, String touchpoints, Object... parts) {
        return new MapStage(
                id,
                "The " + id,
                null,
                null,
                List.of(touchpoints.split(" ")),
                of(Goal.class, parts),
                of(DrawnFeeling.class, parts),
                of(DeclaredPain.class, parts),
                of(Kpi.class, parts),
                of(Opportunity.class, parts));
    }

    private static <T> List<T> of(Class<T> type, Object[] parts) {
        return Stream.of(parts).filter(type::isInstance).map(type::cast).toList();
    }
}
