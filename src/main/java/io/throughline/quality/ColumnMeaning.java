package io.throughline.quality;

import org.jspecify.annotations.Nullable;

/**
 * What is said of a column in a contract.
 *
 * @param table the data that it is of, as the contract calls it
 * @param meaning null where nothing is said
 * @param owner who answers for it; null where nobody is named
 * @param personal whether it tells of persons: its values are masked as they come in
 */
public record ColumnMeaning(
        String table,
        String name,
        @Nullable String meaning,
        @Nullable String owner,
        boolean personal) {}
