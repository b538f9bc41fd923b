package io.throughline.store.kpi;

import org.springframework.context.annotation.Lazy;
import org.springframework.data.neo4j.repository.Neo4jRepository;

/** Who answers for touchpoints and figures. */
@Lazy
public interface DepartmentRepository extends Neo4jRepository<DepartmentNode, String> {}
