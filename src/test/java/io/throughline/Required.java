package io.throughline;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What a test needs of its machine: where it is missing the test is skipped, but fails where {@code CI} is {@code true}. */
public final class Required {
    private Required() {}

    /** @param what the thing and how to get it, e.g. "Chromium on the path" */
    public static void require(boolean present, String what) {
        require(present, what, System.getenv("CI"));
    }

    static void require(boolean present, String what, String ci) {
        if (!present && Boolean.parseBoolean(ci)) {
            fail("needs " + what + "; skipped elsewhere, but never where CI=true");
        }
        assumeTrue(present, () -> "skipped: needs " + what);
    }
}
