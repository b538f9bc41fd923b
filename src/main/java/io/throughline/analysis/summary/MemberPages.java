package io.throughline.analysis.summary;

import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneyBlock;
import io.throughline.journey.JourneySet;
import io.throughline.path.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Pages of the journeys themselves, in the order of {@link MemberKey}. Cost: one pass over the journeys a page. */
public final class MemberPages {
    /** Most entries of one page. */
    public static final int MAX_FIRST = 10_000;

    private static final char LIST = 'm';

    private final JourneySet set;
    private final Function<int[], String[]> ids;

    private MemberPages(JourneySet set, Function<int[], String[]> ids) {
        this.set = set;
        this.ids = ids;
    }

    public static MemberPages of(EvaluatedJourneys journeys) {
        return new MemberPages(journeys.set(), journeys.data().ids());
    }

    public Members page(int first, @Nullable String after) {
        if (first < 0 || first > MAX_FIRST) {
            throw new InvalidArgument("first", first, "0 to " + MAX_FIRST);
        }
        MemberKey from = after == null ? null : MemberKey.of(Cursor.decode(LIST, MemberKey.PARTS, after));
        PriorityQueue<MemberKey> kept = new PriorityQueue<>((a, b) -> b.compareTo(a));
        long before = 0;
        long total = 0;
        for (int b = 0; b < set.blocks().size(); b++) {
            JourneyBlock block = set.blocks().get(b);
            total += block.journeys();
            for (int j = 0; j < block.journeys(); j++) {
                if (from != null && from.compareTo(block, j) >= 0) {
                    before++;
                } else {
                    keep(kept, first, b, j);
                }
            }
        }
        List<MemberKey> keys = kept.stream().sorted().toList();
        return new Members(entries(keys), total, before + keys.size() < total, before > 0);
    }

    private void keep(PriorityQueue<MemberKey> kept, int first, int b, int j) {
        MemberKey last = kept.peek();
        boolean full = kept.size() >= first;
        if (full && (last == null || last.compareTo(set.blocks().get(b), j) <= 0)) {
            return;
        }
        if (full) {
            kept.remove();
        }
        kept.add(MemberKey.of(set.blocks().get(b), b, j));
    }

    private List<Members.Entry> entries(List<MemberKey> keys) {
        int[] ordinals = keys.stream().mapToInt(MemberKey::ordinal).toArray();
        String[] names = ordinals.length == 0 ? new String[0] : ids.apply(ordinals);
        List<Members.Entry> entries = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            MemberKey key = keys.get(i);
            JourneyBlock block = set.blocks().get(key.block());
            entries.add(new Members.Entry(Cursor.encode(LIST, key.parts()), member(names[i], block, key.journey())));
        }
        return List.copyOf(entries);
    }

    private Members.Member member(String customer, JourneyBlock block, int j) {
        List<String> steps = new ArrayList<>();
        for (int k = block.offset()[j]; k < block.offset()[j + 1]; k++) {
            steps.add(set.steps().id(block.step()[k]));
        }
        boolean timed = !block.countsSteps(j);
        return new Members.Member(
                customer,
                block.number()[j],
                List.copyOf(steps),
                timed ? Instants.utc(block.start(j)) : null,
                timed ? Instants.utc(block.end(j)) : null,
                block.converted(j),
                block.value()[j]);
    }
}
