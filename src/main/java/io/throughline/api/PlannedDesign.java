package io.throughline.api;

import io.throughline.analysis.map.MapCells;
import io.throughline.design.DesignEdge;
import io.throughline.design.DesignStep;
import io.throughline.map.AllowedStep;
import io.throughline.map.MapDesign;
import io.throughline.measure.Rate;
import java.util.List;

/** A design as a map writes it, and the cells that tell who takes its edges. */
record PlannedDesign(MapDesign written, MapCells cells) {

    /** An edge, and the journeys that take it. */
    record Edge(DesignEdge written, MapCells cells) {
        public String from() {
            return written.from();
        }

        public String to() {
            return written.to();
        }

        public Rate journeys() {
            return cells.conformance().orElseThrow().taken(written);
        }
    }

    public List<DesignStep> steps() {
        return written.steps();
    }

    public List<Edge> edges() {
        return written.edges().stream().map(edge -> new Edge(edge, cells)).toList();
    }

    public List<AllowedStep> allowed() {
        return written.allowed();
    }
}
