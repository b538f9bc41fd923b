package io.throughline;

import io.throughline.ingest.LiveDesk;
import io.throughline.journey.ImportReport;
import io.throughline.journey.InteractionIntake;
import io.throughline.journey.LiveInteraction;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Live calls reach the live desk. */
final class LiveIntake implements InteractionIntake {
    private final LiveDesk desk;

    LiveIntake(LiveDesk desk) {
        this.desk = desk;
    }

    @Override
    public CompletableFuture<ImportReport> record(String source, List<LiveInteraction> rows) {
        return desk.record(source, rows.stream().map(LiveIntake::row).toList());
    }

    private static io.throughline.ingest.LiveInteraction row(LiveInteraction row) {
        long micros = row.at().getEpochSecond() * 1_000_000 + row.at().getNano() / 1_000;
        return new io.throughline.ingest.LiveInteraction(
                row.customer(),
                micros,
                row.touchpoint(),
                row.channel(),
                row.campaign(),
                row.value(),
                row.conversion(),
                row.key(),
                row.attributes());
    }
}
