package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import io.throughline.web.Chromium;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Makes the pictures of the documentation anew, over the sample market with its three personas. */
@SampleService
@EnabledIfSystemProperty(named = "throughline.pictures", matches = "write")
class ExplorerPicturesIT {
    private static final Path FOLDER = Path.of("src", "docs", "explorer");
    private static final String CUT = "#v=1&cut=P30D";

    @LocalServerPort
    private int port;

    private static Map<String, String> views() {
        Map<String, String> views = new LinkedHashMap<>();
        views.put("overview", "/" + CUT);
        views.put("graph", "/graph" + CUT + "&pin=checkout");
        views.put("path", "/graph" + CUT + "&colour=chance&path=search-ad,product-page,cart,checkout,payment,purchase");
        views.put("matrix", "/graph" + CUT + "&pic=matrix");
        views.put("flow", "/flow" + CUT);
        views.put("paths", "/paths" + CUT);
        views.put("funnel", "/funnel" + CUT + "&steps=product-page,cart,checkout,payment");
        views.put("bottlenecks", "/bottlenecks" + CUT);
        views.put("attribution", "/attribution" + CUT);
        views.put("what-if", "/attribution" + CUT + "&tab=what-if&edits=end%257Ccheckout%257C0.1");
        views.put("compare", "/compare" + CUT + "&a=persona%3Aweb-researcher&b=persona%3Astore-loyalist");
        views.put("kpis", "/kpis" + CUT);
        views.put("personas", "/personas" + CUT);
        views.put("customers", "/customers" + CUT + "&id=C00000264");
        views.put("feedback", "/feedback" + CUT);
        views.put("data", "/data");
        views.put("quality", "/quality");
        views.put("identity", "/identity");
        views.put("map", "/map#pin=retail-web%2Fweb-researcher");
        return views;
    }

    @Test
    void writesAPictureOfEveryView() throws Exception {
        new Answering(port).whenReady();
        try (Chromium chromium = Chromium.start()) {
            for (Map.Entry<String, String> view : views().entrySet()) {
                try (ExplorerVisit visit = new ExplorerVisit(chromium, port, 1440, ColorScheme.LIGHT)) {
                    Page page = visit.open(view.getValue());
                    page.waitForLoadState(LoadState.NETWORKIDLE);
                    page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(view.getKey() + ".png")));
                    if (view.getKey().equals("overview")) {
                        writeGraph(visit.open("/graph" + CUT));
                    }
                }
            }
        }
    }

    /** The picture of the README, as the menu of exports gives it. */
    private static void writeGraph(Page page) throws Exception {
        String svg = (String) ExplorerVisit.inPage(
                page, "async load => (await load('shell/export.js')).svgText(document.querySelector('svg.picture'))");
        assertThat(svg).startsWith("<svg");
        Files.writeString(Path.of("src", "docs", "journey-graph.svg"), svg);
    }
}
