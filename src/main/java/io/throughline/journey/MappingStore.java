package io.throughline.journey;

import java.util.List;
import java.util.Optional;

/** Where mappings of users' own are kept. Implemented by the store. */
public interface MappingStore {
    /** Keeps nothing. */
    MappingStore NONE = new MappingStore() {
        @Override
        public List<KeptMapping> list() {
            return List.of();
        }

        @Override
        public void save(KeptMapping mapping, String who) {
            throw new IllegalStateException("nothing is kept here");
        }

        @Override
        public boolean delete(String name, String who) {
            return false;
        }
    };

    /** All of them, by name. */
    List<KeptMapping> list();

    /** Keeps one, instead of another of its name. */
    void save(KeptMapping mapping, String who);

    /** False where there is none of this name. */
    boolean delete(String name, String who);

    default Optional<KeptMapping> find(String name) {
        return list().stream().filter(one -> one.name().equals(name)).findFirst();
    }
}
