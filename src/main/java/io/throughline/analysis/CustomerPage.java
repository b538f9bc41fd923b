package io.throughline.analysis;

import java.util.List;

/**
 * Some customers by id.
 *
 * @param last id up to which customers were looked at: the next page goes on after it
 * @param more whether some after it may be left
 */
public record CustomerPage(List<String> ids, String last, boolean more) {
    public CustomerPage {
        ids = List.copyOf(ids);
    }
}
