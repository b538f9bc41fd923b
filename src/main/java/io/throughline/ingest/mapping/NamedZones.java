package io.throughline.ingest.mapping;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;

/** Zones as shops and help desks name them, beside the names of the zone database. */
final class NamedZones {
    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("Hawaii", "Pacific/Honolulu"),
            Map.entry("Alaska", "America/Anchorage"),
            Map.entry("Pacific Time (US & Canada)", "America/Los_Angeles"),
            Map.entry("Arizona", "America/Phoenix"),
            Map.entry("Mountain Time (US & Canada)", "America/Denver"),
            Map.entry("Central Time (US & Canada)", "America/Chicago"),
            Map.entry("Saskatchewan", "America/Regina"),
            Map.entry("Eastern Time (US & Canada)", "America/New_York"),
            Map.entry("Indiana (East)", "America/Indiana/Indianapolis"),
            Map.entry("Atlantic Time (Canada)", "America/Halifax"),
            Map.entry("Newfoundland", "America/St_Johns"),
            Map.entry("London", "Europe/London"),
            Map.entry("Dublin", "Europe/Dublin"),
            Map.entry("Paris", "Europe/Paris"),
            Map.entry("Madrid", "Europe/Madrid"),
            Map.entry("Berlin", "Europe/Berlin"),
            Map.entry("Tokyo", "Asia/Tokyo"),
            Map.entry("Sydney", "Australia/Sydney"),
            Map.entry("Melbourne", "Australia/Melbourne"),
            Map.entry("Brisbane", "Australia/Brisbane"),
            Map.entry("Perth", "Australia/Perth"));

    private NamedZones() {}

    /** A local time {@code 2024-03-10 01:59:30} of a zone as an instant; the text as it stands where time or zone cannot be read, which refuses the row. */
    static String instant(String time, String zone) {
        try {
            LocalDateTime local = LocalDateTime.parse(time.strip().replace(' ', 'T'));
            ZoneId named = ZoneId.of(KNOWN.getOrDefault(zone.strip(), zone.strip()));
            return local.atZone(named).toInstant().toString();
        } catch (DateTimeException unreadable) {
            return time.strip() + ' ' + zone.strip();
        }
    }
}
