package io.throughline.ingest.format;

import io.throughline.ingest.delivery.Source;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * A file of JSON objects.
 *
 * @param member the member of the one object that holds the rows; empty where there is none
 * @param names of all members, once the text has been surveyed
 */
record JsonFormat(Layout layout, String member, JsonNames names) implements Format {
    /** NaN and Infinity are written by some exports. */
    static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(1 << 20)
                    .maxNestingDepth(200)
                    .build())
            .build();

    /** How the objects stand in the text. */
    enum Layout {
        LINES("NDJSON"),
        VALUES("JSON objects over several lines"),
        ARRAY("one JSON array"),
        MEMBER("one JSON object, rows in its member ");

        private final String words;

        Layout(String words) {
            this.words = words;
        }
    }

    static JsonFormat of(Layout layout, String member) {
        return new JsonFormat(layout, member, new JsonNames());
    }

    /** A text that begins with a brace or bracket. */
    static Optional<Format> recognise(TextHead head) {
        char first = head.text().charAt(0);
        return first == '{' || first == '[' ? Optional.of(JsonHead.look(head.text(), head.whole())) : Optional.empty();
    }

    @Override
    public boolean pointsOnly() {
        return true;
    }

    @Override
    public Format survey(Source source) throws IOException {
        Reader text = source.text();
        JsonNames found = layout == Layout.LINES ? JsonLineRows.findNames(text) : JsonValueRows.findNames(text, this);
        return new JsonFormat(layout, member, found);
    }

    @Override
    public boolean needsSurvey() {
        return true;
    }

    @Override
    public RowReader open(Source source) throws IOException {
        Reader text = source.text();
        RowReader rows = layout == Layout.LINES ? JsonLineRows.open(text, names) : JsonValueRows.open(text, this);
        return ToldRows.of(rows, source);
    }

    @Override
    public String describe() {
        return layout.words + member;
    }
}
