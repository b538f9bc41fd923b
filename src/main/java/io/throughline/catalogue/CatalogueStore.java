package io.throughline.catalogue;

import java.util.List;
import java.util.Optional;

/** Where the catalogue is kept and edited. Implemented by the store. */
public interface CatalogueStore {

    /** Changes what the catalogue says of a touchpoint. Creates nothing: empty where the data holds no such touchpoint. */
    Optional<Touchpoint> describe(TouchpointEdit edit);

    /** Describes touchpoints before their first interaction arrives, as a sample market brings its own catalogue. */
    void describeAll(List<Touchpoint> touchpoints, boolean sample);
}
