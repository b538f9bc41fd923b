package io.throughline.ingest;

import io.throughline.ingest.record.ImportOptions;
import io.throughline.journey.ImportReport;
import java.io.InputStream;

/** Uploads are spooled to a file before their import begins, so a slow sender never holds other imports up. */
public final class UploadService implements FileIntake {
    private final ImportService imports;
    private final PreviewService previews = new PreviewService();
    private final long limit;

    /** @param limit bytes an upload may have */
    public UploadService(ImportService imports, long limit) {
        this.imports = imports;
        this.limit = limit;
    }

    @Override
    public ImportReport importFile(InputStream body, ImportOptions options, Progress progress) {
        try (SpooledUpload upload = SpooledUpload.of(body, limit)) {
            return imports.importFile(
                    upload.file(name(options)), options, (bytesRead, bytes, rows) -> progress.rows(rows));
        }
    }

    @Override
    public FilePreview preview(InputStream body, ImportOptions options) {
        try (SpooledUpload upload = SpooledUpload.of(body, limit)) {
            return previews.preview(upload.file(name(options)), options);
        }
    }

    private static String name(ImportOptions options) {
        String source = options.source();
        return source == null ? "The file" : source;
    }
}
