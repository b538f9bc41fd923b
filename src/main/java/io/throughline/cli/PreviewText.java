package io.throughline.cli;

import io.throughline.ingest.FilePreview;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A preview as a person reads it. */
final class PreviewText {
    private PreviewText() {}

    static String of(String file, FilePreview preview) {
        List<String> lines = new ArrayList<>();
        lines.add(file + ": nothing is written");
        lines.add("  " + preview.format());
        lines.add("  " + preview.why());
        lines.add("  encoding " + preview.encoding() + ", zone " + preview.zone() + ", mapping "
                + (preview.mapping() == null ? "none" : preview.mapping()));
        preview.columns().forEach(column -> lines.add("  column " + column.name() + ": " + column.use()));
        preview.interactions()
                .forEach(one -> lines.add("  "
                        + String.join(
                                " | ",
                                Stream.of(
                                                one.at(),
                                                one.customer(),
                                                one.touchpoint(),
                                                one.channel(),
                                                one.campaign(),
                                                one.value())
                                        .map(cell -> cell == null ? "" : String.valueOf(cell))
                                        .toList())));
        if (!preview.unused().isEmpty()) {
            lines.add("  unused: " + String.join(", ", preview.unused()));
        }
        preview.suggestions().forEach(one -> lines.add("  try: " + one));
        if (preview.fault() != null) {
            lines.add("  would be refused: " + preview.fault());
        }
        if (preview.report() != null) {
            preview.report().notes().stream()
                    .filter(note -> !note.equals(preview.format()))
                    .forEach(note -> lines.add("  " + note));
            lines.add(ReportText.counts(preview.report()));
        }
        return ReportText.plain(String.format(Locale.ROOT, "%s", String.join(System.lineSeparator(), lines)));
    }
}
