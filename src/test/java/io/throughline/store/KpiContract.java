package io.throughline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.catalogue.TouchpointEdit;
import io.throughline.journey.EditConflict;
import io.throughline.kpi.Better;
import io.throughline.kpi.Conversion;
import io.throughline.kpi.Department;
import io.throughline.kpi.Kpi;
import io.throughline.kpi.KpiStore;
import io.throughline.kpi.KpiStore.Past;
import io.throughline.kpi.KpiValue;
import io.throughline.kpi.Milestone;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Figures under a name, what they came to, and who answers for them. */
interface KpiContract extends StoreContract {

    default KpiStore kpis() {
        return database().bean(KpiStore.class);
    }

    private long count(String query) {
        try (var session = database().driver().session()) {
            return session.run(query).single().get(0).asLong();
        }
    }

    @Test
    default void aFigureComesBackAsItWasSavedAndOnlyToWhoSawIt() {
        Kpi first = new Kpi("b", "B \"one\"", new Milestone("\"cart\""), 0.7, Better.HIGHER, "Shop", 0);
        assertThat(kpis().save(first, null, "kim")).isEqualTo(first.withRevision(1));
        assertThat(kpis().list()).containsExactly(first.withRevision(1));
        Kpi second = new Kpi("b", "Bee", new Conversion(), null, Better.LOWER, null, 0);
        assertThatThrownBy(() -> kpis().save(second, null, "kim"))
                .isInstanceOfSatisfying(EditConflict.class, conflict -> {
                    assertThat(conflict.stored()).isEqualTo(first.text());
                    assertThat(conflict.given()).isEqualTo(second.text());
                });
        assertThat(kpis().save(second, 1, "kim")).isEqualTo(second.withRevision(2));
        assertThatThrownBy(() -> kpis().save(first, 1, "kim"))
                .isInstanceOf(EditConflict.class)
                .hasMessageContaining("seen = 2");
        assertThatThrownBy(
                        () -> kpis().save(new Kpi("a", "A", new Conversion(), null, Better.HIGHER, null, 0), 1, "kim"))
                .isInstanceOf(EditConflict.class);
        assertThat(kpis().list()).containsExactly(second.withRevision(2));
    }

    @Test
    default void whatItCameToIsWrittenAnew() {
        kpis().save(new Kpi("a", "A", new Conversion(), null, Better.HIGHER, null, 0), null, "kim");
        Past one = new Past(0, 10, KpiValue.unknown("share", "none"));
        kpis().writeHistory("a", List.of(one, new Past(10, 20, one.value())), 3);
        kpis().writeHistory("a", List.of(one), 4);
        kpis().writeHistory("gone", List.of(one), 4);
        assertThat(count("MATCH (v:KpiValue)-[:OF]->(:Kpi {id: 'a'}) WHERE v.seq = 4 AND v.to = 10 RETURN count(*)"))
                .isEqualTo(1);
        assertThat(count("MATCH (v:KpiValue) RETURN count(*)")).isEqualTo(1);
        kpis().writeHistory("a", List.of(), 5);
        assertThat(count("MATCH (v:KpiValue) RETURN count(*)")).isZero();
    }

    @Test
    default void aFileIsTakenWhollyOrNotAtAll() {
        Kpi one = new Kpi("a", "A", new Conversion(), null, Better.HIGHER, "shop", 0);
        Kpi two = new Kpi("b", "B", new Conversion(), 0.5, Better.LOWER, null, 0);
        Department shop = new Department("shop", "Online shop");
        kpis().apply(List.of(shop), List.of(one, two), List.of(), "kim");
        assertThat(kpis().list()).containsExactly(one.withRevision(1), two.withRevision(1));
        assertThat(kpis().departments()).containsExactly(shop);
        assertThatThrownBy(() ->
                        kpis().apply(List.of(), List.of(one.withRevision(1)), List.of(two.withRevision(2)), "kim"))
                .isInstanceOf(EditConflict.class);
        assertThat(kpis().list()).containsExactly(one.withRevision(1), two.withRevision(1));
        kpis().writeHistory("b", List.of(new Past(0, 10, KpiValue.unknown("share", "none"))), 3);
        assertThatThrownBy(() -> kpis().delete("b", 2, "kim")).isInstanceOf(EditConflict.class);
        assertThat(kpis().delete("b", 1, "kim")).isTrue();
        assertThat(kpis().delete("b", 1, "kim")).isFalse();
        assertThat(count("MATCH (v:KpiValue) RETURN count(*)")).isZero();
        assertThat(kpis().list()).containsExactly(one.withRevision(1));
    }

    @Test
    default void theOwnerOfATouchpointIsADepartment() {
        Rows.take(imports(), "one", "ann 1 search", "ann 2 call");
        catalogue().describe(List.of(new TouchpointEdit("search", null, null, null, null, "Shop", null)), "kim");
        catalogue().describe(List.of(new TouchpointEdit("search", null, null, null, null, "Service", null)), "kim");
        catalogue().describe(List.of(new TouchpointEdit("call", null, null, null, null, "Service", null)), "kim");
        assertThat(count("MATCH (:Touchpoint)-[:OWNED_BY]->(d:Department {name: 'Service'}) RETURN count(*)"))
                .isEqualTo(2);
        assertThat(count("MATCH (:Touchpoint)-[:OWNED_BY]->(d:Department) RETURN count(*)"))
                .isEqualTo(2);
    }
}
