package io.throughline.access;

import java.util.List;

/** Keys that are kept with the data. Implemented by the store. */
public interface KeyStore {
    /** A service without kept keys. */
    KeyStore NONE = new KeyStore() {
        @Override
        public List<NamedKey> listKeys() {
            return List.of();
        }

        @Override
        public void addKey(NamedKey key) {
            throw new UnsupportedOperationException("no keys are kept here");
        }

        @Override
        public boolean removeKey(String name) {
            return false;
        }
    };

    /** By name. */
    List<NamedKey> listKeys();

    /** A name is given once. */
    void addKey(NamedKey key);

    /** False where there is none of this name. */
    boolean removeKey(String name);
}
