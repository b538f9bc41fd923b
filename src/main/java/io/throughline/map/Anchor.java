package io.throughline.map;

import io.throughline.journey.InvalidArgument;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What something hangs on. It is told by its ids alone, so it stays when data are replaced.
 *
 * @param parts ids: of a map; of a map and a stage; of a touchpoint; of the steps of an edge or a path; of a pain point, an opportunity or a
 *     KPI; of a map, a stage and a lane
 */
public record Anchor(AnchorKind kind, List<String> parts) {
    private static final int MAX_STEPS = 1_000;

    public Anchor {
        parts = List.copyOf(parts);
        int most = most(kind);
        if (parts.size() < Math.min(most, kind == AnchorKind.PATH ? 1 : most) || parts.size() > most) {
            throw new InvalidArgument("anchor", kind + " of " + parts.size() + " ids", "as many as it takes: " + most);
        }
        for (String part : parts) {
            if (part.isBlank()) {
                throw new InvalidArgument("anchor", "an empty id", "ids that are not empty");
            }
        }
        if (kind == AnchorKind.CELL) {
            lane(parts.get(2));
        }
    }

    private static int most(AnchorKind kind) {
        return switch (kind) {
            case PATH -> MAX_STEPS;
            case CELL -> 3;
            case STAGE, EDGE -> 2;
            default -> 1;
        };
    }

    private static Lane lane(String name) {
        return Stream.of(Lane.values())
                .filter(lane -> lane.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidArgument("lane", name, "a lane of a map, in small letters"));
    }

    public static Anchor of(AnchorKind kind, String... parts) {
        return new Anchor(kind, List.of(parts));
    }

    public static Anchor ofCell(String map, String stage, Lane lane) {
        return of(AnchorKind.CELL, map, stage, lane.name().toLowerCase(Locale.ROOT));
    }

    /** Canonical text, such as {@code EDGE cart>checkout} or {@code CELL retail-web/purchase/feeling}. */
    public String key() {
        String mark = hasSteps() ? ">" : "/";
        String code = hasSteps() ? "%3E" : "%2F";
        return parts.stream()
                .map(part -> part.replace("%", "%25").replace(mark, code))
                .collect(Collectors.joining(mark, kind + " ", ""));
    }

    /** Reads what {@link #key} wrote. Throws {@link InvalidArgument}. */
    public static Anchor read(String key) {
        int space = key.indexOf(' ');
        AnchorKind kind = Stream.of(AnchorKind.values())
                .filter(k -> space > 0 && k.name().equals(key.substring(0, space)))
                .findFirst()
                .orElseThrow(() -> new InvalidArgument("anchor", key, "a kind and ids, such as EDGE cart>checkout"));
        boolean steps = kind == AnchorKind.EDGE || kind == AnchorKind.PATH;
        String code = steps ? "%3E" : "%2F";
        String mark = steps ? ">" : "/";
        return new Anchor(
                kind,
                Stream.of(key.substring(space + 1).split(mark, -1))
                        .map(part -> part.replace(code, mark).replace("%25", "%"))
                        .toList());
    }

    private boolean hasSteps() {
        return kind == AnchorKind.EDGE || kind == AnchorKind.PATH;
    }

    public @Nullable String map() {
        return switch (kind) {
            case MAP, STAGE, CELL -> parts.get(0);
            default -> null;
        };
    }

    public @Nullable String stage() {
        return kind == AnchorKind.STAGE || kind == AnchorKind.CELL ? parts.get(1) : null;
    }

    public @Nullable String touchpoint() {
        return kind == AnchorKind.TOUCHPOINT ? parts.get(0) : null;
    }

    /** Of a cell. */
    public @Nullable Lane lane() {
        return kind == AnchorKind.CELL ? lane(parts.get(2)) : null;
    }

    /** Of an edge or a path; else none. */
    public List<String> steps() {
        return hasSteps() ? parts : List.of();
    }

    /** Of a pain point, an opportunity or a KPI. */
    public @Nullable String id() {
        return switch (kind) {
            case PAIN_POINT, OPPORTUNITY, KPI -> parts.get(0);
            default -> null;
        };
    }
}
