package io.throughline.export;

import io.throughline.catalogue.CatalogueStore;
import io.throughline.catalogue.Touchpoint;
import io.throughline.catalogue.TouchpointEdit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What edits of the catalogue would change, in their order. */
public record CataloguePlan(List<Change> changes) {

    /** What becomes of one edit. */
    public enum Outcome {
        /** It says something else than the catalogue. */
        CHANGED,
        /** The catalogue says so already. */
        SAME,
        /** The touchpoint is not in the data, so the edit is passed over. */
        UNKNOWN
    }

    /** An edit and what becomes of it. */
    public record Change(TouchpointEdit edit, Outcome outcome) {
        public String touchpoint() {
            return edit.id();
        }
    }

    public CataloguePlan {
        changes = List.copyOf(changes);
    }

    /** @param there touchpoints of the data */
    public static CataloguePlan of(List<Touchpoint> there, List<TouchpointEdit> edits) {
        Map<String, Touchpoint> byId = new LinkedHashMap<>();
        there.forEach(one -> byId.put(one.id(), one));
        List<Change> changes = new ArrayList<>();
        for (TouchpointEdit edit : edits) {
            Touchpoint before = byId.get(edit.id());
            Outcome outcome = before == null ? Outcome.UNKNOWN : changes(before, edit) ? Outcome.CHANGED : Outcome.SAME;
            changes.add(new Change(edit, outcome));
        }
        return new CataloguePlan(changes);
    }

    /** Says what differs. */
    public void apply(CatalogueStore store, String who) {
        var unused = store.describe(
                changes.stream()
                        .filter(one -> one.outcome == Outcome.CHANGED)
                        .map(Change::edit)
                        .toList(),
                who);
    }

    private static boolean changes(Touchpoint before, TouchpointEdit edit) {
        return differs(edit.name(), before.name())
                || differs(edit.channel(), before.channel())
                || differs(edit.kind(), before.kind())
                || differs(edit.stage(), before.stage())
                || differs(edit.owner(), before.owner())
                || differs(edit.conversion(), before.conversion());
    }

    private static boolean differs(@Nullable Object wanted, @Nullable Object before) {
        return wanted != null && !Objects.equals(wanted, before);
    }
}
