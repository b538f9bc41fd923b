package io.throughline.ingest;

import io.throughline.ingest.record.ImportOptions;
import io.throughline.ingest.text.ImportFile;
import io.throughline.journey.ImportReport;
import io.throughline.journey.InvalidArgument;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Uploads are spooled to a file before their import begins, so a slow sender never holds other imports up. The newest few may stay to be previewed. */
public final class UploadService implements FileIntake, AutoCloseable {
    private static final int KEPT = 8;

    private final ImportService imports;
    private final long limit;
    private final Map<String, SpooledUpload> kept = new LinkedHashMap<>();

    /** @param limit bytes an upload may have */
    public UploadService(ImportService imports, long limit) {
        this.imports = imports;
        this.limit = limit;
        UploadFolder.clearAbandoned(Path.of(System.getProperty("java.io.tmpdir")));
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
            return imports.preview(upload.file(name(options)), options);
        }
    }

    @Override
    public String keep(InputStream body) {
        SpooledUpload upload = SpooledUpload.of(body, limit);
        String id = UUID.randomUUID().toString();
        synchronized (kept) {
            kept.put(id, upload);
            if (kept.size() > KEPT) {
                Iterator<SpooledUpload> oldest = kept.values().iterator();
                oldest.next().close();
                oldest.remove();
            }
        }
        return id;
    }

    @Override
    public FilePreview previewKept(String upload, ImportOptions options) {
        return imports.preview(find(upload, options), options);
    }

    @Override
    public ImportReport importKept(String upload, ImportOptions options) {
        ImportReport report = imports.importFile(find(upload, options), options, ImportProgress.NONE);
        synchronized (kept) {
            SpooledUpload done = kept.remove(upload);
            if (done != null) {
                done.close();
            }
        }
        return report;
    }

    private ImportFile find(String id, ImportOptions options) {
        synchronized (kept) {
            SpooledUpload upload = kept.get(id);
            if (upload == null) {
                throw new InvalidArgument(
                        "upload",
                        id,
                        "the id that POST /imports/uploads answered; the newest " + KEPT + " files are kept");
            }
            return upload.file(name(options));
        }
    }

    /** Deletes files that stayed to be previewed. */
    public void forgetKept() {
        close();
    }

    @Override
    public void close() {
        synchronized (kept) {
            kept.values().forEach(SpooledUpload::close);
            kept.clear();
        }
    }

    private static String name(ImportOptions options) {
        String source = options.source();
        return source == null ? "The file" : source;
    }
}
