package io.throughline.journey;

import java.util.function.Consumer;

/** What imports of a source brought, to hold other files against. Implemented by the store. */
public interface KnownValues {
    /** The column of ids of customers; every other name is that of an attribute. */
    String CUSTOMER = "customer";

    /** Nothing is known here. */
    KnownValues NONE = (source, column, sink) -> false;

    /** Tells every value that visible imports of a source have in a column, some more than once; false where no store is at hand. */
    boolean load(String source, String column, Consumer<String> sink);
}
