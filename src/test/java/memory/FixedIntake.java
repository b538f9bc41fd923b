package memory;

import io.throughline.ingest.FileIntake;
import io.throughline.ingest.FilePreview;
import io.throughline.ingest.record.ImportOptions;
import io.throughline.journey.ChangeFeed;
import io.throughline.journey.FeedbackRow;
import io.throughline.journey.ImportRefused;
import io.throughline.journey.ImportReport;
import io.throughline.journey.InteractionIntake;
import io.throughline.journey.LiveCall;
import io.throughline.journey.LiveInteraction;
import io.throughline.journey.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Takes everything, refuses on a word, and tells its listeners on request. */
public final class FixedIntake implements InteractionIntake, FileIntake, ChangeFeed {
    private final List<Consumer<ImportReport>> listeners = new CopyOnWriteArrayList<>();
    private volatile List<LiveInteraction> recorded = List.of();
    private volatile List<FeedbackRow> said = List.of();
    private volatile String body = "";
    private volatile ImportOptions options = ImportOptions.none();

    @Override
    public CompletableFuture<ImportReport> record(String source, LiveCall call) {
        recorded = call.interactions();
        return source.equals("locked")
                ? CompletableFuture.supplyAsync(() -> {
                    throw new Unavailable("Another import is running: send the rows again in a moment.");
                })
                : CompletableFuture.supplyAsync(() -> FixedStore.report("live"));
    }

    @Override
    public CompletableFuture<ImportReport> say(String source, List<FeedbackRow> items, String who) {
        said = items;
        return CompletableFuture.completedFuture(FixedStore.report("said"));
    }

    @Override
    public FilePreview preview(InputStream stream, ImportOptions options) {
        if (options.replaces() != null) {
            throw new ImportRefused("The file is cut off in the middle: send it again.");
        }
        return new FilePreview(
                "CSV",
                "",
                "UTF-8",
                "Z",
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                FixedStore.report("previewed"),
                null);
    }

    @Override
    public ImportReport importFile(InputStream stream, ImportOptions options, Progress progress) {
        this.options = options;
        try {
            body = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        switch (body) {
            case "refuse" -> throw new ImportRefused("The file is cut off in the middle: send it again.");
            case "locked" -> throw new Unavailable("Another process holds the store: end it first.");
            case "broken" -> throw new IllegalStateException("secret of the house");
            default -> {
                if (body.startsWith("long")) {
                    progress.rows(1_000);
                    progress.rows(2_000);
                }
                if (body.equals("long refuse")) {
                    throw new ImportRefused("Line 7 opens a quote that never ends: close it.");
                }
            }
        }
        return FixedStore.report("file");
    }

    @Override
    public String keep(InputStream body) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FilePreview previewKept(String upload, ImportOptions options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ImportReport importKept(String upload, ImportOptions options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Subscription subscribe(Consumer<ImportReport> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    public void tell(ImportReport report) {
        listeners.forEach(listener -> listener.accept(report));
    }

    public int listening() {
        return listeners.size();
    }

    public List<LiveInteraction> recorded() {
        return recorded;
    }

    public List<FeedbackRow> said() {
        return said;
    }

    public String body() {
        return body;
    }

    public ImportOptions options() {
        return options;
    }
}
