package io.throughline.web;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Under which names the service answers. */
final class Hosts {
    private final Set<String> names = new HashSet<>(Set.of("localhost", "127.0.0.1", "[::1]"));

    Hosts(List<String> more) {
        names.addAll(more);
    }

    /** Whether a request's server name is one of them; without port. */
    boolean knows(String serverName) {
        return names.contains(serverName.toLowerCase(Locale.ROOT));
    }
}
