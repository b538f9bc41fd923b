package io.throughline.export;

import io.throughline.catalogue.CatalogueStore;
import io.throughline.catalogue.Touchpoint;
import io.throughline.catalogue.TouchpointEdit;
import io.throughline.journey.Names;
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

    /**
     * @param there touchpoints of the data
     * @throws io.throughline.journey.InvalidArgument for a name that differs and may not be given; those that are kept stay
     */
    public static CataloguePlan of(List<Touchpoint> there, List<TouchpointEdit> edits) {
        Map<String, Touchpoint> byId = new LinkedHashMap<>();
        there.forEach(one -> byId.put(one.id(), one));
        List<Change> changes = new ArrayList<>();
        for (TouchpointEdit edit : edits) {
            Touchpoint before = byId.get(edit.id());
            String place = "touchpoints[" + (changes.size() + 1) + "].";
            Outcome outcome =
                    before == null ? Outcome.UNKNOWN : changes(place, before, edit) ? Outcome.CHANGED : Outcome.SAME;
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

    private static boolean changes(String place, Touchpoint before, TouchpointEdit edit) {
        return isNew(place + "name", edit.name(), before.name())
                | isNew(place + "channel", edit.channel(), before.channel())
                | isNew(place + "stage", edit.stage(), before.stage())
                | isNew(place + "owner", edit.owner(), before.owner())
                | differs(edit.kind(), before.kind())
                | differs(edit.conversion(), before.conversion());
    }

    private static boolean isNew(String place, @Nullable String wanted, @Nullable String before) {
        return wanted != null
                && !wanted.equals(before)
                && !Names.require(place, wanted).isEmpty();
    }

    private static boolean differs(@Nullable Object wanted, @Nullable Object before) {
        return wanted != null && !Objects.equals(wanted, before);
    }
}
