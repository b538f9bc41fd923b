package io.throughline.store.imports;

import io.throughline.journey.ImportRefused;
import io.throughline.store.query.Tx;
import io.throughline.store.query.VisibleImports;
import io.throughline.store.query.VisibleImports.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Finished imports that leave in the switch that makes another one visible. Made under the lease, so none of them can leave before.
 *
 * @param leaving those that leave
 * @param staying those that stay
 * @param sampleLeaves whether the sample market is to be gone afterwards
 */
record Replacement(List<Visible> leaving, VisibleImports staying, boolean sampleLeaves) {
    private static final String SAMPLE_LEFT = "The sample market was taken out.";
    private static final int NAMED = 5;

    /** Of an empty store. */
    static final Replacement NOTHING = new Replacement(List.of(), new VisibleImports(List.of()), false);

    /** @param takesSampleOut whether the sample leaves, if there is one */
    public static Replacement none(VisibleImports done, boolean takesSampleOut) {
        return split(done, visible -> takesSampleOut && visible.sample(), takesSampleOut);
    }

    /** @param name id of an import, or a source */
    public static Replacement of(VisibleImports done, String name, boolean takesSampleOut) {
        List<Visible> all = done.all();
        boolean id = all.stream().anyMatch(visible -> visible.id().equals(name));
        Predicate<Visible> named = visible -> name.equals(id ? visible.id() : visible.source());
        if (all.stream().noneMatch(named)) {
            throw new ImportRefused("replaces=" + name + " is neither a source nor the id of an import; " + known(all));
        }
        return split(done, visible -> named.test(visible) || (takesSampleOut && visible.sample()), takesSampleOut);
    }

    private static Replacement split(VisibleImports done, Predicate<Visible> leaves, boolean sampleLeaves) {
        return new Replacement(done.where(leaves).all(), done.where(leaves.negate()), sampleLeaves);
    }

    private static String known(List<Visible> all) {
        TreeSet<String> sources = new TreeSet<>();
        all.forEach(visible -> sources.add(visible.source()));
        List<String> some = sources.stream().limit(NAMED).toList();
        return sources.isEmpty()
                ? "nothing has been imported yet."
                : "sources are " + String.join(", ", some) + (sources.size() > NAMED ? ", ..." : "") + ".";
    }

    boolean isEmpty() {
        return leaving.isEmpty();
    }

    boolean sample() {
        return leaving.stream().anyMatch(Visible::sample);
    }

    /** Whether the sample leaves, or parts of one do that a start which was killed has left and nobody has ever seen. */
    boolean clearsSample(Tx tx) {
        return sample()
                || sampleLeaves
                        && leaving.isEmpty()
                        && staying.all().isEmpty()
                        && tx.run("persona/exists-sample", Map.of())
                                .single()
                                .get("known")
                                .asBoolean();
    }

    void takeOut(Tx tx, long version) {
        takeOut(tx, leaving.stream().map(Visible::id).toList(), version);
        if (clearsSample(tx)) {
            clearSample(tx);
        }
    }

    /** Takes back what the sample brought besides interactions: words of the catalogue, personas, maps. */
    static void clearSample(Tx tx) {
        tx.run("catalogue/reset-sample", Map.of()).consume();
        tx.run("persona/delete-sample", Map.of()).consume();
        tx.run("map/delete-sample", Map.of()).consume();
    }

    /** Also takes back what only these imports have marked as conversions. Returns whether one of them was a sample. */
    static boolean takeOut(Tx tx, List<String> imports, long version) {
        boolean sample = false;
        boolean marks = false;
        for (String id : imports) {
            var left = tx.run("import/take-out-import", Map.of("id", id, "version", version))
                    .single();
            sample |= left.get("sample").asBoolean();
            marks |= left.get("marks").asBoolean();
        }
        if (marks) {
            tx.run("catalogue/unmark-conversions", Map.of("imports", imports)).consume();
        }
        return sample;
    }

    /** Which imports that stay may have lost rows with some that leave: those they shared belong to the one that came first. */
    static List<String> losses(Tx tx, List<Long> leaving) {
        List<String> losers = tx.run("import/list-sharing", Map.of("seqs", leaving))
                .list(row -> String.format(
                        Locale.ROOT,
                        "%s of the source %s (%,d duplicates)",
                        row.get("id").asString(),
                        row.get("source").asString(),
                        row.get("duplicates").asLong()));
        if (losers.isEmpty()) {
            return List.of();
        }
        String more = losers.size() > NAMED ? " and " + (losers.size() - NAMED) + " more" : "";
        return List.of(
                "Rows that other imports had brought as duplicates of what was taken out went with it: import again the files of "
                        + String.join(", ", losers.subList(0, Math.min(NAMED, losers.size()))) + more + ".");
    }

    /** The same of those that leave here. */
    List<String> losses(Tx tx) {
        return isEmpty()
                ? List.of()
                : losses(tx, leaving.stream().map(Visible::seq).toList());
    }

    /** What a report says of it. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (sample()) {
            notes.add(SAMPLE_LEFT);
        }
        List<Visible> replaced =
                leaving.stream().filter(visible -> !visible.sample()).toList();
        replaced.stream()
                .limit(NAMED)
                .forEach(one -> notes.add("Replaced the import " + one.id() + " of the source " + one.source() + "."));
        if (replaced.size() > NAMED) {
            notes.add("Replaced " + (replaced.size() - NAMED) + " more imports.");
        }
        return notes;
    }
}
