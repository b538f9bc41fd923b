package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.throughline.web.Chromium;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** TypeScript's own compiler, running in the test browser, reads the JSDoc types of the explorer. */
class ExplorerTypesIT {
    private static final String JARS = "/META-INF/resources/webjars/";
    private static final String COMPILER = JARS + "typescript/6.0.3/lib/";
    private static final String LIT = JARS + "lit-html/3.3.2/";
    private static final String CHECK = """
            files => {
              const options = { allowJs: true, checkJs: true, strict: true, noEmit: true, skipLibCheck: true, types: [], target: ts.ScriptTarget.ES2022,
                module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
                paths: { 'lit-html': ['/lit/lit-html.d.ts'], 'lit-html/*': ['/lit/*'] } };
              const text = name => files[name];
              const host = {
                fileExists: name => name in files, readFile: text, directoryExists: () => true, getDirectories: () => [],
                getSourceFile: (name, version) => (name in files ? ts.createSourceFile(name, text(name), version) : undefined),
                getDefaultLibFileName: () => '/lib/lib.es2023.d.ts', getDefaultLibLocation: () => '/lib', writeFile: () => {}, getCurrentDirectory: () => '/',
                getCanonicalFileName: name => name, useCaseSensitiveFileNames: () => true, getNewLine: () => '\\n',
              };
              const program = ts.createProgram(Object.keys(files).filter(name => name.startsWith('/app/')), options, host);
              return ts.getPreEmitDiagnostics(program).map(found => {
                const line = found.file ? found.file.getLineAndCharacterOfPosition(found.start).line + 1 : 0;
                return `${found.file?.fileName ?? ''}:${line} ${ts.flattenDiagnosticMessageText(found.messageText, ' ')}`;
              });
            }""";

    @Test
    void theTypesAreCleanAndAMistakeIsFound() throws IOException {
        Map<String, String> files = files();
        try (Chromium chromium = Chromium.start()) {
            Page page = chromium.browser().newPage();
            page.route("**/*", route -> route.fulfill(new Route.FulfillOptions().setBody("<!doctype html>")));
            page.navigate("http://types.test/");
            page.addScriptTag(new Page.AddScriptTagOptions().setContent(resource(COMPILER + "typescript.js")));
            assertThat((List<?>) page.evaluate(CHECK, files)).isEmpty();
            files.put(
                    "/app/mistake.js",
                    "// @ts-check\n/** @param {import('./types/operations').JourneyGraph} answer */\nexport const n = answer => answer.journeys.counted;\n");
            assertThat((List<?>) page.evaluate(CHECK, files))
                    .singleElement()
                    .asString()
                    .startsWith("/app/mistake.js:3 Property 'counted'");
        }
    }

    /** What the compiler may read, by name: the explorer, lit-html and the types of the language and the browser. */
    private static Map<String, String> files() throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        ExplorerQueries.modules().forEach((name, text) -> files.put("/app/" + name, text));
        for (String name : List.of("lit-html.d.ts", "directive.d.ts")) {
            files.put("/lit/" + name, resource(LIT + name));
        }
        for (String name : resource(COMPILER + "typescript.js").split("\"")) {
            if (name.matches("lib\\.[a-z0-9.]+\\.d\\.ts")) {
                files.putIfAbsent("/lib/" + name, resource(COMPILER + name));
            }
        }
        return files;
    }

    private static String resource(String path) throws IOException {
        try (InputStream in = Objects.requireNonNull(ExplorerTypesIT.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
