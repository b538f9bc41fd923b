package io.throughline.store.query;

import io.throughline.store.query.VisibleImports.Visible;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What imports say together. More imports are added to what is known of those before, so that news cost as much as they are, however many imports there were. */
final class ImportSums {
    final BitSet touchpoints;
    final BitSet channels;
    final BitSet campaigns;
    final Set<String> sources;
    final Set<String> columns;
    private final MessageDigest digest;

    private ImportSums(ImportSums before) {
        touchpoints = (BitSet) before.touchpoints.clone();
        channels = (BitSet) before.channels.clone();
        campaigns = (BitSet) before.campaigns.clone();
        sources = new TreeSet<>(before.sources);
        columns = new TreeSet<>(before.columns);
        digest = copy(before.digest);
    }

    private ImportSums() {
        touchpoints = new BitSet();
        channels = new BitSet();
        campaigns = new BitSet();
        sources = new TreeSet<>();
        columns = new TreeSet<>();
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static ImportSums of(List<Visible> imports) {
        return new ImportSums().add(imports);
    }

    /** Of these and more that come after them. */
    ImportSums and(List<Visible> more) {
        return new ImportSums(this).add(more);
    }

    private ImportSums add(List<Visible> imports) {
        for (Visible each : imports) {
            touchpoints.or(each.touchpoints());
            channels.or(each.channels());
            campaigns.or(each.campaigns());
            sources.add(each.source());
            columns.addAll(each.columns());
            digest.update((each.id() + " " + each.version() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return this;
    }

    String fingerprint() {
        return HexFormat.of().formatHex(copy(digest).digest());
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }
}
