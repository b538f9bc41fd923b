package io.throughline.api;

import io.throughline.journey.InvalidArgument;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Pages of lists in the shape that Relay clients expect, and the cursors between them. */
final class Connections {
    static final String ALLOWED_CURSOR = "the cursor of an edge of an earlier page";

    private Connections() {}

    /** One page of a list that is not counted. */
    record PageConnection<T>(List<PageEdge<T>> edges, PageInfo pageInfo) {}

    /** One page of a list whose length is known. */
    record CountedConnection<T>(List<PageEdge<T>> edges, PageInfo pageInfo, long totalCount) {}

    /** An element and the place after it. */
    record PageEdge<T>(String cursor, T node) {}

    /** Where a page stands in its whole. */
    record PageInfo(
            boolean hasNextPage,
            boolean hasPreviousPage,
            @Nullable String startCursor,
            @Nullable String endCursor) {}

    static <T> CountedConnection<T> counted(
            List<PageEdge<T>> edges, boolean hasNext, boolean hasPrevious, long totalCount) {
        return new CountedConnection<>(edges, info(edges, hasNext, hasPrevious), totalCount);
    }

    /** A page of a whole list, after the one element whose place a cursor tells. */
    static <T> CountedConnection<T> page(List<T> all, int first, @Nullable String after, Function<T, String> place) {
        String last = place(after);
        int from = 0;
        while (last != null && from < all.size() && !place.apply(all.get(from)).equals(last)) {
            from++;
        }
        if (last != null && from == all.size()) {
            throw new InvalidArgument("after", String.valueOf(after), ALLOWED_CURSOR);
        }
        List<T> rest = all.subList(last == null ? 0 : from + 1, all.size());
        PageConnection<T> page = pageOf(rest, first, last != null, place);
        return new CountedConnection<>(page.edges(), page.pageInfo(), all.size());
    }

    /** A page from a list that was asked for one element more than the page holds. */
    static <T> PageConnection<T> pageOf(List<T> oneMore, int first, boolean hasPrevious, Function<T, String> place) {
        List<PageEdge<T>> edges = oneMore.stream()
                .limit(first)
                .map(node -> new PageEdge<>(cursor(place.apply(node)), node))
                .toList();
        return new PageConnection<>(edges, info(edges, oneMore.size() > first, hasPrevious));
    }

    private static <T> PageInfo info(List<PageEdge<T>> edges, boolean hasNext, boolean hasPrevious) {
        String start = edges.isEmpty() ? null : edges.get(0).cursor();
        String end = edges.isEmpty() ? null : edges.get(edges.size() - 1).cursor();
        return new PageInfo(hasNext, hasPrevious, start, end);
    }

    /** How many elements a page may hold, from the argument {@code first}. */
    static int checkFirst(int first, int most) {
        if (first < 1 || first > most) {
            throw new InvalidArgument("first", first, "1 to " + most);
        }
        return first;
    }

    static String cursor(String place) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    static @Nullable String place(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw new InvalidArgument("after", cursor, ALLOWED_CURSOR);
        }
    }
}
