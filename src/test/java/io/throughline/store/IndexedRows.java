package io.throughline.store;

import io.throughline.Cuts;
import io.throughline.index.JourneyIndex;
import io.throughline.journey.AfterConversion;
import io.throughline.journey.CodeColumn;
import io.throughline.journey.CustomerHash;
import io.throughline.journey.Definition;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.journey.RepeatPolicy;
import io.throughline.journey.SameMoment;
import io.throughline.journey.Scope;
import io.throughline.journey.StepBy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an index tells of one customer, row by row as journeys are cut from them. */
public final class IndexedRows {
    /** Each row in its place, and each conversion its own. */
    public static final Scope EVERY_ROW = Scope.ALL.withDefinition(new Definition(
            null,
            AfterConversion.NEW_JOURNEY,
            null,
            null,
            null,
            RepeatPolicy.KEEP,
            StepBy.TOUCHPOINT,
            SameMoment.KEEP));

    private IndexedRows() {}

    /** Step and attributes of each row. @param ids of the customer */
    public static List<String> of(JourneyIndex index, String... ids) {
        index.refresh();
        JourneySet set = Cuts.of(index, EVERY_ROW);
        Set<Long> hashes = Stream.of(ids).map(CustomerHash::of).collect(Collectors.toSet());
        List<String> rows = new ArrayList<>();
        for (JourneyBlock block : set.blocks()) {
            for (int j = 0; j < block.journeys(); j++) {
                boolean theirs = hashes.contains(block.timelines().idHash()[block.slot()[j]]);
                for (int step = block.offset()[j]; theirs && step < block.offset()[j + 1]; step++) {
                    rows.add(set.steps().id(block.step()[step]) + " "
                            + attributes(set, block, block.row().at(step)));
                }
            }
        }
        return rows;
    }

    private static Map<String, String> attributes(JourneySet set, JourneyBlock block, int row) {
        Map<String, String> cells = new TreeMap<>();
        for (String name : set.columns().attributeNames()) {
            CodeColumn column = set.columns().attribute(name);
            int code = column.codes(block.timelines())[row];
            if (code >= 0) {
                cells.put(name, column.values().text(code));
            }
        }
        return cells;
    }
}
