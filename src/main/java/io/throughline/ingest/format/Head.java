package io.throughline.ingest.format;

import io.throughline.journey.ImportRefused;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a file begins with, decoded. */
record Head(Charset charset, TextHead text) {
    private static final Charset WESTERN = Charset.forName("windows-1252");
    /** Bytes that a character cut off at the end may have. */
    private static final int CUT = 4;

    private static final Map<String, String> OTHERS = Map.of(
            "<?xml", "XML",
            "\u00d0\u00cf\u0011\u00e0", "an old or encrypted Office document",
            "%PDF", "a PDF document");

    /**
     * @param start its first bytes, unpacked
     * @param whole whether it has no more
     * @param asked null: found by content; no say where the bytes cannot be that, as those of rows that were kept, which are UTF-8
     * @throws ImportRefused where it holds no text
     */
    static Head of(String name, byte[] start, boolean whole, @Nullable Charset asked) {
        refuseOthers(name, start);
        Charset charset = asked == null || isOther(start, asked) ? guess(name, start) : asked;
        TextHead text = TextHead.of(new String(start, charset), whole);
        if (text.text().isEmpty()) {
            throw new ImportRefused(name + " is empty; a header line and rows below it are needed.");
        }
        return new Head(charset, text);
    }

    private static void refuseOthers(String name, byte[] start) {
        String magic = new String(start, 0, Math.min(8, start.length), StandardCharsets.ISO_8859_1);
        OTHERS.forEach((known, what) -> {
            if (magic.startsWith(known)) {
                throw new ImportRefused(
                        name + " is " + what + "; give CSV, JSON or a workbook (.xlsx), plain or packed.");
            }
        });
    }

    /** The encoding in which a format is read: the one asked for where the bytes can be that, else what the format makes of the one found. */
    Charset charset(Format format, @Nullable Charset asked) {
        return charset.equals(asked) ? charset : format.charset(charset);
    }

    /** Whether a mark says that it is UTF-8, or UTF-16 was asked for and not even a line end is. */
    private static boolean isOther(byte[] start, Charset asked) {
        if (start.length > 2 && startsWith(start, 0xef, 0xbb) && (start[2] & 0xff) == 0xbf) {
            return true;
        }
        boolean zero = false;
        for (byte one : start) {
            zero |= one == 0;
        }
        return asked.name().startsWith("UTF-16") && !zero;
    }

    private static Charset guess(String name, byte[] head) {
        if (startsWith(head, 0xff, 0xfe)) {
            return StandardCharsets.UTF_16LE;
        }
        if (startsWith(head, 0xfe, 0xff)) {
            return StandardCharsets.UTF_16BE;
        }
        int[] zeros = new int[2];
        for (int i = 0; i < head.length; i++) {
            zeros[i & 1] += head[i] == 0 ? 1 : 0;
        }
        if (zeros[0] + zeros[1] == 0) {
            return ofBytes(head);
        }
        if (zeros[1] > head.length / 4 && zeros[0] < head.length / 50 + 1) {
            return StandardCharsets.UTF_16LE;
        }
        if (zeros[0] > head.length / 4 && zeros[1] < head.length / 50 + 1) {
            return StandardCharsets.UTF_16BE;
        }
        throw new ImportRefused(name + " is a binary file; give CSV or JSON, plain or packed.");
    }

    /** UTF-8 as long as nothing but a character cut off at the end speaks against it; windows-1252, where each of its bytes is a character; else ISO-8859-1. */
    private static Charset ofBytes(byte[] head) {
        if (decodes(StandardCharsets.UTF_8, head, head.length)) {
            return StandardCharsets.UTF_8;
        }
        for (int cut = 1; cut < CUT; cut++) {
            if (decodes(StandardCharsets.UTF_8, head, head.length - cut)) {
                return StandardCharsets.UTF_8;
            }
        }
        return decodes(WESTERN, head, head.length) ? WESTERN : StandardCharsets.ISO_8859_1;
    }

    private static boolean decodes(Charset charset, byte[] head, int length) {
        try {
            charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(head, 0, Math.max(0, length)));
            return true;
        } catch (CharacterCodingException other) {
            return false;
        }
    }

    private static boolean startsWith(byte[] head, int first, int second) {
        return head.length > 1 && (head[0] & 0xff) == first && (head[1] & 0xff) == second;
    }
}
