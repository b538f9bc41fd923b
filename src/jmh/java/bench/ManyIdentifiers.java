package bench;

import io.throughline.identity.Evidence;
import io.throughline.identity.IdentityRules;
import io.throughline.identity.IdentitySummary;
import io.throughline.identity.Resolution;
import io.throughline.identity.Resolver;
import io.throughline.journey.EvidenceRow;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Resolves ten million identifiers of thirty million evidences: two and a half million keys, each with an address and two devices, one
 * evidence in a thousand of somebody else's. Argument: millions of evidences. Started with {@code -Xmx2g}, it shows that this much is enough.
 */
public final class ManyIdentifiers {
    private ManyIdentifiers() {}

    public static void main(String[] arguments) {
        int evidences = arguments.length == 0 ? 30_000_000 : Integer.parseInt(arguments[0]) * 1_000_000;
        int persons = evidences / 12;
        SplittableRandom random = new SplittableRandom(1);
        long began = System.nanoTime();
        Evidence evidence = new Evidence(IdentityRules.USUAL);
        List<EvidenceRow> rows = new ArrayList<>();
        for (int i = 0; i < evidences; i++) {
            int person = i < persons ? i : random.nextInt(persons);
            boolean address = random.nextInt(10) < 4;
            int shared = random.nextInt(1000) == 0 ? 1 : 0;
            String value = address
                    ? "customer-" + (person + shared) + "@example.org"
                    : "device-" + (person * 2 + random.nextInt(2) + shared);
            rows.add(new EvidenceRow(
                    "u" + person, IdentityRules.CUSTOMER, address ? "email" : "device", value, false, i, i, 1));
            if (rows.size() == 1024) {
                evidence.add(rows);
                rows.clear();
            }
        }
        evidence.add(rows);
        long told = System.nanoTime();
        Resolution found = Resolver.resolve(evidence);
        long resolved = System.nanoTime();
        Runtime memory = Runtime.getRuntime();
        System.out.printf(
                "%,d identifiers, %,d evidences: told in %.1f s, resolved in %.1f s, heap %,d MB of %,d; %,d"
                        + " customers, %,d refused, %,d shared%n",
                evidence.size(),
                evidences,
                (told - began) / 1e9,
                (resolved - told) / 1e9,
                (memory.totalMemory() - memory.freeMemory()) >> 20,
                memory.maxMemory() >> 20,
                IdentitySummary.of(evidence, found).customers(),
                found.refused().size(),
                found.shared().size());
    }
}
