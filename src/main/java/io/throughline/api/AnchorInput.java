package io.throughline.api;

import io.throughline.journey.InvalidArgument;
import io.throughline.map.Anchor;
import io.throughline.map.AnchorKind;
import io.throughline.map.Lane;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A place as a query writes it: exactly one of the fields. */
record AnchorInput(
        @Nullable String map,
        @Nullable StageRef stage,
        @Nullable String touchpoint,
        @Nullable EdgeRef edge,
        @Nullable List<String> path,
        @Nullable String painPoint,
        @Nullable String opportunity,
        @Nullable String kpi,
        @Nullable CellRef cell) {

    record StageRef(String map, String stage) {}

    record EdgeRef(String from, String to) {}

    record CellRef(String map, String stage, Lane lane) {}

    Anchor toAnchor() {
        return Stream.<@Nullable Anchor>of(
                        of(AnchorKind.MAP, map),
                        stage == null ? null : Anchor.of(AnchorKind.STAGE, stage.map, stage.stage),
                        of(AnchorKind.TOUCHPOINT, touchpoint),
                        edge == null ? null : Anchor.of(AnchorKind.EDGE, edge.from, edge.to),
                        path == null ? null : new Anchor(AnchorKind.PATH, path),
                        of(AnchorKind.PAIN_POINT, painPoint),
                        of(AnchorKind.OPPORTUNITY, opportunity),
                        of(AnchorKind.KPI, kpi),
                        cell == null ? null : Anchor.ofCell(cell.map, cell.stage, cell.lane))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new InvalidArgument("on", "nothing", "exactly one place"));
    }

    private static @Nullable Anchor of(AnchorKind kind, @Nullable String id) {
        return id == null ? null : Anchor.of(kind, id);
    }
}
