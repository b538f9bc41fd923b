package io.throughline.map;

import io.throughline.kpi.Department;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Maps that are kept while a test runs. */
public final class MemoryMaps implements MapStore {
    private final TreeMap<String, JourneyMap> maps = new TreeMap<>();
    private final List<MapVersion> versions = new ArrayList<>();

    @Override
    public List<JourneyMap> list() {
        return List.copyOf(maps.values());
    }

    @Override
    public void write(MapEdits edits) {
        edits.deleted().forEach(map -> maps.remove(map.id()));
        edits.saved().forEach(map -> maps.put(map.id(), map.kept(map.revision() + 1, map.version(), map.updated())));
    }

    @Override
    public void writeSample(List<JourneyMap> sample, List<Department> departments) {}

    @Override
    public List<Department> departments() {
        return List.of();
    }

    @Override
    public List<MapVersion> versions(String map) {
        return versions.stream().filter(version -> version.map().equals(map)).toList();
    }

    @Override
    public Talk talk() {
        return new Talk(List.of(), versions);
    }

    @Override
    public void publish(MapVersion version, int seen) {
        versions.add(0, version);
        JourneyMap map = maps.get(version.map());
        maps.put(map.id(), map.kept(seen + 1, version.number(), new Signed(version.by(), version.at())));
    }

    /** What could be done. */
    public static final class Chances implements OpportunityStore {
        private final TreeMap<String, Opportunity> kept = new TreeMap<>();

        @Override
        public List<Opportunity> list() {
            return List.copyOf(kept.values());
        }

        @Override
        public Opportunity save(Opportunity opportunity, @Nullable Integer seen, String by) {
            Opportunity saved = opportunity.withRevision(seen == null ? 1 : seen + 1);
            kept.put(saved.id(), saved);
            return saved;
        }
    }

    /** What is said. */
    public static final class Comments implements CommentStore {
        private final List<Comment> kept = new ArrayList<>();

        @Override
        public List<Comment> list() {
            return List.copyOf(kept);
        }

        @Override
        public Comment save(Comment comment, String who) {
            kept.removeIf(each -> each.id().equals(comment.id()));
            kept.add(comment);
            return comment;
        }
    }
}
