package io.throughline.store.query;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Brings the schema of a database up to what this build expects; a file once run never changes. */
public final class Migrations {
    private static final String FILES = "classpath*:cypher/migrations/V*__*.cypher";
    private static final String VERSIONS = "migration_version";
    private static final Pattern CONSTRAINT = Pattern.compile("CREATE CONSTRAINT (\\w+)");

    private final Cypher cypher;
    private final boolean alone;

    /** @param alone whether no other process can be at work on the database, so that what is half made was killed */
    public Migrations(Cypher cypher, boolean alone) {
        this.cypher = cypher;
        this.alone = alone;
    }

    /** One file: its version is the text before the double underscore. */
    public record Migration(String version, String text) {
        String checksum() {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                String unified = text.replace("\r\n", "\n");
                return HexFormat.of().formatHex(digest.digest(unified.getBytes(StandardCharsets.UTF_8)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Statements end with a semicolon at the end of a line; lines of comment are left out. */
        public List<String> statements() {
            return Arrays.stream(text.replaceAll("(?m)^//.*", "").split(";[ \\t]*(\\r?\\n|$)"))
                    .map(String::strip)
                    .filter(s -> !s.isEmpty())
                    .toList();
        }

        /** Those of which a new store needs any: what begins with MATCH changes what is stored already. */
        private List<String> statements(boolean isNew) {
            return statements().stream()
                    .filter(s -> !isNew || !s.startsWith("MATCH"))
                    .toList();
        }
    }

    /** Runs what has not run yet, in order of version. */
    public void run() {
        run(load());
    }

    public void run(List<Migration> migrations) {
        Map<String, String> ran = new HashMap<>();
        cypher.list(
                "migration/list-checksums",
                Map.of(),
                r -> ran.put(r.get("version").asString(), r.get("checksum").asString()));
        if (alone && ran.size() < migrations.size()) {
            dropOrphans(cypher);
        }
        if (ran.isEmpty()) {
            cypher.statement(
                    "CREATE CONSTRAINT " + VERSIONS + " IF NOT EXISTS FOR (m:__Migration) REQUIRE m.version IS UNIQUE",
                    Map.of());
        }
        for (Migration migration : migrations) {
            String known = ran.get(migration.version());
            if (known == null) {
                migration.statements(ran.isEmpty()).forEach(s -> cypher.statement(s, Map.of()));
                cypher.write(
                        "migration/record-checksum",
                        Map.of("version", migration.version(), "checksum", migration.checksum()));
            } else if (!known.equals(migration.checksum())) {
                throw new IllegalStateException("Migration " + migration.version()
                        + " has changed since it ran on this database: restore the file, and put the change"
                        + " into a new one.");
            }
        }
    }

    /** A process killed while it makes a constraint leaves the index of it, whose name then stands in the way of making it again. */
    public static void dropOrphans(Cypher cypher) {
        List<String> constraints = new ArrayList<>(List.of(VERSIONS));
        for (Migration migration : load()) {
            Matcher made = CONSTRAINT.matcher(migration.text());
            while (made.find()) {
                constraints.add(made.group(1));
            }
        }
        cypher.list(
                        "migration/list-orphans",
                        Map.of("constraints", constraints),
                        r -> r.get("name").asString())
                .forEach(name -> cypher.statement("DROP INDEX " + name + " IF EXISTS", Map.of()));
    }

    public static List<Migration> load() {
        try {
            List<Migration> migrations = new ArrayList<>();
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(FILES)) {
                String name = String.valueOf(file.getFilename());
                String text = file.getContentAsString(StandardCharsets.UTF_8);
                migrations.add(new Migration(name.substring(0, name.indexOf("__")), text));
            }
            migrations.sort(Comparator.comparing(Migration::version));
            return migrations;
        } catch (IOException e) {
            throw new IllegalStateException("The migrations cannot be read from the class path.", e);
        }
    }
}
