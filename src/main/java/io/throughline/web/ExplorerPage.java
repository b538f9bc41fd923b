package io.throughline.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The explorer: one page for all views, and its files under a path that changes with their content, so that browsers may keep them for a year.
 * The page itself is never kept. Its policy allows nothing but this service.
 */
@Controller
final class ExplorerPage implements WebMvcConfigurer {
    /** Views by the name in their address. */
    static final String VIEWS =
            "overview|graph|flow|paths|funnel|bottlenecks|attribution|compare|kpis|personas|customers|feedback|data|quality|identity|map";

    private static final String HOME = "overview";
    private static final String FOLDER = "/static/app/";

    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

    private static final Pattern IMPORT = Pattern.compile("^(?:import|export) .*? from '([^']+)';", Pattern.MULTILINE);
    private static final String LIT = "lib/lit-html/lit-html.js";

    private final String build;
    private final Map<String, String> modules = new HashMap<>();
    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final String frame;
    private final String policy;

    ExplorerPage() throws IOException {
        Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath*:/static/app/**/*.*");
        Arrays.sort(files, Comparator.comparing(ExplorerPage::name));
        MessageDigest digest = sha256();
        String index = "";
        for (Resource file : files) {
            byte[] content = file.getContentAsByteArray();
            digest.update(content);
            String name = name(file);
            if (name.endsWith(".js") && !name.startsWith("lib/")) {
                modules.put(name, new String(content, StandardCharsets.UTF_8));
            } else if (name.equals("index.html")) {
                index = new String(content, StandardCharsets.UTF_8);
            }
        }
        build = HexFormat.of().formatHex(digest.digest(), 0, 6);
        frame = index.replace("{build}", build);
        policy = policy(frame);
    }

    private String written(String view) {
        return pages.computeIfAbsent(view, asked -> frame.replace("{modules}", preloads(asked)));
    }

    /** Names what a view needs, so that a browser does not learn of each module from the one before it. */
    private String preloads(String view) {
        Set<String> needed = new LinkedHashSet<>();
        gather("main.js", needed);
        gather("views/" + view + ".js", needed);
        return needed.stream()
                .map(module -> "<link rel=\"modulepreload\" href=\"/app/" + build + "/" + module + "\">")
                .collect(Collectors.joining("\n  "));
    }

    /** A module, then what it imports and what these do. */
    private void gather(String module, Set<String> needed) {
        if (!needed.add(module)) {
            return;
        }
        Matcher imports = IMPORT.matcher(modules.getOrDefault(module, ""));
        while (imports.find()) {
            String name = imports.group(1);
            gather(
                    name.equals("lit-html")
                            ? LIT
                            : URI.create(module).resolve(name).toString(),
                    needed);
        }
    }

    /** As its address ends. */
    private static String name(Resource file) {
        try {
            String path = file.getURL().getPath();
            return path.substring(path.lastIndexOf(FOLDER) + FOLDER.length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The import map is the only script in the page itself: its digest stands in the policy. */
    private static String policy(String page) {
        Matcher map = IMPORT_MAP.matcher(page);
        if (!map.find()) {
            throw new IllegalStateException("the page has no import map");
        }
        byte[] hash = sha256().digest(map.group(1).getBytes(StandardCharsets.UTF_8));
        return "default-src 'none'; script-src 'self' 'sha256-"
                + Base64.getEncoder().encodeToString(hash)
                + "'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; base-uri 'none';"
                + " form-action 'none'; frame-ancestors 'none'";
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/app/" + build + "/**")
                .addResourceLocations("classpath:/static/app/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
    }

    @GetMapping({"/", "/{view:" + VIEWS + "}"})
    ResponseEntity<String> page(@PathVariable(required = false) @Nullable String view) {
        return answer(HttpStatus.OK, view == null ? HOME : view);
    }

    /** For people who came to an address that does not exist: the page, which says so and leads on. */
    ResponseEntity<String> missing() {
        return answer(HttpStatus.NOT_FOUND, HOME);
    }

    private ResponseEntity<String> answer(HttpStatus status, String view) {
        return ResponseEntity.status(status)
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", policy)
                .header("Referrer-Policy", "no-referrer")
                .body(written(view));
    }
}
