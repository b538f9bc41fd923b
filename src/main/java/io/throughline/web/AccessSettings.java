package io.throughline.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may ask.
 *
 * @param hosts names besides localhost, 127.0.0.1 and [::1] under which the service is reached, without port
 * @param apiKey what every request must carry; null or blank: nothing
 * @param writeKey what opens the endpoints of events besides; null or blank: nothing does
 */
@ConfigurationProperties("throughline")
record AccessSettings(
        @DefaultValue({}) List<String> hosts,
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

    private static @Nullable String plain(@Nullable String key) {
        return key == null || key.isBlank() ? null : key.strip();
    }

    @Override
    public String toString() {
        return "AccessSettings[hosts=" + hosts + ", apiKey=" + (apiKey == null ? "none" : "set") + ", writeKey="
                + (writeKey == null ? "none" : "set") + "]";
    }
}
