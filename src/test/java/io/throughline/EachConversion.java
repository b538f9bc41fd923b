package io.throughline;

import io.throughline.index.JourneyIndex;
import io.throughline.journey.CodeColumn;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.store.IndexedRows;
import java.util.ArrayList;
import java.util.List;

/** Channel, attribute {@code page} and value of the conversions, where each is its own. */
final class EachConversion {
    private EachConversion() {}

    static List<String> of(JourneyIndex index) {
        JourneySet set = Cuts.of(index, IndexedRows.EVERY_ROW);
        List<String> told = new ArrayList<>();
        for (JourneyBlock block : set.blocks()) {
            for (int j = 0; j < block.journeys(); j++) {
                int row = block.lastRow().at(block.offset()[j + 1] - 1);
                int contact = block.timelines().contact()[row];
                if (block.converted(j)) {
                    told.add(set.contacts().channelOf(contact) + " " + page(set, block, row) + " " + block.value()[j]);
                }
            }
        }
        return told.stream().sorted().toList();
    }

    private static String page(JourneySet set, JourneyBlock block, int row) {
        if (!set.columns().attributeNames().contains("page")) {
            return "";
        }
        CodeColumn column = set.columns().attribute("page");
        int code = column.codes(block.timelines())[row];
        return code < 0 ? "" : column.values().text(code);
    }
}
