package io.throughline.access;

import java.util.List;

/** Keys that are kept with the data. Implemented by the store. */
public interface KeyStore {
    /** By name. */
    List<NamedKey> listKeys();

    /** A name is given once. */
    void addKey(NamedKey key, String who);

    /** False where there is none of this name. */
    boolean removeKey(String name, String who);
}
