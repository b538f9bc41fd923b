package io.throughline.store.kpi;

import org.springframework.context.annotation.Lazy;
import org.springframework.data.neo4j.repository.Neo4jRepository;

/** Figures that people named. */
@Lazy
public interface KpiRepository extends Neo4jRepository<KpiNode, String> {}
