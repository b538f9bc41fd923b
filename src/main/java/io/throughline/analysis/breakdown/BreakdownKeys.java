package io.throughline.analysis.breakdown;

import io.throughline.journey.CodeColumn;
import io.throughline.journey.CutPlan;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.journey.NearestNames;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What journeys are told apart by: a code for each journey, {@link #NONE} where it has none, and the text of each code. Codes of one
 * set of journeys only.
 */
final class BreakdownKeys {
    static final int NONE = -1;
    private static final String TRAIT = "trait.";
    private static final String ATTRIBUTE = "attribute.";
    private static final String WORDS = "trait.NAME, attribute.NAME, firstStep, lastStep, firstChannel, lastChannel,"
            + " campaign, persona or number";

    /** The code of one journey. */
    @FunctionalInterface
    private interface Reader {
        int code(int journey);
    }

    private final int size;
    private final IntFunction<String> text;
    private final Readers readers;

    /** Makes the reader of a block. */
    @FunctionalInterface
    private interface Readers {
        Reader of(JourneyBlock block);
    }

    private BreakdownKeys(int size, IntFunction<String> text, Readers readers) {
        this.size = size;
        this.text = text;
        this.readers = readers;
    }

    static BreakdownKeys of(JourneySet set, String by) {
        return switch (by) {
            case "firstStep" -> steps(set, true);
            case "lastStep" -> steps(set, false);
            case "firstChannel" -> contacts(set, true, set.contacts()::channelOf);
            case "lastChannel" -> contacts(set, false, set.contacts()::channelOf);
            case "campaign" -> contacts(set, true, set.contacts()::campaignOf);
            case "number" -> numbers(set);
            default -> column(set, by);
        };
    }

    /** Whether a journey's customer is among these: code 0, or none. @param customers ordinals */
    static BreakdownKeys customers(BitSet customers) {
        return new BreakdownKeys(1, code -> "", block -> {
            int[] ordinals = block.timelines().ordinals();
            return j -> customers.get(ordinals[block.slot()[j]]) ? 0 : NONE;
        });
    }

    int size() {
        return size;
    }

    String text(int code) {
        return text.apply(code);
    }

    /** Codes of a block's journeys. */
    int[] codes(JourneyBlock block) {
        Reader reader = readers.of(block);
        int[] codes = new int[block.journeys()];
        for (int j = 0; j < codes.length; j++) {
            codes[j] = reader.code(j);
        }
        return codes;
    }

    private static BreakdownKeys steps(JourneySet set, boolean first) {
        return new BreakdownKeys(
                set.steps().size(),
                set.steps()::id,
                block -> first ? j -> block.step()[block.offset()[j]] : j -> block.step()[block.offset()[j + 1] - 1]);
    }

    private static BreakdownKeys numbers(JourneySet set) {
        int most = 0;
        for (JourneyBlock block : set.blocks()) {
            for (int j = 0; j < block.journeys(); j++) {
                most = Math.max(most, block.number()[j]);
            }
        }
        return new BreakdownKeys(most, code -> Integer.toString(code + 1), block -> j -> block.number()[j] - 1);
    }

    private static BreakdownKeys contacts(JourneySet set, boolean first, IntFunction<@Nullable String> nameOf) {
        int contacts = set.plan().step().length;
        TreeSet<String> names = new TreeSet<>();
        for (int contact = 0; contact < contacts; contact++) {
            String name = nameOf.apply(contact);
            if (name != null) {
                names.add(name);
            }
        }
        List<String> sorted = new ArrayList<>(names);
        int[] codes = new int[contacts];
        for (int contact = 0; contact < contacts; contact++) {
            String name = nameOf.apply(contact);
            codes[contact] = name == null ? NONE : names.headSet(name).size();
        }
        return new BreakdownKeys(sorted.size(), sorted::get, block -> {
            int[] contact = block.timelines().contact();
            return first
                    ? j -> codes[contact[block.row().at(block.offset()[j])]]
                    : j -> codes[contact[block.lastRow().at(block.offset()[j + 1] - 1)]];
        });
    }

    private static BreakdownKeys column(JourneySet set, String by) {
        if (by.startsWith(TRAIT)) {
            return trait(set, named(by, TRAIT, set.columns().traitNames()));
        }
        if (by.startsWith(ATTRIBUTE)) {
            return attribute(set, named(by, ATTRIBUTE, set.columns().attributeNames()));
        }
        throw new InvalidArgument("by", by, WORDS);
    }

    private static String named(String by, String prefix, List<String> known) {
        String name = by.substring(prefix.length());
        if (!known.contains(name)) {
            String names = known.isEmpty()
                    ? "the data have no " + prefix + "NAME at all"
                    : prefix + "NAME with NAME " + NearestNames.nearest(name, known);
            throw new InvalidArgument("by", by, WORDS + "; " + names);
        }
        return name;
    }

    private static BreakdownKeys trait(JourneySet set, String name) {
        CodeColumn column = set.columns().trait(name);
        return new BreakdownKeys(column.values().size(), column.values()::text, block -> {
            int[] codes = column.codes(block.timelines());
            return j -> codes[block.slot()[j]];
        });
    }

    /** Of the first interaction that has it, among those the scope does not drop. */
    private static BreakdownKeys attribute(JourneySet set, String name) {
        CodeColumn column = set.columns().attribute(name);
        byte[] flags = set.plan().flags();
        return new BreakdownKeys(column.values().size(), column.values()::text, block -> {
            int[] codes = column.codes(block.timelines());
            int[] contact = block.timelines().contact();
            return j -> {
                int last = block.lastRow().at(block.offset()[j + 1] - 1);
                int row = block.row().at(block.offset()[j]);
                while (row < last && (codes[row] < 0 || (flags[contact[row]] & CutPlan.DROP) != 0)) {
                    row++;
                }
                return codes[row];
            };
        });
    }
}
