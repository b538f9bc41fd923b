package io.throughline.index;

import io.throughline.catalogue.Catalogue;
import io.throughline.journey.AttributeTable;
import io.throughline.journey.Consent;
import io.throughline.journey.CustomerFilter;
import io.throughline.journey.Joining;
import io.throughline.journey.MapStages;
import io.throughline.journey.Timelines;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The data of one version, whatever is imported meanwhile: everything cut from one moment speaks of the same customers. */
public final class IndexView {
    private final Views views;
    private final Views.View view;
    private final Snapshot snapshot;
    private final Joining joining;
    private final Consent consent;

    IndexView(Views views, Joining joining, Consent consent) {
        this.views = views;
        this.view = views.of(joining);
        this.snapshot = view.of(consent);
        this.joining = joining;
        this.consent = consent;
    }

    /** The same data with ids joined to customers so far. */
    public IndexView joined(Joining asked) {
        return asked == joining ? this : new IndexView(views, asked, consent);
    }

    /** The same data as a filter asks for it: ids joined so far, those who refused left out or not. */
    public IndexView of(CustomerFilter filter) {
        boolean same = filter.identity() == joining && filter.consent() == consent;
        return same ? this : new IndexView(views, filter.identity(), filter.consent());
    }

    /** Whether those who refused are left out. */
    public Consent consent() {
        return consent;
    }

    /** How many customers are left out here since their last word is that they do not consent. */
    public long refused() {
        return consent == Consent.HONOUR ? view.left() : 0;
    }

    /** Whether the customer of an id is left out here. @param idHash of any id, whether it has interactions or not */
    public boolean leavesOut(long idHash) {
        return consent == Consent.HONOUR && view.refusals().holds(idHash);
    }

    /** How far ids are joined to customers. */
    public Joining joining() {
        return joining;
    }

    /** The ordinal that stands for the customer who has this one. */
    public int customerOf(int ordinal) {
        return snapshot.columns().customerOf(ordinal);
    }

    /** Ordinals of all ids of a customer; the one that stands for it, where it has no other. */
    public int[] idsOf(int customer) {
        return snapshot.columns().idsOf(customer);
    }

    /** The ordinal of the id under which a row of a customer's timeline is kept. @param slot of the customer */
    public int idOf(Timelines timelines, int slot, int row) {
        return snapshot.columns().idOf(timelines, slot, row);
    }

    /** No two states of the data share a version. */
    public long version() {
        return snapshot.version();
    }

    /** What is said of touchpoints. */
    public Catalogue catalogue() {
        return snapshot.catalogue();
    }

    /** Attributes and traits. */
    public AttributeTable columns() {
        return snapshot.columns();
    }

    /** Ids of touchpoints that any interaction has met, ascending. */
    public Set<String> touchpointIds() {
        return snapshot.touchpointIds();
    }

    /**
     * Timelines to be cut.
     *
     * @param customers ordinals of those who are looked at; null: all
     * @param conversions touchpoints that convert instead of those marked; null: those marked
     */
    public TimelineCut timelinesOf(@Nullable BitSet customers, @Nullable List<String> conversions) {
        return timelinesOf(customers, conversions, null);
    }

    /** The same, touchpoints in the stages of a map; null: as the catalogue says. */
    public TimelineCut timelinesOf(
            @Nullable BitSet customers, @Nullable List<String> conversions, @Nullable MapStages stages) {
        return new TimelineCut(stages == null ? snapshot : snapshot.in(stages), customers, conversions);
    }
}
