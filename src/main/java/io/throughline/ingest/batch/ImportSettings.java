package io.throughline.ingest.batch;

import io.throughline.journey.InvalidArgument;

/**
 * How imports are run, the same for all of them.
 *
 * @param buffer interactions gathered before they are written
 * @param textBytes estimated bytes of names and texts after which a part is written early
 * @param keepSample the sample market stays when the first import of another source arrives
 */
public record ImportSettings(int buffer, long textBytes, boolean keepSample) {
    public ImportSettings {
        if (buffer < 1) {
            throw new InvalidArgument("throughline.import.buffer", buffer, "1 or more interactions");
        }
        if (textBytes < 1) {
            throw new InvalidArgument("textBytes", textBytes, "1 or more bytes");
        }
    }

    /** Four million interactions, and a sixth of the heap for their texts. */
    public static ImportSettings standard() {
        return of(4_000_000, false);
    }

    public static ImportSettings of(int buffer, boolean keepSample) {
        return new ImportSettings(buffer, Math.max(1 << 24, Runtime.getRuntime().maxMemory() / 6), keepSample);
    }
}
