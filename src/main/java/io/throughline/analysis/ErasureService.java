package io.throughline.analysis;

import io.throughline.identity.IdentityRules;
import io.throughline.journey.Erasure;
import io.throughline.journey.ErasureStore;
import io.throughline.journey.ErasureStore.Person;
import io.throughline.journey.ErasureStore.StillNamed;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.Joining;
import java.util.List;
import java.util.Optional;

/** Erases a person by an id or an identifier: everything that is joined to it goes too. */
public final class ErasureService {
    private static final int MAX_TEXT = 1_000;

    private final IdentityService identity;
    private final ErasureStore store;
    private final IdentityRules rules;

    /** @param rules which values name nobody */
    public ErasureService(IdentityService identity, ErasureStore store, IdentityRules rules) {
        this.identity = identity;
        this.store = store;
        this.rules = rules;
    }

    /**
     * What was erased; told to whoever asked for it, and kept nowhere.
     *
     * @param person with all ids and identifiers that went
     * @param stillNamed what names the person by its id, and has to be renamed by hand
     */
    public record Erased(Person person, Erasure erasure, List<StillNamed> stillNamed) {}

    /**
     * Erases a person. Throws {@code InvalidArgument}.
     *
     * @param joining how far ids and identifiers are one person
     * @param door through which it was asked
     * @return empty where nothing that is kept names the person
     */
    public Optional<Erased> erase(String idOrIdentifier, Joining joining, String door, String author, String reason) {
        String asked = requireText("customer", idOrIdentifier);
        if (rules.blocks(asked)) {
            throw new InvalidArgument("customer", asked, "an id or identifier of one person");
        }
        String by = requireText("author", author);
        String why = requireText("reason", reason);
        return store.erase(() -> identity.personOf(asked, joining), door, by, why)
                .map(done -> new Erased(done.person(), done.erasure(), store.listStillNamed(done.person())));
    }

    /** Erasures, newest first. */
    public List<Erasure> listErasures(int first) {
        return store.listErasures(first);
    }

    /** Returns once files hold nobody who was erased any more, as far as that is in this process's hands. */
    public void wipe() {
        store.wipe();
    }

    private static String requireText(String argument, String text) {
        if (text.isBlank() || text.length() > MAX_TEXT) {
            throw new InvalidArgument(argument, text, "1 to 1,000 characters");
        }
        return text.strip();
    }
}
