package memory;

import io.throughline.access.KeyStore;
import io.throughline.access.NamedKey;
import java.util.List;

/** A service that keeps no keys. */
public final class NoKeys implements KeyStore {
    @Override
    public List<NamedKey> listKeys() {
        return List.of();
    }

    @Override
    public void addKey(NamedKey key, String who) {
        throw new UnsupportedOperationException("no keys are kept here");
    }

    @Override
    public boolean removeKey(String name, String who) {
        return false;
    }
}
