package io.throughline.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Comments and versions of a file beside those that are kept. Those that the file does not name stay; a version that is kept never changes.
 *
 * @param written what is to be written
 * @param faults versions that are kept with other content
 */
record TalkChanges(List<DiffItem> items, Talk written, List<MapFault> faults) {
    static final TalkChanges NONE = new TalkChanges(List.of(), Talk.NOTHING, List.of());

    static TalkChanges of(Talk kept, Talk named) {
        List<DiffItem> items = new ArrayList<>();
        List<MapFault> faults = new ArrayList<>();
        List<Comment> comments = new ArrayList<>();
        Map<String, Comment> said = kept.comments().stream().collect(Collectors.toMap(Comment::id, c -> c));
        for (Comment comment : named.comments()) {
            Comment before = said.get(comment.id());
            if (!comment.equals(before)) {
                comments.add(comment);
                items.add(DiffItem.of("comments/" + comment.id(), before == null ? null : line(before), line(comment)));
            }
        }
        List<MapVersion> versions = new ArrayList<>();
        Map<String, MapVersion> published =
                kept.versions().stream().collect(Collectors.toMap(TalkChanges::key, Function.identity()));
        for (MapVersion version : named.versions()) {
            MapVersion before = published.get(key(version));
            if (before == null) {
                versions.add(version);
                items.add(DiffItem.of("versions/" + key(version), null, "by " + version.by() + ", " + version.at()));
            } else if (!before.equals(version)) {
                faults.add(new MapFault(1, 1, "version " + key(version) + " is kept with other content; leave it out"));
            }
        }
        return new TalkChanges(items, new Talk(comments, versions), faults);
    }

    private static String key(MapVersion version) {
        return version.map() + "/" + version.number();
    }

    private static String line(Comment comment) {
        return comment.author() + ": " + comment.text() + (comment.resolved() ? " (resolved)" : "");
    }
}
