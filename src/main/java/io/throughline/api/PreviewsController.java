package io.throughline.api;

import io.throughline.ingest.FileIntake;
import io.throughline.ingest.FilePreview;
import io.throughline.ingest.record.ImportOptions;
import io.throughline.journey.ImportReport;
import java.util.ArrayList;
import java.util.List;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Kept uploads: what an import would make of them, and their import. */
@Controller
final class PreviewsController {
    private final FileIntake intake;

    PreviewsController(FileIntake intake) {
        this.intake = intake;
    }

    /** An option of imports. */
    record Option(String name, String value) {}

    @QueryMapping
    FilePreview previewImport(@Argument String upload, @Argument List<Option> options) {
        return intake.previewKept(upload, read(options));
    }

    @MutationMapping
    ImportReport importUpload(@Argument String upload, @Argument String source, @Argument List<Option> options) {
        List<Option> all = new ArrayList<>(options);
        all.add(new Option("source", source));
        return intake.importKept(upload, read(all));
    }

    private static ImportOptions read(List<Option> options) {
        return ImportOptions.of(
                options.stream().map(one -> one.name() + '=' + one.value()).toList());
    }
}
