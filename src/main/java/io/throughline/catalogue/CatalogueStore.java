package io.throughline.catalogue;

import java.util.List;

/** Where the catalogue is kept and edited. Implemented by the store. */
public interface CatalogueStore {

    /** Changes what the catalogue says of touchpoints, all or nothing, and returns them. Creates nothing: those that the data does not hold are passed over. */
    List<Touchpoint> describe(List<TouchpointEdit> edits, String who);

    /** Describes touchpoints before their first interaction arrives, as a sample market brings its own catalogue. */
    void describeAll(List<Touchpoint> touchpoints, boolean sample);
}
