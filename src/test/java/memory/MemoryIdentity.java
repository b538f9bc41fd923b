package memory;

import io.throughline.journey.IdentityDecision;
import io.throughline.journey.IdentityDecision.Identifier;
import io.throughline.journey.IdentityStore;
import java.util.ArrayList;
import java.util.List;

/** Decisions in a list; no evidence. */
public final class MemoryIdentity implements IdentityStore {
    private final List<IdentityDecision> decisions = new ArrayList<>();

    @Override
    public List<Link> listLinks(List<Identifier> identifiers, int most) {
        return List.of();
    }

    @Override
    public List<String> listSpellings(List<Identifier> identifiers) {
        return List.of();
    }

    @Override
    public void decide(IdentityDecision decision, String who) {
        decisions.add(decision);
    }

    @Override
    public boolean withdraw(String id, String who) {
        return decisions.removeIf(one -> one.id().equals(id));
    }

    @Override
    public List<IdentityDecision> listDecisions() {
        return List.copyOf(decisions);
    }
}
