package io.throughline.store.embedded;

import java.io.IOException;
import org.neo4j.io.pagecache.PageCursor;
import org.neo4j.io.pagecache.context.CursorContext;
import org.neo4j.kernel.impl.store.CommonAbstractStore;
import org.neo4j.kernel.impl.store.PropertyType;

/**
 * Writes zeros over records that are free, and over what earlier ones left behind the end of those in use. Pages are looked at first and written where
 * anything is found only; a page is locked while it is written, so a record that comes to be used meanwhile is seen as such.
 */
final class FreedRecords {
    private static final int IN_USE = 0x10;
    private static final int TEXT_HEADER = 8;
    private static final int PROPERTY_HEADER = 9;

    private FreedRecords() {}

    /** Tells how many bytes of a record are in use; 0 for a free one. */
    interface End {
        int of(PageCursor page, int offset, int size);
    }

    static void wipe(CommonAbstractStore<?, ?> store, End end) throws IOException {
        int size = store.getRecordSize();
        int records = store.getRecordsPerPage();
        try (PageCursor page = store.openPageCursorForReading(0, CursorContext.NULL_CONTEXT)) {
            while (page.next()) {
                long number = page.getCurrentPageId();
                int first = number == 0 ? store.getNumberOfReservedLowIds() : 0;
                boolean dirty;
                do {
                    dirty = look(page, first, records, size, end, false);
                } while (page.shouldRetry());
                page.checkAndClearBoundsFlag();
                if (dirty) {
                    write(store, number, first, end);
                }
            }
        }
    }

    private static void write(CommonAbstractStore<?, ?> store, long number, int first, End end) throws IOException {
        int records = store.getRecordsPerPage();
        try (PageCursor page = store.openPageCursorForWriting(number * records, CursorContext.NULL_CONTEXT)) {
            if (page.next()) {
                look(page, first, records, store.getRecordSize(), end, true);
            }
        }
    }

    /** Whether anything was found. */
    private static boolean look(PageCursor page, int first, int records, int size, End end, boolean write) {
        boolean found = false;
        for (int record = first; record < records; record++) {
            int offset = record * size;
            int used = end.of(page, offset, size);
            for (int at = offset + used; at < offset + size; at++) {
                if (page.getByte(at) != 0) {
                    if (!write) {
                        return true;
                    }
                    found = true;
                    page.putByte(at, (byte) 0);
                }
            }
        }
        return found;
    }

    /** Of a text or list: one byte of marks, three of length, four for the record that goes on. */
    static int endOfText(PageCursor page, int offset, int size) {
        int marks = page.getByte(offset);
        if ((marks & IN_USE) == 0) {
            return 0;
        }
        int length = (page.getByte(offset + 1) & 0xff) << 16
                | (page.getByte(offset + 2) & 0xff) << 8
                | page.getByte(offset + 3) & 0xff;
        return Math.min(size, TEXT_HEADER + length);
    }

    /** Of properties: the chain, then four blocks, of which the first that is 0 ends the record. */
    static int endOfProperties(PageCursor page, int offset, int size) {
        int at = PROPERTY_HEADER;
        while (at < size) {
            long block = page.getLong(offset + at);
            if (block == 0) {
                return at == PROPERTY_HEADER ? 0 : at;
            }
            PropertyType type = PropertyType.getPropertyTypeOrNull(block);
            if (type == null) {
                return at == PROPERTY_HEADER ? 0 : size;
            }
            at += Long.BYTES * Math.max(1, type.calculateNumberOfBlocksUsed(block));
        }
        return size;
    }
}
