package stub;

import io.throughline.journey.Fixture;
import io.throughline.journey.JourneySet;
import io.throughline.measure.Check;
import io.throughline.measure.Distribution;
import io.throughline.measure.Rate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A handful of fixed figures, none like another; the way requests arrive is kept. */
public final class StubAnalysis implements CannedGraph, CannedPaths, CannedTrees, CannedChains, CannedGroups {
    private final Map<String, Object> asked = new ConcurrentHashMap<>();

    @Override
    public void keep(String field, Object request) {
        asked.put(field, request);
    }

    /** The last request for a field of {@code Journeys}. */
    public Object asked(String field) {
        return asked.get(field);
    }

    @Override
    public JourneySet set() {
        return Fixture.journeys("search > buy");
    }

    @Override
    public long count() {
        return 7_000_000_000L;
    }

    @Override
    public long customers() {
        return 12;
    }

    @Override
    public long interactions() {
        return 13;
    }

    @Override
    public long converted() {
        return 14;
    }

    @Override
    public Rate conversion() {
        return Rate.of(1, 4, 2, "journeys");
    }

    @Override
    public Rate customerConversion() {
        return Rate.of(0, 0, "customers");
    }

    @Override
    public double value() {
        return 15.5;
    }

    @Override
    public long afterConversionTails() {
        return 16;
    }

    @Override
    public Long open() {
        return null;
    }

    @Override
    public OffsetDateTime dataUntil() {
        return OffsetDateTime.parse("2026-03-01T09:30:00.000001Z");
    }

    @Override
    public Distribution steps() {
        return new Distribution(1.5, 2, 3, 4);
    }

    @Override
    public Distribution seconds() {
        return null;
    }

    @Override
    public List<Check> checks() {
        return List.of(Check.of("edges out of START = journeys", 5, 6));
    }
}
