package io.throughline.journey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** Columns made by hand for the journeys of a set: by row or slot, counted over its timelines in the order of blocks. */
public final class HandColumns implements AttributeTable {
    private final List<Timelines> timelines = new ArrayList<>();
    private final Map<String, CodeColumn> attributes = new TreeMap<>();
    private final Map<String, CodeColumn> traits = new TreeMap<>();

    private HandColumns(JourneySet set) {
        for (JourneyBlock block : set.blocks()) {
            if (timelines.stream().noneMatch(t -> t == block.timelines())) {
                timelines.add(block.timelines());
            }
        }
    }

    public static HandColumns of(JourneySet set) {
        return new HandColumns(set);
    }

    /** The same journeys with columns. */
    public static JourneySet put(JourneySet set, AttributeTable columns) {
        return new JourneySet(
                set.scope(), set.steps(), set.contacts(), set.plan(), columns, set.blocks(), set.dataUntil());
    }

    /** @param text by row; null where missing */
    public HandColumns attribute(String name, IntFunction<String> text) {
        List<String> texts = new ArrayList<>();
        Map<Timelines, int[]> codes = codes(text, texts, true);
        attributes.put(name, new CodeColumn(name, ColumnValues.of(texts), codes));
        return this;
    }

    /** @param text by slot; null where missing */
    public HandColumns trait(String name, IntFunction<String> text) {
        List<String> texts = new ArrayList<>();
        Map<Timelines, int[]> codes = codes(text, texts, false);
        traits.put(name, new CodeColumn(name, ColumnValues.of(texts), codes));
        return this;
    }

    private Map<Timelines, int[]> codes(IntFunction<String> text, List<String> texts, boolean rows) {
        Map<Timelines, int[]> codes = new IdentityHashMap<>();
        int[] next = {0};
        for (Timelines one : timelines) {
            int[] column = new int[rows ? one.rows() : one.customers()];
            Arrays.setAll(column, i -> {
                String cell = text.apply(next[0]++);
                if (cell != null && !texts.contains(cell)) {
                    texts.add(cell);
                }
                return cell == null ? -1 : texts.indexOf(cell);
            });
            codes.put(one, column);
        }
        return codes;
    }

    @Override
    public List<String> attributeNames() {
        return List.copyOf(attributes.keySet());
    }

    @Override
    public List<String> traitNames() {
        return List.copyOf(traits.keySet());
    }

    @Override
    public CodeColumn attribute(String name) {
        return attributes.get(name);
    }

    @Override
    public CodeColumn trait(String name) {
        return traits.get(name);
    }
}
