package stub;

import io.throughline.analysis.Breakdown;
import io.throughline.analysis.Members;
import io.throughline.analysis.TrendPoint;
import io.throughline.comparison.EdgeDifferences.EdgeDifference;
import io.throughline.measure.Rate;
import io.throughline.persona.discovery.Discovery;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;

/** Fixed answers about parts of the journeys: by time, by key, by likeness, one by one. */
interface CannedGroups extends Canned {
    @Override
    default List<TrendPoint> trend(TrendPoint.Unit unit, ZoneId zone) {
        keep("trend", zone);
        OffsetDateTime from = OffsetDateTime.parse("2026-03-01T00:00:00Z")
                .atZoneSameInstant(zone)
                .toOffsetDateTime();
        return List.of(new TrendPoint(from, 3, Rate.of(1, 3, "journeys"), 4.5, 2L));
    }

    @Override
    default Members members(int first, String after) {
        keep("members", first + " " + after);
        Members.Member member = new Members.Member(
                "c1", 1, List.of("search", "buy"), OffsetDateTime.parse("2026-03-01T09:00:00Z"), null, true, 40);
        return new Members(List.of(new Members.Entry("m-1", member)), 22, false, true);
    }

    @Override
    default List<Breakdown> breakdown(Breakdown.Request request) {
        keep("breakdown", request);
        return List.of(
                new Breakdown("web", 8, 7, Rate.of(1, 8, "journeys"), 2.5, 60.0),
                new Breakdown(null, 2, 2, Rate.of(0, 2, "journeys"), 0, null));
    }

    @Override
    default Discovery discover(Discovery.Request request) {
        keep("discover", request);
        EdgeDifference edge = new EdgeDifference("START", "search", 0.75, 0.5, 91, 92, null, null, 60.0, null, null);
        return new Discovery(
                2,
                List.of(new Discovery.KBic(1, 93.5), new Discovery.KBic(2, 90.5)),
                true,
                0.875,
                List.of(new Discovery.Cluster(
                        "1",
                        94,
                        Rate.of(1, 2, "journeys"),
                        List.of(edge),
                        List.of(new Discovery.TraitDifference("age", "18 to 24", 0.5, 0.25)),
                        new Discovery.ProposedRule("traits.age < 25", 0.8, 0.9))));
    }
}
