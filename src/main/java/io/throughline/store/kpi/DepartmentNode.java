package io.throughline.store.kpi;

import org.springframework.data.neo4j.core.schema.Id;
import org.springframework.data.neo4j.core.schema.Node;

/** Who answers for touchpoints and figures. */
@Node("Department")
record DepartmentNode(@Id String id, String name) {}
