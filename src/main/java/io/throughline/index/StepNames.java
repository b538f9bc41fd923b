package io.throughline.index;

import io.throughline.catalogue.Touchpoint;
import io.throughline.journey.InteractionKindNames;
import io.throughline.journey.Reserved;
import io.throughline.journey.StepBy;
import io.throughline.journey.Steps;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What step each contact is under a definition, and which contacts convert. */
final class StepNames {
    private final InteractionKindNames names;
    private final boolean[] converts;
    private final boolean[] joins;
    private final Set<String> conversionIds = new HashSet<>();

    /** @param asked touchpoints that convert instead of those marked; null: those marked */
    StepNames(Snapshot snapshot, @Nullable List<String> asked) {
        this.names = snapshot.names();
        converts = new boolean[snapshot.contactCount()];
        joins = new boolean[converts.length];
        Set<String> named = asked == null ? null : Set.copyOf(asked);
        for (int contact = 0; contact < converts.length; contact++) {
            boolean asRow = named != null
                    && names.derived(contact)
                    && named.contains(names.rowOf(contact).id());
            joins[contact] = asRow || names.joins(contact);
            Touchpoint touchpoint = touchpoint(contact);
            converts[contact] = named == null ? touchpoint.conversion() : named.contains(touchpoint.id());
            if (converts[contact]) {
                conversionIds.add(touchpoint.id());
            }
        }
    }

    /** Steps in lexicographic order, and the step of each contact (−1 where it is not kept). */
    record Coded(Steps steps, int[] step) {
        static final Coded NONE = new Coded(new Steps(List.of(), new boolean[0]), new int[0]);
    }

    boolean converts(int contact) {
        return converts[contact];
    }

    /** Whether this is a derived conversion that is one with its row, since that converts by itself. */
    boolean joins(int contact) {
        return joins[contact];
    }

    private Touchpoint touchpoint(int contact) {
        return joins[contact] ? names.rowOf(contact) : names.touchpointOf(contact);
    }

    Coded code(boolean[] kept, StepBy by) {
        String[] name = new String[kept.length];
        TreeMap<String, Boolean> distinct = new TreeMap<>();
        for (int contact = 0; contact < kept.length; contact++) {
            if (kept[contact]) {
                name[contact] = name(contact, by);
                distinct.put(name[contact], converts[contact]);
            }
        }
        List<String> ids = new ArrayList<>(distinct.keySet());
        boolean[] conversion = new boolean[ids.size()];
        for (int i = 0; i < conversion.length; i++) {
            conversion[i] = Objects.requireNonNull(distinct.get(ids.get(i)));
        }
        Steps steps = new Steps(ids, conversion);
        int[] step = new int[kept.length];
        for (int contact = 0; contact < kept.length; contact++) {
            step[contact] = kept[contact] ? steps.find(name[contact]) : -1;
        }
        return new Coded(steps, step);
    }

    private String name(int contact, StepBy by) {
        Touchpoint touchpoint = touchpoint(contact);
        if (converts[contact] || by == StepBy.TOUCHPOINT) {
            return touchpoint.id();
        }
        String group = group(contact, touchpoint, by);
        if (group == null) {
            return Reserved.NONE;
        }
        String free = Reserved.free(group);
        return conversionIds.contains(free) ? free + "'" : free;
    }

    private @Nullable String group(int contact, Touchpoint touchpoint, StepBy by) {
        return switch (by) {
            case TOUCHPOINT -> touchpoint.id();
            case CHANNEL -> names.channelOf(contact);
            case STAGE -> touchpoint.stage();
            case CAMPAIGN -> names.campaignOf(contact);
        };
    }
}
