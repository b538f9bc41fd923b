package io.throughline.ingest;

import io.throughline.ingest.batch.ImportSettings;
import io.throughline.ingest.delivery.FileSource;
import io.throughline.ingest.format.Content;
import io.throughline.ingest.format.RowReader;
import io.throughline.ingest.mapping.SourceMappings;
import io.throughline.ingest.record.ImportOptions;
import io.throughline.ingest.text.ImportFile;
import io.throughline.ingest.text.Times;
import io.throughline.journey.ImportRefused;
import io.throughline.journey.ImportReport;
import io.throughline.journey.KnownValues;
import io.throughline.journey.RecordAccount;
import io.throughline.quality.FileProfile;
import io.throughline.quality.FileSketch;
import io.throughline.quality.ProfileFacts;
import io.throughline.quality.TableSketch;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Profiles files of which nothing is kept. */
public final class ProfileService {
    private static final int BUFFER = 1 << 16;

    /**
     * What a file holds.
     *
     * @param refused why an import would refuse the file, so that no interaction is known; null where it would not
     * @param rejected why an import would refuse rows of it
     */
    public record Profiled(FileProfile profile, @Nullable String refused, List<RecordAccount.Reason> rejected) {}

    /**
     * What the columns of a file hold, and where it could be imported, what is odd about its interactions.
     *
     * @throws ImportRefused where not even its rows can be read, or a mapping that is given is none
     */
    public Profiled profile(ImportFile file, ImportOptions options) {
        String mapping = options.given().get(ImportOptions.MAPPING_TEXT);
        if (mapping != null) {
            var unused = SourceMappings.read(Systems.OWN, mapping, name -> Optional.empty());
        }
        try {
            ForgetfulLog log = new ForgetfulLog();
            ImportReport report = new ImportService(
                            log, ImportSettings.of(BUFFER, true).keeping(0))
                    .importFile(file, options, ImportProgress.NONE);
            FileProfile profile = ProfileFacts.profile(log.facts());
            boolean mapped =
                    profile.columns().stream().allMatch(column -> column.table().equals(TableSketch.INTERACTIONS));
            return new Profiled(
                    mapped ? profile.withColumns(rows(file, options)) : profile,
                    null,
                    report.reasons().stream()
                            .filter(one -> one.fate() == RecordAccount.Fate.REJECTED)
                            .toList());
        } catch (ImportRefused refused) {
            return new Profiled(rows(file, options), String.valueOf(refused.getMessage()), List.of());
        }
    }

    private static FileProfile rows(ImportFile file, ImportOptions options) {
        try {
            return told(file, options);
        } catch (ImportRefused refused) {
            throw Content.named(file, refused);
        }
    }

    private static FileProfile told(ImportFile file, ImportOptions options) {
        FileSketch sketch = new FileSketch(Times.now(), Rules.given(options), KnownValues.NONE);
        try {
            Content content = Content.detect(file, options.encoding(), options.given())
                    .plain()
                    .survey();
            try (FileSource source = content.open().toldTo(sketch);
                    RowReader rows = content.format().open(source)) {
                while (rows.next() != null) {
                    // told as they are read
                }
            }
        } catch (IOException failure) {
            throw Content.refusal(file, failure);
        }
        return sketch.finish();
    }
}
