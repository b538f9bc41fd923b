package io.throughline.store.kpi;

import io.throughline.kpi.Better;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Version;
import org.springframework.data.neo4j.core.schema.Id;
import org.springframework.data.neo4j.core.schema.Node;
import org.springframework.data.neo4j.core.schema.Relationship;

/**
 * A figure under a name.
 *
 * @param formula as a query writes it
 * @param revision null before it is kept; then from 0
 */
@Node("Kpi")
record KpiNode(
        @Id String id,
        String name,
        String formula,
        @Nullable Double target,
        Better better,
        String unit,
        @Version @Nullable Long revision,
        @Relationship("OWNED_BY") @Nullable DepartmentNode department) {}
