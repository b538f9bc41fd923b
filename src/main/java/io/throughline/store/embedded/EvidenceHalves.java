package io.throughline.store.embedded;

import io.throughline.store.identity.EvidenceLink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Links in two halves of which none has an identifier of the other: two transactions may write them at once. */
final class EvidenceHalves {
    private final Map<String, Integer> places = new HashMap<>();
    private final int[] parent;

    private EvidenceHalves(int links) {
        parent = IntStream.range(0, 2 * links).toArray();
    }

    /** What hangs together stays together; each such part goes where less is, in the order of links. */
    static List<List<EvidenceLink>> of(List<EvidenceLink> links) {
        EvidenceHalves parts = new EvidenceHalves(links.size());
        links.forEach(parts::join);
        int[] sizes = new int[parts.parent.length];
        int[] partOf = links.stream()
                .mapToInt(link -> parts.root(parts.place(link.a())))
                .toArray();
        IntStream.of(partOf).forEach(part -> sizes[part]++);
        List<List<EvidenceLink>> halves = List.of(new ArrayList<>(), new ArrayList<>());
        int[] half = new int[sizes.length];
        int[] load = new int[2];
        for (int i = 0; i < partOf.length; i++) {
            int part = partOf[i];
            if (half[part] == 0) {
                int lesser = load[1] < load[0] ? 1 : 0;
                half[part] = lesser + 1;
                load[lesser] += sizes[part];
            }
            halves.get(half[part] - 1).add(links.get(i));
        }
        return halves;
    }

    private void join(EvidenceLink link) {
        int a = root(place(link.a()));
        parent[a] = root(place(link.b()));
    }

    private int place(EvidenceLink.Key key) {
        return places.computeIfAbsent(key.text(), text -> places.size());
    }

    private int root(int place) {
        int at = place;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }
}
