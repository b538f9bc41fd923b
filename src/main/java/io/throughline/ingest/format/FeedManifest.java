package io.throughline.ingest.format;

import io.throughline.ingest.delivery.Member;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a data feed says of its files. */
final class FeedManifest {
    private static final String VERSION = "Datafeed-Manifest-Version:";

    /**
     * A file as the manifest describes it.
     *
     * @param data whether it holds hits
     * @param told other lines of its block by what stands before their colon
     */
    record Told(String name, boolean data, Map<String, String> told) {
        long hits() {
            String count = told.getOrDefault("Record-Count", "");
            return count.matches("\\d{1,15}") ? Long.parseLong(count) : -1;
        }

        /** What is wrong with the file as it is there. */
        List<String> check(Member file) throws IOException {
            List<String> faults = new ArrayList<>();
            String size = told.get("File-Size");
            if (size != null && file.size() >= 0 && !size.equals(String.valueOf(file.size()))) {
                faults.add("CHECK: " + name + " has " + file.size() + " bytes, its manifest says " + size
                        + "; ask for the delivery again.");
            }
            String digest = told.get("MD5-Digest");
            if (digest != null && !digest.equalsIgnoreCase(md5(file))) {
                faults.add("CHECK: the MD5 of " + name + " is not that of its manifest; ask for the delivery again.");
            }
            return faults;
        }
    }

    private FeedManifest() {}

    static boolean isOne(Member member) {
        return text(member).stripLeading().startsWith(VERSION);
    }

    static List<Told> read(Member manifest) {
        List<Told> files = new ArrayList<>();
        for (String line : text(manifest).lines().map(String::strip).toList()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                String name = line.substring(0, colon);
                String value = line.substring(colon + 1).strip();
                if (name.equals("Data-File") || name.equals("Lookup-File")) {
                    files.add(new Told(value, name.equals("Data-File"), new TreeMap<>()));
                } else if (!files.isEmpty()) {
                    files.get(files.size() - 1).told.put(name, value);
                }
            }
        }
        return files;
    }

    private static String text(Member member) {
        return new String(member.head(), StandardCharsets.ISO_8859_1);
    }

    private static String md5(Member file) throws IOException {
        try (InputStream in = file.raw()) {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            byte[] block = new byte[1 << 16];
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                digest.update(block, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this Java has no MD5; use a complete one", impossible);
        }
    }
}
