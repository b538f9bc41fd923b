package io.throughline.server;

import io.throughline.ingest.ImportService;
import io.throughline.ingest.PreviewService;
import io.throughline.ingest.SpooledUpload;
import io.throughline.ingest.record.ImportOptions;
import io.throughline.journey.FileIntake;
import io.throughline.journey.FilePreview;
import io.throughline.journey.ImportReport;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Uploads reach the import desk as spooled files, so a slow sender never holds other imports up. */
final class UploadIntake implements FileIntake {
    private final ImportService desk;
    private final PreviewService previews = new PreviewService();
    private final long limit;
    private final List<Runnable> followers = new CopyOnWriteArrayList<>();

    UploadIntake(ImportService desk, long limit) {
        this.desk = desk;
        this.limit = limit;
    }

    /** Runs {@code follower} before each file that is taken in, so that it counts once it is visible. */
    void onFile(Runnable follower) {
        followers.add(follower);
    }

    @Override
    public FilePreview preview(InputStream body, Map<String, String> options) {
        ImportOptions read = read(options);
        try (SpooledUpload upload = SpooledUpload.of(body, limit)) {
            return previews.preview(upload.file(options.getOrDefault("source", "The file")), read);
        }
    }

    private static ImportOptions read(Map<String, String> options) {
        return ImportOptions.of(options.entrySet().stream()
                .map(option -> option.getKey() + "=" + option.getValue())
                .toList());
    }

    @Override
    public ImportReport importFile(InputStream body, Map<String, String> options, Progress progress) {
        ImportOptions read = read(options);
        String name = String.valueOf(options.get("source"));
        try (SpooledUpload upload = SpooledUpload.of(body, limit)) {
            followers.forEach(Runnable::run);
            return desk.importFile(upload.file(name), read, (bytesRead, bytes, rows) -> progress.rows(rows));
        }
    }
}
