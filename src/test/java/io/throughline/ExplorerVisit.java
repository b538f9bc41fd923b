package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import io.throughline.web.Chromium;
import java.util.ArrayList;
import java.util.List;

/** A look at the explorer by one browser; closing it fails where the page complained or asked anyone but the service. */
final class ExplorerVisit implements AutoCloseable {
    private final String origin;
    private final List<String> complaints = new ArrayList<>();
    private final List<Response> answers = new ArrayList<>();
    private final BrowserContext context;

    ExplorerVisit(Chromium chromium, int port, int width, ColorScheme colours) throws Exception {
        new Answering(port).whenReady();
        origin = "http://localhost:" + port;
        context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, 900)
                        .setColorScheme(colours)
                        .setLocale("en-GB"));
    }

    /** Opens a view and waits until it shows its picture. */
    Page open(String address) {
        Page page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        page.onRequest(request -> {
            if (!request.url().startsWith(origin)
                    && !request.url().startsWith("data:")
                    && !request.url().startsWith("blob:")) {
                complaints.add("asks elsewhere: " + request.url());
            }
        });
        page.onResponse(answers::add);
        page.navigate(origin + address);
        page.locator("#picture .view, #picture .blank h2").first().waitFor();
        return page;
    }

    List<Response> answers() {
        return answers;
    }

    /** Evaluates a function that is given the modules of the page: {@code async modules => …}, with {@code modules('format.js')}. */
    static Object inPage(Page page, String function) {
        return page.evaluate(
                "() => { const base = document.querySelector('script[type=module]').src.replace('main.js', '');"
                        + " return (" + function + ")(name => import(base + name)); }");
    }

    @Override
    public void close() {
        context.close();
        assertThat(complaints).isEmpty();
    }
}
