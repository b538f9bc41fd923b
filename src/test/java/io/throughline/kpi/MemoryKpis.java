package io.throughline.kpi;

import io.throughline.journey.EditConflict;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Figures that are kept while a test runs. */
public final class MemoryKpis implements KpiStore {
    private final TreeMap<String, Kpi> kpis = new TreeMap<>();
    private final TreeMap<String, Department> departments = new TreeMap<>();

    @Override
    public List<Kpi> list() {
        return new ArrayList<>(kpis.values());
    }

    @Override
    public Kpi save(Kpi kpi, @Nullable Integer seen, String who) {
        Kpi known = kpis.get(kpi.id());
        int revision = known == null ? 0 : known.revision();
        if (revision != (seen == null ? 0 : seen)) {
            throw new EditConflict("KPI " + kpi.id(), revision, known == null ? "none" : known.text(), kpi.text());
        }
        kpis.put(kpi.id(), kpi.withRevision(revision + 1));
        return kpis.get(kpi.id());
    }

    @Override
    public boolean delete(String id, int seen, String who) {
        Kpi known = kpis.get(id);
        if (known != null && known.revision() != seen) {
            throw new EditConflict("KPI " + id, known.revision(), known.text(), "none");
        }
        return kpis.remove(id) != null;
    }

    @Override
    public void apply(List<Department> named, List<Kpi> saved, List<Kpi> deleted, String who) {
        named.forEach(one -> departments.put(one.id(), one));
        saved.forEach(kpi -> save(kpi, kpi.revision(), who));
        deleted.forEach(kpi -> delete(kpi.id(), kpi.revision(), who));
    }

    @Override
    public List<Department> departments() {
        return new ArrayList<>(departments.values());
    }

    @Override
    public void writeHistory(String kpi, List<Past> points, long version) {}
}
