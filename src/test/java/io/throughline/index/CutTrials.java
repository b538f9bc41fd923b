package io.throughline.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.Cuts;
import io.throughline.analysis.check.JourneyChecks;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.graph.GraphView;
import io.throughline.journey.AfterConversion;
import io.throughline.journey.Clock;
import io.throughline.journey.Definition;
import io.throughline.journey.RepeatPolicy;
import io.throughline.journey.Scope;
import io.throughline.journey.StepBy;
import io.throughline.measure.Check;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import memory.MemoryTimelines;
import memory.MemoryTimelines.Row;

/**
 * Small logs, their journeys as text, and definitions by what sets them apart. Rows are {@code second touchpoint[=value][@channel]} of one
 * customer, separated by commas; conversions are {@code buy} and {@code sign}. A journey reads {@code a > buy 5} or {@code a > b |} if it ended.
 */
final class CutTrials {
    private CutTrials() {}

    static final Definition DEFAULT = Definition.DEFAULT;

    static MemoryTimelines log(String... customers) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < customers.length; i++) {
            for (String row : customers[i].split(", ")) {
                String[] words = row.split(" ", 2);
                String[] place = words[1].split("@");
                String[] what = place[0].split("=");
                rows.add(new Row(
                        "c" + i,
                        Math.round(Double.parseDouble(words[0]) * 1e6),
                        what[0],
                        place.length > 1 ? place[1] : null,
                        null,
                        what.length > 1 ? Double.parseDouble(what[1]) : Double.NaN,
                        false,
                        "test"));
            }
        }
        return new MemoryTimelines(Clock.TIME, "buy", "sign").add(rows);
    }

    static EvaluatedJourneys evaluate(MemoryTimelines log, Scope scope) {
        JourneyIndex index = new JourneyIndex(log);
        index.refresh();
        EvaluatedJourneys journeys = new EvaluatedJourneys(Cuts.of(index, scope), log::loadIds);
        assertThat(JourneyChecks.of(journeys)).isNotEmpty().allMatch(Check::holds);
        return journeys;
    }

    static EvaluatedJourneys evaluate(MemoryTimelines log, Definition definition) {
        return evaluate(log, Scope.ALL.withDefinition(definition));
    }

    static List<String> texts(MemoryTimelines log, Definition definition) {
        Scope scope = Scope.ALL.withDefinition(definition);
        return CutTest.journeys(log, evaluate(log, scope).set(), scope).stream()
                .map(j -> String.join(" > ", j.steps()) + (j.converted() ? " " + Math.round(j.value()) : " |"))
                .toList();
    }

    static Definition gaps(String inactivity) {
        return new Definition(
                null,
                AfterConversion.NEW_JOURNEY,
                Duration.parse(inactivity),
                null,
                null,
                RepeatPolicy.KEEP,
                StepBy.TOUCHPOINT);
    }

    static Definition lookback(String time, Integer steps) {
        return new Definition(
                null,
                AfterConversion.NEW_JOURNEY,
                null,
                time == null ? null : Duration.parse(time),
                steps,
                RepeatPolicy.KEEP,
                StepBy.TOUCHPOINT);
    }

    static Definition with(List<String> conversions, AfterConversion after, RepeatPolicy repeats, StepBy by) {
        return new Definition(conversions, after, null, null, null, repeats, by);
    }

    static Definition converting(String... conversions) {
        return with(List.of(conversions), AfterConversion.NEW_JOURNEY, RepeatPolicy.KEEP, StepBy.TOUCHPOINT);
    }

    static final Definition STOP = with(null, AfterConversion.STOP, RepeatPolicy.KEEP, StepBy.TOUCHPOINT);
    static final Definition COLLAPSE =
            with(null, AfterConversion.NEW_JOURNEY, RepeatPolicy.COLLAPSE, StepBy.TOUCHPOINT);

    static GraphView graph(EvaluatedJourneys journeys) {
        return journeys.view(new GraphView.Request(null, null, true, true));
    }

    static List<String> edges(EvaluatedJourneys journeys) {
        return graph(journeys).edges().stream()
                .map(e -> e.from() + " > " + e.to() + " " + e.count())
                .sorted()
                .toList();
    }

    static GraphView.Node node(EvaluatedJourneys journeys, String id) {
        return graph(journeys).nodes().stream()
                .filter(n -> n.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    // ---- conversions ----

}
