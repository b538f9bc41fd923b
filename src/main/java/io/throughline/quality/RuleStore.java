package io.throughline.quality;

import java.util.List;
import java.util.Optional;

/** Where contracts whose rules hold for the files of a source are kept. Implemented by the store. */
public interface RuleStore {
    /** A contract. @param text as YAML */
    record SourceRules(String source, String text) {}

    /** Keeps nothing. */
    RuleStore NONE = new RuleStore() {
        @Override
        public List<SourceRules> list() {
            return List.of();
        }

        @Override
        public void save(SourceRules rules, String who) {
            throw new IllegalStateException("nothing is kept here");
        }

        @Override
        public boolean delete(String source, String who) {
            return false;
        }
    };

    /** All of them, by source. */
    List<SourceRules> list();

    /** Keeps one, instead of another of its source. */
    void save(SourceRules rules, String who);

    /** False where there is none of this source. */
    boolean delete(String source, String who);

    default Optional<SourceRules> find(String source) {
        return list().stream().filter(one -> one.source().equals(source)).findFirst();
    }
}
