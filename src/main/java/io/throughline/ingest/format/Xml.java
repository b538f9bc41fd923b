package io.throughline.ingest.format;

import io.throughline.journey.ImportRefused;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** XML as a stream of elements. Nothing that a document names elsewhere is ever opened; names are those without a prefix. */
final class Xml implements AutoCloseable {
    /** Bytes of one tag, text or comment. */
    private static final int MOST = 1 << 24;

    private static final int HEAD = 1 << 10;
    private static final Pattern ENCODING = Pattern.compile("<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([^\"']*)[\"']");

    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader reader;
    private final Guard guard;

    private Xml(XMLStreamReader reader, Guard guard) {
        this.reader = reader;
        this.guard = guard;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }

    /** @param bytes left open */
    static Xml of(InputStream bytes) throws IOException {
        try {
            BufferedInputStream begun = new BufferedInputStream(bytes, HEAD);
            Charset charset = charset(begun);
            Guard guarded = new Guard(begun);
            // The reader of Java prints bytes that are no text to the standard error stream, so it is given characters.
            return new Xml(FACTORY.createXMLStreamReader(new InputStreamReader(guarded, decoder(charset))), guarded);
        } catch (XMLStreamException malformed) {
            throw refusal(malformed);
        } catch (RuntimeException malformed) {
            throw unreadable(malformed);
        }
    }

    private static CharsetDecoder decoder(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** By the mark of its byte order, the zeros between its letters, or what its first line says; else UTF-8. */
    private static Charset charset(BufferedInputStream bytes) throws IOException {
        bytes.mark(HEAD);
        byte[] head = bytes.readNBytes(HEAD);
        bytes.reset();
        String start = new String(head, StandardCharsets.ISO_8859_1);
        if (start.startsWith("\u00ef\u00bb\u00bf")) {
            bytes.skipNBytes(3);
            return StandardCharsets.UTF_8;
        }
        if (start.startsWith("\u00fe\u00ff") || start.startsWith("\u00ff\u00fe")) {
            return StandardCharsets.UTF_16;
        }
        if (start.startsWith("<\0") || start.startsWith("\0<")) {
            return start.charAt(0) == '<' ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
        }
        Matcher told = ENCODING.matcher(start);
        try {
            return told.lookingAt() ? Charset.forName(told.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalArgumentException unknown) {
            throw new ImportRefused(
                    "The XML says that its encoding is " + told.group(1) + ", which is not known; write it in UTF-8.",
                    unknown);
        }
    }

    /** Moves to the next start or end of an element; false at the end of the document. */
    boolean next() throws IOException {
        while (step()) {
            if (reader.isStartElement() || reader.isEndElement()) {
                return true;
            }
        }
        return false;
    }

    private boolean step() throws IOException {
        try {
            if (!reader.hasNext()) {
                return false;
            }
            guard.left = MOST;
            if (reader.next() == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new ImportRefused(
                        "The XML has entities of its own (line " + line() + "); nothing was taken, write them out.");
            }
            return reader.getEventType() != XMLStreamConstants.END_DOCUMENT;
        } catch (XMLStreamException malformed) {
            throw refusal(malformed);
        } catch (ImportRefused own) {
            throw own;
        } catch (RuntimeException malformed) {
            throw unreadable(malformed);
        }
    }

    boolean starts() {
        return reader.isStartElement();
    }

    boolean starts(String name) {
        return reader.isStartElement() && reader.getLocalName().equals(name);
    }

    boolean ends(String name) {
        return reader.isEndElement() && reader.getLocalName().equals(name);
    }

    String name() {
        return reader.getLocalName();
    }

    /** Null where it is not there. */
    @Nullable
    String attribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    long line() {
        return reader.getLocation().getLineNumber();
    }

    /** A text as it may stand in an attribute or between tags. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\t", "&#9;")
                .replace("\n", "&#10;")
                .replace("\r", "&#13;");
    }

    /** Moves to the end of the element whose start this is. */
    void skip() throws IOException {
        int depth = 1;
        while (depth > 0 && next()) {
            depth += reader.isStartElement() ? 1 : -1;
        }
    }

    /** Adds the text of the element whose start this is, without that of elements in it, and moves to its end; no more than so many characters. */
    void text(StringBuilder to, int most) throws IOException {
        int depth = 1;
        while (depth > 0 && step()) {
            if (reader.isStartElement()) {
                depth++;
            } else if (reader.isEndElement()) {
                depth--;
            } else if (depth == 1 && reader.hasText()) {
                int room = Math.max(0, most - to.length());
                to.append(reader.getTextCharacters(), reader.getTextStart(), Math.min(room, reader.getTextLength()));
            }
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (XMLStreamException nothingToDo) {
            return;
        }
    }

    private static ImportRefused refusal(XMLStreamException malformed) throws IOException {
        if (malformed.getNestedException() instanceof IOException failure) {
            throw failure;
        }
        int line =
                malformed.getLocation() == null ? -1 : malformed.getLocation().getLineNumber();
        String said = String.valueOf(malformed.getMessage());
        return new ImportRefused(
                String.format(
                        Locale.ROOT,
                        "The XML cannot be read%s (%s); nothing was taken.",
                        line > 0 ? " at line " + line : "",
                        RowReader.shorten(said.substring(said.lastIndexOf("Message: ") + 1)
                                .replaceFirst("^essage: ", "")
                                .strip())),
                malformed);
    }

    /** A tag stays in memory until its end is met, so what has none is refused. */
    private static final class Guard extends FilterInputStream {
        private long left = MOST;

        Guard(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            left -= Math.max(0, read);
            if (left < 0) {
                throw new ImportRefused(
                        "The XML has a tag or text of more than " + (MOST >> 20) + " MB; nothing was taken.");
            }
            return read;
        }
    }

    private static ImportRefused unreadable(RuntimeException malformed) {
        return new ImportRefused(
                "The XML cannot be read (" + malformed.getMessage() + "); nothing was taken.", malformed);
    }
}
