package io.throughline;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.throughline.web.Chromium;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The browser of a test class, started with its first look; each test's look is closed, and fails it, as {@link ExplorerVisit} says. */
final class OpenExplorer implements AfterEachCallback, AfterAllCallback {
    private @Nullable Chromium chromium;
    private @Nullable ExplorerVisit visit;

    /** A look at an address of the service that listens at a port; one before is closed. */
    Page open(int port, String address, ColorScheme colours) throws Exception {
        close();
        Chromium browser = chromium == null ? Chromium.start() : chromium;
        chromium = browser;
        ExplorerVisit look = new ExplorerVisit(browser, port, 1440, colours);
        visit = look;
        return look.open(address);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        close();
    }

    private void close() {
        ExplorerVisit look = visit;
        visit = null;
        if (look != null) {
            look.close();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (chromium != null) {
            chromium.close();
        }
    }
}
