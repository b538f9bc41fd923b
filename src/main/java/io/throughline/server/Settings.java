package io.throughline.server;

import io.throughline.journey.NearestNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Settings of the application on a command line, {@code --NAME=VALUE}: which arguments are one, and which of them nobody would read. */
public final class Settings {
    private static final String OWN_PREFIX = "throughline.";
    /** How long everything is kept; with a dot and the name of a source behind, how long its data are. */
    static final String RETENTION = "throughline.retention";

    private static final String DATA = "throughline.data";

    private static final List<String> PREFIXES = List.of(OWN_PREFIX, "spring.", "server.", "logging.", "management.");

    /** Every setting of this product; a test compares the list with the places that read one. */
    static final List<String> OWN = List.of(
            "throughline.api-key",
            "throughline.bolt-port",
            DATA,
            "throughline.hosts",
            "throughline.identity-rules",
            "throughline.import.buffer",
            "throughline.import.kept-rows",
            "throughline.import.profile",
            "throughline.kafka.ids",
            "throughline.kafka.mapping",
            "throughline.kafka.topics",
            "throughline.keys",
            "throughline.limits.answer-bytes",
            "throughline.limits.cheap",
            "throughline.limits.cost",
            "throughline.limits.depth",
            "throughline.limits.query-bytes",
            "throughline.limits.request-bytes",
            "throughline.limits.seconds",
            "throughline.limits.upload-bytes",
            "throughline.limits.waiting",
            "throughline.oidc.audience",
            "throughline.oidc.issuer",
            "throughline.oidc.name",
            "throughline.oidc.roles",
            "throughline.polarity",
            "throughline.quotes",
            RETENTION,
            "throughline.sample",
            "throughline.write-key");

    /** Those of which each name behind the dot is one, such as a language. */
    private static final String NAMED = "throughline.polarity.";

    /** Given so often that the framework's long list is not read for them. */
    private static final List<String> USUAL =
            List.of("server.port", "server.address", "spring.neo4j.uri", "logging.level.root");

    private static final String DESCRIPTIONS = "META-INF/spring-configuration-metadata.json";

    private Settings() {}

    static boolean is(String argument) {
        return PREFIXES.stream().anyMatch(prefix -> argument.startsWith("--" + prefix));
    }

    /** What is wrong with the first setting that would be ignored or read as another; empty where each is one. */
    public static Optional<String> findFault(List<String> settings) {
        Set<String> given = new HashSet<>();
        return settings.stream()
                .flatMap(s -> faultOf(s).or(() -> twice(s, given)).stream())
                .findFirst();
    }

    /** The framework would make one value of both, such as a folder with a comma in its name. */
    private static Optional<String> twice(String setting, Set<String> given) {
        String name = setting.substring(0, setting.indexOf('='));
        return given.add(spelled(name)) ? Optional.empty() : Optional.of(name + " is given twice: give it once.");
    }

    private static Optional<String> faultOf(String setting) {
        int equals = setting.indexOf('=');
        String name = setting.substring(2, equals < 0 ? setting.length() : equals);
        // An empty name of the folder would be the current one.
        if (equals < 0 || setting.length() == equals + 1 && plain(name).equals(DATA)) {
            return Optional.of("--" + name + " has no value: write --" + name + "=VALUE.");
        }
        boolean named = name.startsWith(NAMED) || name.startsWith(RETENTION + '.');
        if (named || isAmong(OWN, name) || isAmong(USUAL, name)) {
            return Optional.empty();
        }
        Set<String> known = name.startsWith(OWN_PREFIX) ? new TreeSet<>(OWN) : frameworkNames();
        boolean described = isAmong(known, name)
                || known.stream().anyMatch(k -> k.endsWith(".*") && plain(name).startsWith(plain(k.replace("*", ""))));
        return described
                ? Optional.empty()
                : Optional.of("--" + name + " is not a setting; write " + NearestNames.nearest(name, known) + ".");
    }

    private static boolean isAmong(Iterable<String> names, String asked) {
        for (String name : names) {
            if (plain(name).equals(plain(asked))) {
                return true;
            }
        }
        return false;
    }

    /** A place in a list belongs to the list. */
    private static String plain(String name) {
        return spelled(name.replaceAll("\\[[^]]*]", ""));
    }

    /** The framework reads {@code apiKey}, {@code api_key} and {@code api-key} as one name. */
    private static String spelled(String name) {
        return name.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
    }

    /** Names the framework describes; those that end with {@code .*} take any name behind. */
    private static Set<String> frameworkNames() {
        Set<String> names = new TreeSet<>();
        try {
            List<URL> files = new ArrayList<>(
                    Collections.list(Settings.class.getClassLoader().getResources(DESCRIPTIONS)));
            for (URL file : files) {
                try (InputStream in = file.openStream()) {
                    new JsonMapper().readTree(in).path("properties").forEach(property -> names.add(nameOf(property)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        names.removeIf(name -> !is("--" + name));
        return names;
    }

    private static String nameOf(JsonNode property) {
        boolean open = property.path("type").asString("").startsWith("java.util.Map");
        return property.path("name").asString("") + (open ? ".*" : "");
    }

    /** Those of the arguments that are settings, or those that are not. */
    static List<String> select(String[] arguments, boolean settings) {
        return Arrays.stream(arguments)
                .filter(argument -> is(argument) == settings)
                .toList();
    }
}
