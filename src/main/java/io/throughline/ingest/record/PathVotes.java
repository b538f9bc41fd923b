package io.throughline.ingest.record;

import io.throughline.journey.ImportRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which sign parts the paths of a table: each path speaks for one, a sign that stands free between blanks before others. Most paths
 * decide; signs that stand free outweigh those inside of names, unless they are fewer than one in a hundred.
 */
final class PathVotes {
    /** In the order in which they are taken where a path has several. */
    static final List<String> SIGNS =
            List.of("→", "⟶", "➔", "➜", "-->", "–>", "->", "=>", "|>", "»", "›", "&gt;", ">", "|", ";", ",");

    private static final long TOLERANCE = 100;

    private final List<Sign> signs = new ArrayList<>();
    private final Sign list = new Sign(PathSeparator.LIST);
    private final boolean asked;

    PathVotes(List<String> signs) {
        this.signs.add(list);
        signs.forEach(sign -> this.signs.add(new Sign(sign)));
        asked = signs.size() == 1;
    }

    /** A sign with the paths that have it and those that speak for it. */
    private static final class Sign {
        private final String text;
        private final List<Sign> within = new ArrayList<>();
        private long paths;
        private long freePaths;
        private long votes;
        private long freeVotes;
        private String example = "";
        private boolean met;
        private boolean free;

        Sign(String text) {
            this.text = text;
        }

        void look(String path) {
            met = false;
            free = false;
            for (int at = PathSeparator.find(path, text, 0);
                    at >= 0 && !free;
                    at = PathSeparator.find(path, text, at + text.length())) {
                met = true;
                boolean inside = at > 0 && at + text.length() < path.length();
                free = inside && PathSeparator.standsFree(path, at, text);
            }
            paths += met ? 1 : 0;
            freePaths += free ? 1 : 0;
        }

        void vote(String path) {
            example = votes++ == 0 ? path : example;
            freeVotes += free ? 1 : 0;
        }

        boolean standsFree() {
            return votes > 0 && freeVotes == votes;
        }
    }

    void look(String path) {
        list.met = !asked && ListText.isPlainly(path);
        list.free = list.met;
        Sign first = list.met ? list : null;
        for (Sign sign : signs.subList(1, list.met ? 1 : signs.size())) {
            sign.look(path);
            first = sign.met && (first == null || sign.free && !first.free) ? sign : first;
        }
        if (first == null) {
            return;
        }
        first.vote(path);
        for (Sign sign : signs) {
            if (sign != first && sign.met && !list.met && !first.within.contains(sign)) {
                first.within.add(sign);
            }
        }
    }

    /** @throws ImportRefused where two signs part paths */
    PathSeparator decide() {
        Sign found = find();
        List<String> notes = new ArrayList<>();
        if (found.votes == 0) {
            notes.add("No path is parted by " + (asked ? found.text : "any of " + String.join(" ", SIGNS) + " [ ]")
                    + ", so each is one step; " + PathSeparator.OPTION + "=SIGN names another sign.");
            return new PathSeparator(found.text, false, notes);
        }
        notes.add(found == list ? "Paths are lists of their steps." : "Steps are parted by \"" + found.text + "\".");
        for (Sign other : signs) {
            if (other != found && other.votes > 0) {
                notes.add(tell(found, other));
            }
        }
        return new PathSeparator(found.text, found.freePaths == found.paths, notes);
    }

    private Sign find() {
        Sign most = asked ? signs.get(1) : signs.get(SIGNS.indexOf(">") + 1);
        Sign free = list;
        for (Sign sign : signs) {
            most = sign.votes > most.votes ? sign : most;
            free = sign.standsFree() && sign.votes > free.votes ? sign : free;
        }
        return free.votes * TOLERANCE > most.votes ? free : most;
    }

    private static String tell(Sign found, Sign other) {
        boolean name = other.freeVotes == 0
                && found.standsFree()
                && (found.within.contains(other) || other.votes < found.votes);
        if (!name && other.votes * TOLERANCE > found.votes) {
            throw new ImportRefused(
                    "Paths are parted by \"" + found.text + "\", as in '" + found.example + "', and by \""
                            + other.text + "\", as in '" + other.example + "'; say which by " + PathSeparator.OPTION
                            + "=SIGN, paths of the other are one step then.");
        }
        return String.format(
                Locale.ROOT,
                "%,d paths hold \"%s\" but not \"%s\", such as '%s', and are one step; %s=%s parts paths by that instead.",
                other.votes,
                other.text,
                found.text,
                other.example,
                PathSeparator.OPTION,
                other.text);
    }
}
