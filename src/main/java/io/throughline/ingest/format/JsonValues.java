package io.throughline.ingest.format;

import io.throughline.journey.ImportRefused;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;

/**
 * Goes over the values of a JSON text whatever its lines: those that follow one another, or the elements of one array. What is no
 * JSON refuses the file, since nothing tells where the next value begins.
 */
final class JsonValues implements AutoCloseable {
    /** Reads the value that begins at the parser's token. */
    interface Step {
        void read(JsonParser value);
    }

    private static final String COUNT = "@odata.count";
    private static final String NEXT = "@odata.nextLink";
    private static final Pattern SOURCE =
            Pattern.compile(" \\(start marker at \\[Source:[^]]*]\\)| starting at \\[Source:[^]]*]");

    private final JsonParser parser;
    private final Reader text;
    private final JsonFormat format;
    private boolean begun;
    private long read;
    /** Elements that the object says its array has (OData); −1: it does not. */
    private long promised = -1;

    private boolean continued;

    JsonValues(Reader text, JsonFormat format) {
        this.text = text;
        this.format = format;
        this.parser = JsonFormat.JSON.createParser(ObjectReadContext.empty(), text);
    }

    /** Reads the next value; false at the end. */
    boolean next(Step step) throws IOException {
        try {
            JsonToken token = advance();
            if (token != null) {
                read++;
                step.read(parser);
            }
            return token != null;
        } catch (JacksonIOException failure) {
            throw failure.getCause();
        } catch (StreamConstraintsException limit) {
            throw new ImportRefused(
                    "The JSON nests deeper, or holds a longer text, number or name, than any export does; nothing was taken.",
                    limit);
        } catch (JacksonException malformed) {
            throw new ImportRefused(
                    "The JSON cannot be read" + place(malformed.getLocation()) + " (" + words(malformed)
                            + "); nothing was taken.",
                    malformed);
        }
    }

    /** What is wrong, without how the parser calls its source. */
    static String words(JacksonException malformed) {
        return SOURCE.matcher(malformed.getOriginalMessage()).replaceAll("");
    }

    /** Limits of the parser, such as too deep nesting, have no place. */
    private static String place(@Nullable TokenStreamLocation at) {
        return at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    private @Nullable JsonToken advance() {
        if (format.layout() == JsonFormat.Layout.VALUES) {
            return parser.nextToken();
        }
        if (!begun) {
            begun = true;
            enter();
        }
        JsonToken token = parser.nextToken();
        if (token != JsonToken.END_ARRAY) {
            return token;
        }
        leave();
        return null;
    }

    private void enter() {
        JsonToken token = parser.nextToken();
        if (format.layout() == JsonFormat.Layout.MEMBER) {
            for (String name = parser.nextName(); !format.member().equals(name); name = parser.nextName()) {
                parser.nextToken();
                note(name);
                parser.skipChildren();
            }
            token = parser.nextToken();
        }
        if (token != JsonToken.START_ARRAY) {
            throw refuse("The rows are not in one array");
        }
    }

    /** What stands behind the array holds no rows. */
    private void leave() {
        if (format.layout() == JsonFormat.Layout.MEMBER) {
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                refuseRows(name);
            }
        }
        if (parser.nextToken() != null) {
            throw refuse("The text goes on behind the array of rows");
        }
    }

    private void refuseRows(String name) {
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            note(name);
            parser.skipChildren();
            return;
        }
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                throw refuse("Rows are in two members, " + format.member() + " and " + name);
            }
            parser.skipChildren();
        }
    }

    /** Keeps what the object says of its array, as answers of the OData protocol do. */
    private void note(@Nullable String name) {
        if (COUNT.equals(name) && parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            promised = parser.getLongValue();
        }
        continued |= NEXT.equals(name);
    }

    /** What to say of the elements once they are read. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (promised >= 0 && promised != read) {
            notes.add(String.format(
                    Locale.ROOT, "CHECK: the file has %,d records, its %s says %,d.", read, COUNT, promised));
        }
        if (continued) {
            notes.add("CHECK: the file is one page of several (" + NEXT + "); take the pages behind it too.");
        }
        return notes;
    }

    private ImportRefused refuse(String what) {
        return new ImportRefused(what + " (line "
                + parser.currentTokenLocation().getLineNr() + "); write one array of objects, or one object a line.");
    }
}
