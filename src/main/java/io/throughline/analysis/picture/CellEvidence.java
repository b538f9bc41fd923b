package io.throughline.analysis.picture;

import io.throughline.analysis.map.StageColumn;
import io.throughline.map.EvidenceKind;
import io.throughline.map.Lane;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What each cell of a map rests on: what its rows of the table rest on together. */
final class CellEvidence {
    private final Map<String, EvidenceKind> evidence = new HashMap<>();

    private CellEvidence() {}

    static CellEvidence of(List<MapRow> rows) {
        CellEvidence cells = new CellEvidence();
        rows.stream()
                .filter(row -> !isEmpty(row))
                .forEach(row -> cells.evidence.merge(key(row.stage(), row.lane()), row.evidence(), CellEvidence::both));
        return cells;
    }

    /** A figure of nobody. */
    private static boolean isEmpty(MapRow row) {
        return row.n() != null && row.n() == 0;
    }

    private static EvidenceKind both(EvidenceKind one, EvidenceKind other) {
        return one == other
                ? one
                : one == EvidenceKind.NONE ? other : other == EvidenceKind.NONE ? one : EvidenceKind.BOTH;
    }

    private static String key(String stage, Lane lane) {
        return stage + "/" + lane;
    }

    EvidenceKind at(StageColumn column, Lane lane) {
        return evidence.getOrDefault(key(column.id(), lane), EvidenceKind.NONE);
    }

    /** A square that is full for data, empty for what somebody drew, half full for both, and the word. */
    static void mark(Sketch sketch, EvidenceKind kind, double right, double base) {
        if (kind == EvidenceKind.NONE) {
            return;
        }
        String word = Words.plain(kind);
        double x = right - TextLines.width(word, TextLines.SMALL) - 13;
        sketch.rect("proof open", x, base - 8.5, 8, 8, 0);
        if (kind != EvidenceKind.DRAWN) {
            sketch.rect("proof", x, base - 8.5, kind == EvidenceKind.BOTH ? 4 : 8, 8, 0);
        }
        sketch.text("quiet small end", right, base, word);
    }
}
