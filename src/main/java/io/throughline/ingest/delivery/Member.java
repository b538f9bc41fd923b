package io.throughline.ingest.delivery;

import io.throughline.ingest.text.Packing;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One file of a folder or an archive; it can be opened more than once. */
public final class Member {
    /** Bytes of a file that are looked at before it is read. */
    public static final int HEAD = 1 << 16;

    private final String name;
    private final long size;
    private final Packing packing;
    private final byte[] head;
    private final Opening opening;
    private final @Nullable Member container;

    /** Opens the bytes as they lie in the folder or archive. */
    @FunctionalInterface
    interface Opening {
        InputStream open() throws IOException;
    }

    private Member(String name, long size, Packing packing, byte[] head, Opening opening, @Nullable Member container) {
        this.name = name;
        this.size = size;
        this.packing = packing;
        this.head = head;
        this.opening = opening;
        this.container = container;
    }

    /**
     * @param beginning the bytes it begins with, which are read as far as needed
     * @param container the archive it lies in, where that is a member itself
     */
    static Member of(String name, long size, InputStream beginning, Opening opening, @Nullable Member container)
            throws IOException {
        BufferedInputStream raw = new BufferedInputStream(beginning, HEAD);
        raw.mark(Packing.MAGIC);
        Packing packing = Packing.of(raw.readNBytes(Packing.MAGIC));
        raw.reset();
        Packing single = packing == Packing.ZIP ? Packing.PLAIN : packing;
        return new Member(name, size, single, single.unpack(raw).readNBytes(HEAD), opening, container);
    }

    /** With the folders it lies in. */
    public String name() {
        return name;
    }

    /** Without its folders, in lower case. */
    public String baseName() {
        return name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }

    /** The archive it lies in, where that is a member itself. */
    public @Nullable Member container() {
        return container;
    }

    /** Bytes as it is packed; −1 where nothing tells. */
    public long size() {
        return size;
    }

    /** What it begins with, unpacked. */
    public byte[] head() {
        return head.clone();
    }

    /** Whether the head is all of it. */
    public boolean isWhole() {
        return head.length < HEAD;
    }

    /** Whether it is not packed by itself. */
    public boolean isPlain() {
        return packing == Packing.PLAIN;
    }

    Packing packing() {
        return packing;
    }

    /** Its bytes as they lie there. */
    public InputStream raw() throws IOException {
        return opening.open();
    }
}
