package io.throughline.analysis.picture;

import io.throughline.analysis.map.StageColumn;
import io.throughline.map.Comment;
import io.throughline.map.DiffItem;
import io.throughline.map.FigureDiff;
import io.throughline.map.MapVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What is said of a stage and not settled, and what changed since the last version. */
final class TalkLane {
    private static final int COMMENTS = 2;
    private static final int CHANGES = 3;
    private static final double SURE = 0.05;

    private TalkLane() {}

    static Drawn of(MapSheet sheet, StageColumn column, double width) {
        Stack text = new Stack(width);
        List<Comment> comments = sheet.commentsAt(column);
        for (Comment comment : comments.stream().limit(COMMENTS).toList()) {
            text.lines("", comment.text(), 2);
            text.small("soft", comment.author() + ", " + Words.day(comment.at()), null, null)
                    .gap();
        }
        text.more(comments.size() - COMMENTS);
        MapVersion last = sheet.edition().last();
        List<String> changes = changes(sheet.edition(), column);
        if (last != null && !changes.isEmpty()) {
            text.small("strong", "since version " + last.number() + ":", null, null);
            changes.stream().limit(CHANGES).forEach(change -> text.small("soft", change, null, null));
            text.more(changes.size() - CHANGES);
        }
        return text.drawn();
    }

    private static List<String> changes(Edition edition, StageColumn column) {
        String place = "stages/" + column.id() + "/";
        List<String> changes = new ArrayList<>();
        for (DiffItem item : edition.drawn()) {
            if (item.path().startsWith(place)) {
                String what = item.path().substring(place.length()).replace('/', ' ');
                changes.add(
                        switch (item.change()) {
                            case ADDED -> what + " added";
                            case REMOVED -> what + " removed";
                            case CHANGED ->
                                what + ": " + Objects.requireNonNullElse(item.before(), "–") + " → "
                                        + Objects.requireNonNullElse(item.after(), "–");
                        });
            }
        }
        for (FigureDiff figure : edition.measured()) {
            Double q = figure.qValue();
            if (figure.path().startsWith(place) && q != null && q < SURE) {
                changes.add(what(figure.path().substring(place.length()), column) + ": "
                        + Words.interval(figure.before()) + " → " + Words.interval(figure.after()));
            }
        }
        return changes;
    }

    /** How people call a figure. */
    private static String what(String path, StageColumn column) {
        String id = path.substring(path.indexOf('/') + 1);
        return switch (path) {
            case "reached" -> "reached";
            case "progress" -> "go further";
            case "exitShare" -> "end here";
            default ->
                path.startsWith("feeling/")
                        ? "feeling"
                        : column.kpis().stream()
                                .filter(held -> held.kpi().id().equals(id))
                                .findFirst()
                                .map(held -> held.kpi().name())
                                .orElse(id);
        };
    }
}
