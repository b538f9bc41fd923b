package io.throughline.api;

import io.throughline.analysis.CellService;
import io.throughline.analysis.TalkService;
import io.throughline.analysis.map.Digest;
import io.throughline.analysis.map.PainPoint;
import io.throughline.analysis.map.Recommendation;
import io.throughline.map.Comment;
import io.throughline.map.JourneyMap;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** What changed on a map, what hurts and what people say, for Monday morning. */
@Controller
final class DigestController {
    private final CellService cells;
    private final TalkService talk;

    DigestController(CellService cells, TalkService talk) {
        this.cells = cells;
        this.talk = talk;
    }

    /** By the names of the schema. */
    record DigestAnswer(Digest digest, List<Comment> comments) {
        public OffsetDateTime from() {
            return digest.from();
        }

        public OffsetDateTime to() {
            return digest.to();
        }

        public List<Digest.Move> kpis() {
            return digest.kpis();
        }

        public List<PainPoint> painPoints() {
            return digest.painPoints();
        }

        public List<Recommendation> recommendations() {
            return digest.recommendations();
        }

        public String text() {
            return digest.text();
        }
    }

    @QueryMapping
    DigestAnswer digest(@Argument String map, @Argument int days) {
        JourneyMap known = cells.require(map);
        return new DigestAnswer(cells.digest(known, days), talk.comments(known, true));
    }
}
