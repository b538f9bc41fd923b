package io.throughline.web;

import io.throughline.access.Digest;
import io.throughline.access.NamedKey;
import io.throughline.access.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may ask.
 *
 * @param hosts names besides localhost, 127.0.0.1 and [::1] under which the service is reached, without port
 * @param keys {@code NAME:ROLE:SECRET} each
 * @param apiKey a key of an ADMIN, named api-key; null or blank: none
 * @param writeKey what opens the endpoints of events besides; null or blank: nothing does
 */
@ConfigurationProperties("throughline")
record AccessSettings(
        @DefaultValue({}) List<String> hosts,
        @DefaultValue({}) List<String> keys,
        @Nullable String apiKey,
        @Nullable String writeKey) {
    AccessSettings {
        hosts = hosts.stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .toList();
        apiKey = plain(apiKey);
        writeKey = plain(writeKey);
    }

    /** Those of the settings. */
    List<NamedKey> fixedKeys() {
        List<NamedKey> fixed = new ArrayList<>();
        if (apiKey != null) {
            fixed.add(new NamedKey("api-key", Role.ADMIN, Digest.of(apiKey)));
        }
        keys.stream().filter(key -> !key.isBlank()).map(NamedKey::parse).forEach(fixed::add);
        return fixed;
    }

    static @Nullable String plain(@Nullable String key) {
        return key == null || key.isBlank() ? null : key.strip();
    }

    @Override
    public String toString() {
        return "AccessSettings[hosts=" + hosts + ", keys=" + keys.size() + ", apiKey="
                + (apiKey == null ? "none" : "set") + ", writeKey=" + (writeKey == null ? "none" : "set") + "]";
    }
}
