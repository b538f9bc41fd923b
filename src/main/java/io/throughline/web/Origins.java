package io.throughline.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Under which names the service answers, and whether a page that asks was served by itself. */
final class Origins {
    private final Set<String> hosts = new HashSet<>(Set.of("localhost", "127.0.0.1", "[::1]"));

    Origins(List<String> more) {
        hosts.addAll(more);
    }

    /** Whether the value of a Host header names this service; its port does not matter. */
    boolean knowsHost(@Nullable String host) {
        return host != null && hosts.contains(withoutPort(host));
    }

    /** Whether an Origin header names the page's own server: scheme, host and port as in the request. */
    static boolean isOwn(String origin, String scheme, String host) {
        try {
            URI page = new URI(origin);
            URI own = new URI(scheme + "://" + host);
            return page.getHost() != null
                    && page.getUserInfo() == null
                    && page.getScheme().equalsIgnoreCase(scheme)
                    && page.getHost().equalsIgnoreCase(own.getHost())
                    && port(page) == port(own);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static int port(URI uri) {
        boolean secure = "https".equalsIgnoreCase(uri.getScheme());
        return uri.getPort() >= 0 ? uri.getPort() : secure ? 443 : 80;
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        boolean port = colon > host.lastIndexOf(']') && colon >= 0;
        return (port ? host.substring(0, colon) : host).toLowerCase(Locale.ROOT);
    }
}
