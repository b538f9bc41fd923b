package io.throughline.map;

import io.throughline.journey.InvalidArgument;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Comments and versions of a file that holds all, as they were kept. */
final class TalkReader {
    private static final Set<String> COMMENT =
            Set.of("id", "on", "author", "at", "text", "figure", "seq", "resolved", "replyTo");
    private static final Set<String> VERSION = Set.of("map", "number", "at", "by", "note", "seq", "yaml", "figures");

    private final Faults faults;
    private final Set<String> ids = new HashSet<>();

    TalkReader(Faults faults) {
        this.faults = faults;
    }

    /** @param maps ids of those that are kept, or stand in the file */
    Talk read(Part top, Set<String> maps) {
        List<Comment> comments = new ArrayList<>();
        for (Part part : top.parts("comments", COMMENT)) {
            Comment comment = once(part, "comment " + part.required("id"), () -> comment(part));
            if (comment != null) {
                comments.add(comment);
            }
        }
        List<MapVersion> versions = new ArrayList<>();
        for (Part part : top.parts("versions", VERSION)) {
            String map = part.required("map");
            if (!maps.contains(map)) {
                faults.unknown(part.near("map"), "the map", map, maps);
                continue;
            }
            MapVersion version = once(part, "version " + part.text("number") + " of " + map, () -> version(part, map));
            if (version != null) {
                versions.add(version);
            }
        }
        return new Talk(comments, versions);
    }

    private <T> @Nullable T once(Part part, String named, Supplier<T> maker) {
        if (!ids.add(named)) {
            faults.add(part.node, "the " + named + " stands here twice; keep one");
        }
        return faults.make(part, maker);
    }

    private Comment comment(Part part) {
        return new Comment(
                part.required("id"),
                Anchor.read(part.required("on")),
                part.required("author"),
                moment(part),
                part.required("text"),
                part.text("figure"),
                seq(part),
                part.flag("resolved"),
                part.text("replyTo"));
    }

    private MapVersion version(Part part, String map) {
        Integer number = part.whole("number");
        if (number == null || number < 1) {
            throw new InvalidArgument("number", String.valueOf(part.text("number")), "a whole number from 1");
        }
        MapVersion version = new MapVersion(
                map,
                number,
                moment(part),
                part.required("by"),
                part.text("note"),
                seq(part),
                part.required("yaml"),
                part.required("figures"));
        try {
            if (MapFile.read(version).id().equals(map)) {
                return version;
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new InvalidArgument("yaml", String.valueOf(e.getMessage()), "a map as an export writes it");
        }
        throw new InvalidArgument("yaml", "another map", "the map " + map);
    }

    private static Instant moment(Part part) {
        String text = part.required("at");
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new InvalidArgument("at", text, "a time such as 2026-01-01T00:00:00Z");
        }
    }

    private static long seq(Part part) {
        Double seq = part.number("seq");
        return seq == null ? 0 : seq.longValue();
    }
}
