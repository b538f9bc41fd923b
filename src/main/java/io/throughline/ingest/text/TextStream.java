package io.throughline.ingest.text;

import io.throughline.journey.ImportRefused;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;

/** The text of a file, unpacked, digested and decoded a few blocks ahead by a thread of its own. */
public final class TextStream extends Reader {
    private static final int BLOCK = 1 << 17;
    private static final int AHEAD = 4;

    private final String name;
    private final InputStream in;
    private final Charset charset;
    private final MessageDigest digest = sha256();
    private final ArrayBlockingQueue<Block> filled = new ArrayBlockingQueue<>(AHEAD);
    private final ArrayBlockingQueue<Block> free = new ArrayBlockingQueue<>(AHEAD + 1);
    private final Thread thread;
    private long lines;
    private @Nullable Block current;
    private int position;
    private boolean begun;

    private TextStream(String name, InputStream in, Charset charset) {
        this.name = name;
        this.in = in;
        this.charset = charset;
        for (int i = 0; i <= AHEAD; i++) {
            free.add(new Block());
        }
        thread = new Thread(this::produce, "import-read-ahead");
        thread.setDaemon(true);
    }

    /**
     * Begins to read.
     *
     * @param name as refusals call the file
     * @param in unpacked bytes, closed with this
     */
    public static TextStream open(String name, InputStream in, Charset charset) {
        TextStream stream = new TextStream(name, in, charset);
        stream.thread.start();
        return stream;
    }

    /** SHA-256 of the unpacked bytes, in hex; only once the text has been read to its end. */
    public String digest() throws IOException {
        join();
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        Block block = current;
        while (block == null || position == block.length) {
            if (block != null && block.last) {
                return -1;
            }
            block = swap(block);
        }
        int take = Math.min(length, block.length - position);
        System.arraycopy(block.chars, position, target, offset, take);
        position += take;
        return take;
    }

    @Override
    public void close() throws IOException {
        thread.interrupt();
        join();
    }

    private Block swap(@Nullable Block empty) throws IOException {
        try {
            if (empty != null) {
                free.put(empty);
            }
            Block block = filled.take();
            current = block;
            position = 0;
            if (block.failure instanceof IOException failure) {
                throw failure;
            }
            if (block.failure instanceof ImportRefused refused) {
                throw refused;
            }
            if (block.failure != null) {
                throw new IOException("its packed data are damaged", block.failure);
            }
            if (!begun && block.length > 0) {
                while (position < block.length && block.chars[position] == '\ufeff') {
                    position++;
                }
                begun = true;
            }
            return block;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("reading was interrupted");
        }
    }

    private void join() throws IOException {
        try {
            thread.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("reading was interrupted");
        }
    }

    private void produce() {
        try (InputStream source = in) {
            decode(source);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException failure) {
            fail(failure);
        }
    }

    private void decode(InputStream source) throws IOException, InterruptedException {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer raw = ByteBuffer.allocate(BLOCK);
        boolean end = false;
        while (!end) {
            int read = source.read(raw.array(), raw.position(), raw.remaining());
            end = read < 0;
            if (!end) {
                digest.update(raw.array(), raw.position(), read);
                raw.position(raw.position() + read);
            }
            raw.flip();
            drain(decoder, raw, end);
            raw.compact();
        }
    }

    private void drain(CharsetDecoder decoder, ByteBuffer raw, boolean end) throws InterruptedException {
        CoderResult result;
        do {
            Block block = free.take();
            CharBuffer chars = CharBuffer.wrap(block.chars);
            result = decoder.decode(raw, chars, end);
            if (end && result.isUnderflow()) {
                decoder.flush(chars);
            }
            block.length = chars.position();
            lines += breaks(block);
            if (result.isError()) {
                throw new ImportRefused("Line " + (lines + 1) + " of " + name + " is not " + charset.name()
                        + "; name the character set of the file, for example encoding=windows-1252.");
            }
            block.last = end && result.isUnderflow();
            filled.put(block);
        } while (result.isOverflow());
    }

    private void fail(Exception failure) {
        Block block = new Block();
        block.failure = failure;
        block.last = true;
        try {
            filled.put(block);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static int breaks(Block block) {
        int breaks = 0;
        for (int i = 0; i < block.length; i++) {
            breaks += block.chars[i] == '\n' ? 1 : 0;
        }
        return breaks;
    }

    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this Java has no SHA-256; use a complete one", impossible);
        }
    }

    private static final class Block {
        private final char[] chars = new char[BLOCK];
        private int length;
        private boolean last;
        private @Nullable Exception failure;
    }
}
