package io.throughline.access;

import io.throughline.journey.InvalidArgument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The keys that are in force: those of the settings, and those that are kept with the data. The latter are read when first needed and, aside from
 * any request, again once they are 5 s old, so that other services on the same database learn of them; where they cannot be read, those known stay.
 */
public final class KeyRing {
    private static final long FRESH = Duration.ofSeconds(5).toNanos();

    private final List<NamedKey> fixed;
    private final boolean tokens;
    private final KeyStore store;
    private final AtomicBoolean reading = new AtomicBoolean();
    private volatile @Nullable Kept kept;

    private record Kept(List<NamedKey> keys, long readAt) {}

    /** @param fixed keys of the settings; {@code tokens}: whether tokens of a provider are taken beside keys */
    public KeyRing(List<NamedKey> fixed, boolean tokens, KeyStore store) {
        this.fixed = List.copyOf(fixed);
        this.tokens = tokens;
        this.store = store;
        List<String> names = fixed.stream().map(NamedKey::name).toList();
        if (names.stream().distinct().count() < names.size()) {
            throw new InvalidArgument("throughline.keys", names.toString(), "each name once");
        }
    }

    /** True where no key is set and no token is taken: everybody is {@link Caller#LOCAL}. */
    public boolean isOpen() {
        return !tokens && fixed.isEmpty() && kept().isEmpty();
    }

    /** Whose secret this is. All keys are compared, so the time tells nothing. */
    public Optional<Caller> find(String secret) {
        Digest offered = Digest.of(secret);
        Caller found = null;
        for (NamedKey key : list()) {
            if (key.digest().matches(offered)) {
                found = key.caller();
            }
        }
        return Optional.ofNullable(found);
    }

    /** Those of the settings, then those kept. */
    public List<NamedKey> list() {
        return Stream.concat(fixed.stream(), kept().stream()).toList();
    }

    /** Keeps a new key. The first one must be an ADMIN's, or nobody could add another. @return its secret, shown this once */
    public String add(String name, Role role, String who) {
        String secret = Digest.newSecret();
        NamedKey key = new NamedKey(name, role, Digest.of(secret));
        List<NamedKey> known = readAgain();
        if (known.stream().anyMatch(other -> other.name().equals(name))) {
            throw new InvalidArgument("name", name, "a name that no key has yet");
        }
        if (!tokens && known.isEmpty() && role != Role.ADMIN) {
            throw new InvalidArgument("role", role, "ADMIN for the first key, or nobody could add another");
        }
        store.addKey(key, who);
        readAgain();
        return secret;
    }

    /** Takes a kept key back. The last ADMIN's stays as long as there are others. @return false where no such key is kept */
    public boolean remove(String name, String who) {
        List<NamedKey> left = new ArrayList<>(readAgain());
        left.removeIf(key -> !fixed.contains(key) && key.name().equals(name));
        if (!tokens && !left.isEmpty() && left.stream().noneMatch(key -> key.role() == Role.ADMIN)) {
            throw new InvalidArgument(
                    "name", name, "any but the last key of an ADMIN, or nobody could manage the others");
        }
        boolean removed = store.removeKey(name, who);
        readAgain();
        return removed;
    }

    private List<NamedKey> readAgain() {
        kept = new Kept(store.listKeys(), System.nanoTime());
        return list();
    }

    private List<NamedKey> kept() {
        Kept known = kept;
        if (known == null) {
            readAgain();
            known = kept;
        } else if (System.nanoTime() - known.readAt > FRESH && reading.compareAndSet(false, true)) {
            CompletableFuture.runAsync(this::readAgain).whenComplete((done, failure) -> reading.set(false));
        }
        return known == null ? List.of() : known.keys;
    }
}
