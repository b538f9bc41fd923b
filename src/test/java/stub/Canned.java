package stub;

import io.throughline.analysis.JourneyAnalysis;

/** Fixed answers, none like another, that keep the way requests arrive. */
interface Canned extends JourneyAnalysis {
    /** Remembers the last request for a field of {@code Journeys}. */
    void keep(String field, Object request);
}
