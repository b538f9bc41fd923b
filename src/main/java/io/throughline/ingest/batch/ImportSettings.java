package io.throughline.ingest.batch;

import io.throughline.identity.IdentityRules;
import io.throughline.journey.InvalidArgument;

/**
 * How imports are run, the same for all of them.
 *
 * @param buffer interactions gathered before they are written
 * @param textBytes estimated bytes of names and texts after which a part is written early
 * @param keepSample the sample market stays when the first import of another source arrives
 * @param keptRows records not taken that an import keeps as they came, of each fate
 * @param profile whether files are profiled as they are imported
 * @param identity what identifiers are, and which values name nobody
 */
public record ImportSettings(
        int buffer, long textBytes, boolean keepSample, int keptRows, boolean profile, IdentityRules identity) {
    private static final int KEPT_ROWS = 10_000;

    public ImportSettings {
        if (buffer < 1) {
            throw new InvalidArgument("throughline.import.buffer", buffer, "1 or more interactions");
        }
        if (keptRows < 0) {
            throw new InvalidArgument("throughline.import.kept-rows", keptRows, "0 or more rows");
        }
        if (textBytes < 1) {
            throw new InvalidArgument("textBytes", textBytes, "1 or more bytes");
        }
    }

    public static ImportSettings standard() {
        return of(usualBuffer(), false);
    }

    /** Four million interactions where the heap has 1,000 bytes for each: one part is gathered while another is written. */
    public static int usualBuffer() {
        return (int) Math.min(4_000_000, Runtime.getRuntime().maxMemory() / 1_000);
    }

    /** With a sixth of the heap for names and texts of a part. */
    public static ImportSettings of(int buffer, boolean keepSample) {
        return new ImportSettings(
                buffer,
                Math.max(1 << 24, Runtime.getRuntime().maxMemory() / 6),
                keepSample,
                KEPT_ROWS,
                true,
                IdentityRules.USUAL);
    }

    /** These, with another limit of kept rows. */
    public ImportSettings keeping(int rows) {
        return new ImportSettings(buffer, textBytes, keepSample, rows, profile, identity);
    }

    /** These, with profiles of files or without. */
    public ImportSettings profiling(boolean files) {
        return new ImportSettings(buffer, textBytes, keepSample, keptRows, files, identity);
    }

    /** These, under other rules of identity. */
    public ImportSettings by(IdentityRules rules) {
        return new ImportSettings(buffer, textBytes, keepSample, keptRows, profile, rules);
    }
}
