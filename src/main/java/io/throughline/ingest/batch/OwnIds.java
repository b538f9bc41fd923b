package io.throughline.ingest.batch;

import io.throughline.journey.CustomerKeys;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.Nothing;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The ids under which customers are kept. An address stays what it is, also as an id, and so does what equals another identifier of its record: all systems share
 * them. A word that names nobody is nobody's in every system.
 */
public record OwnIds(CustomerKeys keys, Predicate<String> nobody) implements CustomerKeys.Kept {
    /** The name of the option that says whether ids are a system's own. */
    public static final String OPTION = "ids";

    private static final String OWN = "own";
    private static final String SHARED = "shared";

    /** Whether the option says so. @throws InvalidArgument for another word */
    public static boolean isOwn(@Nullable String option) {
        if (option == null || option.equalsIgnoreCase(SHARED)) {
            return false;
        }
        if (!option.equalsIgnoreCase(OWN)) {
            throw new InvalidArgument(OPTION, option, OWN + " or " + SHARED);
        }
        return true;
    }

    @Override
    public String kept(String id, List<String> kinds, List<String> values) {
        boolean key = keys.own()
                && EvidenceRows.ownKind(id, keys.system(), kinds, values).equals(keys.system());
        return key && !Nothing.is(id) && !nobody.test(id) ? CustomerKeys.beginning(keys.system()) + id : id;
    }
}
