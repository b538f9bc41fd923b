package io.throughline.ingest.record;

import io.throughline.ingest.batch.BatchWriter;
import io.throughline.ingest.delivery.FileSource;
import io.throughline.ingest.format.Content;
import io.throughline.ingest.format.RowReader;
import io.throughline.ingest.text.Forms;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Paths with how many journeys took each. */
record PathRecords() implements RecordKind {
    @Override
    public String option() {
        return InteractionRecords.OPTION;
    }

    @Override
    public String words() {
        return "a path table";
    }

    @Override
    public Set<String> reads() {
        return Set.of(PathSeparator.OPTION, "decimal", "conversions");
    }

    @Override
    public boolean fits(List<String> header, ImportOptions options) {
        return PathColumns.fits(header, options);
    }

    @Override
    public boolean several() {
        return true;
    }

    @Override
    public boolean replacesSample() {
        return true;
    }

    @Override
    public Optional<Profile> profile(List<String> header, ImportOptions options, Forms assumed) {
        return Optional.of(new PathAmounts(PathColumns.of(header), header, assumed).profile(assumed));
    }

    @Override
    public Opening check(Content content, List<String> header, ImportOptions options, Forms forms) throws IOException {
        PathColumns columns = PathColumns.of(header);
        Twins.refuse(
                header, columns.path(), columns.conversions(), columns.value(), columns.nulls(), columns.journeys());
        String digest = content.digest();
        return (session, settings) -> {
            BatchWriter writer = new BatchWriter(session, settings, options.conversionRows(), options.conversions())
                    .watched(forms, options.askedConversions());
            PathAmounts amounts = new PathAmounts(columns, header, forms);
            String sign = options.given().get(PathSeparator.OPTION);
            return new PathTable(columns, header, amounts, separator(content, columns, sign), writer, digest);
        };
    }

    private static PathSeparator separator(Content content, PathColumns columns, @Nullable String sign)
            throws IOException {
        try (FileSource source = content.open();
                RowReader rows = content.format().open(source)) {
            return PathSeparator.find(rows, columns.path(), sign);
        }
    }
}
